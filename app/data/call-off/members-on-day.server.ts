import type { Day } from "#app/domain/calendar.ts";
import type { CallOff, CallOffLine } from "#app/domain/call-off/call-off.ts";
import { eligibility, isEligible, type Eligibility } from "#app/domain/call-off/eligibility.ts";
import { costOfLines } from "#app/domain/call-off/cost.ts";
import { blockPrice, type PricedLine } from "#app/domain/call-off/price-line.ts";
import type { RankedBy, RankingRule } from "#app/domain/call-off/ranking-rule.ts";
import { rateHere } from "#app/domain/call-off/rate-here.ts";
import type { ReasonAgainst, ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { RateHeld, Requirement } from "#app/domain/call-off/requirement.ts";
import { milesBetween, type GridPlace } from "#app/domain/framework/postcode.ts";
import { groundLotIds, type JoinableLot } from "#app/domain/framework/membership.ts";
import type { Tx } from "../db.server.ts";
import { factsIn, toCandidate, type Candidate, type FactsRow } from "../search/facts.server.ts";
import { candidates } from "../search/narrowing.server.ts";
import { lotsToStandIn } from "../standing.server.ts";
import { Prisma } from "../generated/client.ts";

/** A member that may be offered the whole call-off on a day, with what it would cost at the member's own rates. */
export type MemberOnDay = Omit<RankedBy, "lastOfferedAt"> & {
  readonly partyId: string;
  readonly prices: readonly PricedLine[];
  readonly reasons: readonly ReasonFor[];
};

/** A member of a lot that may not, and what speaks against it. */
export type LeftOut = {
  readonly providerId: string;
  readonly name: string;
  readonly against: readonly ReasonAgainst[];
};

/** Who may be offered on a day, and who of the lots' members may not. */
export type MembersOnDay = {
  readonly eligible: readonly MemberOnDay[];
  readonly leftOut: readonly LeftOut[];
};

export type HowToChoose = { readonly rule: RankingRule; readonly place: GridPlace | null };

/**
 * Judges every member of a call-off's lots on a day, line by line, by the one eligibility function, and prices each
 * line at the member's own framework rate of that day: at the nearest of its eligible places where the rule is by
 * distance, otherwise at the one that costs least.
 */
export async function membersOnDay(
  tx: Tx,
  callOff: Pick<CallOff, "id" | "frameworkId">,
  lines: readonly CallOffLine[],
  today: Day,
  how: HowToChoose,
): Promise<MembersOnDay> {
  const lots = await lotsOf(tx, lines);
  const everywhereId = await everywhereOf(tx, callOff.frameworkId);
  const asked = await blockPrices(tx, callOff.id);
  const byLine: (readonly Judged[])[] = [];
  for (const line of lines)
    byLine.push(await judged(tx, requirementOf(callOff.frameworkId, lots, everywhereId, line), today));
  const parties = await partiesOf(tx, lots, today);
  const rateIds = await rateIdsOf(tx, lines, today);
  const providerIds = [...new Set(byLine.flat().map(({ candidate }) => candidate.providerId))];
  const members = providerIds.map((providerId) => {
    const places = byLine.map((all) => all.filter(({ candidate }) => candidate.providerId === providerId));
    return member(places, lines, parties.get(providerId), how, { asked, rateIds });
  });
  return {
    eligible: members.flatMap((one) => ("partyId" in one ? [one] : [])),
    leftOut: members.flatMap((one) => ("partyId" in one ? [] : [one])),
  };
}

type OnFile = {
  readonly asked: ReadonlyMap<string, number>;
  readonly rateIds: ReadonlyMap<string, string>;
};

/** One member, by its places judged for each line in the order of the lines. */
function member(
  places: readonly (readonly Judged[])[],
  lines: readonly CallOffLine[],
  partyId: string | undefined,
  how: HowToChoose,
  onFile: OnFile,
): MemberOnDay | LeftOut {
  const [first] = places.flat();
  const who = { providerId: first?.candidate.providerId ?? "", name: first?.candidate.provider ?? "" };
  const prices = lines.flatMap((line, index) => {
    const best = bestOf(places[index] ?? [], how);
    return best?.rate ? [{ best, price: priced(line, best.candidate, best.rate, onFile) }] : [];
  });
  const [main] = prices;
  if (!partyId || !main || prices.length < lines.length)
    return { ...who, against: places.flatMap(fewestAgainst) };
  return {
    ...{ ...who, partyId, prices: prices.map(({ price }) => price) },
    value: costOfLines(prices.map(({ price }) => price)),
    rating: main.best.candidate.rating,
    miles: milesTo(main.best.candidate, how),
    reasons: main.best.for,
  };
}

type Judged = Eligibility & { readonly candidate: Candidate; readonly rate: RateHeld | undefined };

async function judged(tx: Tx, requirement: Requirement, today: Day): Promise<readonly Judged[]> {
  const narrowing = { requirement, today };
  const [row] = await tx.$queryRaw<{ facts: readonly FactsRow[] }[]>`
    SELECT ${factsIn(Prisma.sql`(SELECT n.*, row_number() OVER (ORDER BY n.provider_id, n.location_id) AS nth FROM (${candidates(narrowing, null)}) n)`, narrowing)} AS facts`;
  return (row?.facts ?? []).map((facts) => {
    const candidate = toCandidate(facts);
    const rate = requirement.price
      ? rateHere(candidate, requirement.price, requirement.everywhereId, today)
      : undefined;
    return { candidate, rate, ...eligibility(candidate, requirement, today) };
  });
}

function requirementOf(
  frameworkId: string,
  lots: readonly JoinableLot[],
  everywhereId: string,
  { serviceLineId, lotId, areaId }: CallOffLine,
): Requirement {
  return {
    ...{ frameworkId, lots, everywhereId, areaId, within: null },
    ...{ ratings: null, specialism: null, room: null, includeStopped: false },
    price: { serviceLineId, lotId, areaId, need: { kind: "any" } },
  };
}

function bestOf(places: readonly Judged[], how: HowToChoose): Judged | undefined {
  const byPrice = (a: Judged, b: Judged) => (a.rate?.pence ?? 0) - (b.rate?.pence ?? 0);
  const byMiles = (a: Judged, b: Judged) =>
    (milesTo(a.candidate, how) ?? Infinity) < (milesTo(b.candidate, how) ?? Infinity) ? -1 : 1;
  const order = how.rule === "DISTANCE_THEN_PRICE" ? byMiles : byPrice;
  return places.filter((one) => isEligible(one) && one.rate).sort(order)[0];
}

function milesTo({ place }: Candidate, how: HowToChoose): number | null {
  return how.place && place ? milesBetween(how.place, place) : null;
}

/** What speaks against the best of the places for a line. */
function fewestAgainst(places: readonly Judged[]): readonly ReasonAgainst[] {
  return [...places].sort((a, b) => a.against.length - b.against.length)[0]?.against ?? [];
}

function priced(
  line: CallOffLine,
  { providerId, locationId }: Candidate,
  rate: RateHeld,
  { asked, rateIds }: OnFile,
): PricedLine {
  return {
    ...{
      lineId: line.id,
      locationId,
      ratePence: rate.pence,
      capPence: rate.capTodayPence,
      units: line.units,
    },
    pence: blockPrice(asked.get(line.id) ?? null, rate.pence),
    rateId: rateIds.get([providerId, line.serviceLineId, rate.areaId, rate.locationId].join()) ?? null,
  };
}

async function lotsOf(tx: Tx, lines: readonly CallOffLine[]): Promise<readonly JoinableLot[]> {
  const wanted = new Set(lines.map(({ lotId }) => lotId));
  return (await lotsToStandIn(tx))
    .filter(({ lotId }) => wanted.has(lotId))
    .map(({ lotId, rule }) => ({ lotId, rule }));
}

async function everywhereOf(tx: Tx, frameworkId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM area a JOIN framework f ON f.commissioner_id = a.commissioner_id WHERE f.id = ${frameworkId}::uuid AND a.everywhere`;
  if (!row) throw new Error("a framework without an area for everywhere");
  return row.id;
}

/** The party by which each member holds the first of the lots on a day. */
async function partiesOf(tx: Tx, lots: readonly JoinableLot[], today: Day) {
  const grounds = lots[0] ? [...groundLotIds(lots[0])] : [];
  const rows = await tx.$queryRaw<{ providerId: string; partyId: string }[]>`
    SELECT DISTINCT ON (m.provider_id) m.provider_id AS "providerId", m.party_id AS "partyId" FROM lot_membership m
    WHERE m.lot_id = ANY (${grounds}::uuid[]) AND m.active_from <= ${today}::date AND (m.active_to IS NULL OR m.active_to > ${today}::date)
    ORDER BY m.provider_id, m.active_from`;
  return new Map(rows.map(({ providerId, partyId }) => [providerId, partyId]));
}

async function rateIdsOf(tx: Tx, lines: readonly CallOffLine[], today: Day) {
  const rows = await tx.$queryRaw<
    { id: string; providerId: string; serviceLineId: string; areaId: string; locationId: string }[]
  >`
    SELECT r.id, r.provider_id AS "providerId", r.service_line_id AS "serviceLineId", r.area_id AS "areaId", r.location_id AS "locationId"
    FROM rate r WHERE r.service_line_id = ANY (${lines.map(({ serviceLineId }) => serviceLineId)}::uuid[])
      AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date)`;
  return new Map(
    rows.map((row) => [[row.providerId, row.serviceLineId, row.areaId, row.locationId].join(), row.id]),
  );
}

async function blockPrices(tx: Tx, callOffId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.blockTerms.findMany({
    where: { callOffId },
    select: { callOffLineId: true, pence: true },
  });
  return new Map(rows.map(({ callOffLineId, pence }) => [callOffLineId, pence]));
}
