import type { IntendedPlacing, OfferedPart, PlacingFacts } from "#app/domain/brokerage/placing.ts";
import { requestStage } from "#app/domain/brokerage/request.ts";
import type { Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { eligibility, type Eligibility } from "#app/domain/call-off/eligibility.ts";
import type { Requirement } from "#app/domain/call-off/requirement.ts";
import type { JoinableLot } from "#app/domain/framework/membership.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { lotsOf } from "../frameworks.server.ts";
import { Prisma } from "../generated/client.ts";
import { factsIn, toCandidate, type FactsRow } from "../search/facts.server.ts";
import { placementLimitOf } from "./placement-limits.server.ts";

/** A line of the offer that was chosen, beside the rate, cap and exception that it was made under. */
export type ChosenLine = OfferedPart & {
  readonly title: string;
  readonly lotId: string;
  readonly areaId: string;
  readonly rateId: string | null;
  readonly ratePence: number | null;
  readonly capPence: number | null;
  readonly exceptionId: string | null;
  readonly reason: string;
};

/** A request as it stands when a person is placed from it, with the offer that was chosen. */
export type RequestToPlace = {
  readonly id: string;
  readonly commissionerId: string;
  readonly frameworkId: string;
  readonly reference: string;
  readonly personRef: string;
  readonly ageBand: string;
  readonly supportReason: string;
  readonly streams: readonly string[];
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly urgent: boolean;
  readonly stage: PlacingFacts["stage"];
  readonly chosen: Chosen | null;
};

/** The offer that was chosen, and whose it is. */
export type Chosen = {
  readonly offerId: string;
  readonly enquiryId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly locationId: string;
  readonly location: string;
  readonly startsOn: Day;
  readonly withdrawn: boolean;
  readonly conditions: string;
  readonly weekly: Pence;
  readonly lines: readonly ChosenLine[];
};

/** A request of the actor's own commissioner; held until the transaction ends where a deed follows. Undefined for a stranger's. */
export async function requestToPlace(
  tx: Tx,
  requestId: string,
  hold?: "hold",
): Promise<RequestToPlace | undefined> {
  if (hold)
    await tx.$queryRaw`SELECT 1 FROM placement_request WHERE id = ${requestId}::uuid AND commissioner_id = app.commissioner() FOR NO KEY UPDATE`;
  const row = await tx.placementRequest.findUnique({
    where: { id: requestId },
    select: {
      ...{ id: true, commissionerId: true, frameworkId: true, reference: true, personRef: true },
      ...{ ageBand: true, supportReason: true, streams: true, startsOn: true, endsOn: true, urgency: true },
      ...{ archivedAt: true, heldAt: true, brokerId: true },
    },
  });
  if (!row) return undefined;
  const { urgency, startsOn, endsOn, archivedAt, heldAt, brokerId, ...head } = row;
  const facts = await progressOf(tx, requestId);
  return {
    ...head,
    urgent: urgency === "URGENT",
    startsOn: fromColumn(startsOn),
    endsOn: endsOn && fromColumn(endsOn),
    stage: requestStage({ archivedAt, heldAt, brokerId, ...facts }),
    chosen: facts.offerId ? await chosenOf(tx, facts.offerId) : null,
  };
}

type Progress = {
  readonly enquiries: number;
  readonly standingOffers: number;
  readonly waitingAtPanel: boolean;
  readonly chosenAt: Date | null;
  readonly offerId: string | null;
  readonly placedAt: Date | null;
};

async function progressOf(tx: Tx, requestId: string): Promise<Progress> {
  const [row] = await tx.$queryRaw<Progress[]>`
    SELECT (SELECT count(*)::int FROM enquiry e WHERE e.request_id = r.id) AS enquiries,
      (SELECT count(*)::int FROM placement_offer o JOIN enquiry e ON e.id = o.enquiry_id WHERE e.request_id = r.id AND o.withdrawn_at IS NULL) AS "standingOffers",
      EXISTS (SELECT 1 FROM panel_case c WHERE c.request_id = r.id AND c.withdrawn_at IS NULL AND c.why <> 'INTERIM'
        AND NOT EXISTS (SELECT 1 FROM panel_decision d WHERE d.case_id = c.id)) AS "waitingAtPanel",
      c.chosen_at AS "chosenAt", c.offer_id AS "offerId",
      (SELECT p.created_at FROM placement p WHERE p.request_id = r.id AND p.cancelled_on IS NULL) AS "placedAt"
    FROM placement_request r LEFT JOIN LATERAL (SELECT * FROM placement_choice h WHERE h.request_id = r.id ORDER BY h.chosen_at DESC LIMIT 1) c
      ON c.kind <> 'NONE'
    WHERE r.id = ${requestId}::uuid`;
  if (!row) throw new Error("a request that was just read is gone");
  return row;
}

async function chosenOf(tx: Tx, offerId: string): Promise<Chosen | null> {
  const [row] = await tx.$queryRaw<
    (Omit<Chosen, "startsOn" | "weekly" | "lines"> & { startsOn: Date; weekly: number })[]
  >`
    SELECT o.id AS "offerId", o.enquiry_id AS "enquiryId", o.provider_id AS "providerId", p.name AS provider, e.location_id AS "locationId", l.name AS location,
      o.starts_on AS "startsOn", o.withdrawn_at IS NOT NULL AS withdrawn, o.conditions, o.weekly_pence AS weekly
    FROM placement_offer o JOIN enquiry e ON e.id = o.enquiry_id JOIN provider p ON p.id = o.provider_id JOIN location l ON l.id = e.location_id
    WHERE o.id = ${offerId}::uuid`;
  if (!row) return null;
  return {
    ...row,
    startsOn: fromColumn(row.startsOn),
    weekly: pence(row.weekly),
    lines: await linesOf(tx, offerId),
  };
}

async function linesOf(tx: Tx, offerId: string): Promise<readonly ChosenLine[]> {
  type Row = Omit<ChosenLine, "kind" | "per" | "pence"> & { readonly per: string; readonly pence: number };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT n.service_line_id AS "serviceLineId", s.title, s.lot_id AS "lotId", n.area_id AS "areaId", n.pence, n.per, n.units::text AS units,
      n.rate_id AS "rateId", n.rate_pence AS "ratePence", n.cap_pence AS "capPence", n.exception_id AS "exceptionId", n.reason
    FROM placement_offer_line n JOIN service_line s ON s.id = n.service_line_id WHERE n.offer_id = ${offerId}::uuid ORDER BY s.position, s.id`;
  return rows.map((row) => ({ ...row, kind: "care", per: row.per as Frequency, pence: pence(row.pence) }));
}

/** Everything that speaks for and against the chosen provider at its place today, line by line, by the one eligibility function. */
export async function judgedToday(
  tx: Tx,
  frameworkId: string,
  { providerId, locationId, lines }: Pick<Chosen, "providerId" | "locationId" | "lines">,
  today: Day,
): Promise<Eligibility> {
  const lots = await lotsOf(tx, [frameworkId]);
  const [everywhere] = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM area a JOIN framework f ON f.commissioner_id = a.commissioner_id WHERE f.id = ${frameworkId}::uuid AND a.everywhere`;
  const judged = [];
  for (const line of lines) {
    const lot = lots.find(({ id }) => id === line.lotId);
    if (!lot || !everywhere) continue;
    const requirement = requirementOf(frameworkId, { lotId: lot.id, rule: lot.rule }, everywhere.id, line);
    judged.push(await judgeOne(tx, { providerId, locationId }, requirement, today));
  }
  const once = <T>(reasons: readonly T[]) => [
    ...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values(),
  ];
  return {
    for: once(judged.flatMap((one) => one.for)),
    against: once(judged.flatMap((one) => one.against)),
  };
}

function requirementOf(
  frameworkId: string,
  lot: JoinableLot,
  everywhereId: string,
  { serviceLineId, lotId, areaId }: ChosenLine,
): Requirement {
  const priced = lot.rule.kind === "by-application";
  return {
    ...{ frameworkId, everywhereId, lots: [lot], areaId: areaId === everywhereId ? null : areaId },
    price: priced ? { serviceLineId, lotId, areaId, need: { kind: "any" } } : null,
    ...{ within: null, ratings: null, specialism: null, room: null, includeStopped: false },
  };
}

async function judgeOne(
  tx: Tx,
  { providerId, locationId }: Pick<Chosen, "providerId" | "locationId">,
  requirement: Requirement,
  today: Day,
): Promise<Eligibility> {
  const chosen = Prisma.sql`(SELECT ${providerId}::uuid AS provider_id, ${locationId}::uuid AS location_id, 1 AS nth)`;
  const [row] = await tx.$queryRaw<{ found: readonly FactsRow[] }[]>`
    SELECT ${factsIn(chosen, { requirement, today })} AS found`;
  const [facts] = row?.found ?? [];
  if (!facts) throw new Error(`No provider ${providerId} at ${locationId}`);
  return eligibility(toCandidate(facts), requirement, today);
}

/** The facts by which placing is judged on a day. */
export async function placingFacts(tx: Tx, request: RequestToPlace, now: Date): Promise<PlacingFacts> {
  const today = dayOf(now);
  const { chosen, stage, urgent, frameworkId } = request;
  const delegation = await placementLimitOf(tx, ["broker"], today);
  const against = chosen ? (await judgedToday(tx, frameworkId, chosen, today)).against : [];
  return {
    ...{ stage, urgent, against },
    offer: chosen && { startsOn: chosen.startsOn, withdrawn: chosen.withdrawn, parts: chosen.lines },
    delegation:
      delegation && delegation.interimDays !== null
        ? { limit: delegation.limit, interimDays: delegation.interimDays }
        : null,
  };
}

/** What is asked for besides the facts. */
export type PlacingAsked = IntendedPlacing & { readonly contractId: string | null };
