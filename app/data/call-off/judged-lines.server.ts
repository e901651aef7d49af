import type { Day } from "#app/domain/calendar.ts";
import { eligibility, isEligible, type Eligibility } from "#app/domain/call-off/eligibility.ts";
import { rateHere } from "#app/domain/call-off/rate-here.ts";
import type { RateHeld, Requirement } from "#app/domain/call-off/requirement.ts";
import { groundLotIds, type JoinableLot } from "#app/domain/framework/membership.ts";
import type { Tx } from "../db.server.ts";
import { lotsOf } from "../frameworks.server.ts";
import { Prisma } from "../generated/client.ts";
import { factsIn, toCandidate, type Candidate, type FactsRow } from "../search/facts.server.ts";
import { candidates } from "../search/narrowing.server.ts";

/** A line called off, as far as it bears on who is eligible for it. */
export type CalledLine = { readonly lotId: string; readonly serviceLineId: string; readonly areaId: string };

/** A member at one of its places, judged for a line, with the rate that holds there. */
export type JudgedPlace = Eligibility & {
  readonly candidate: Candidate;
  readonly rate: RateHeld | undefined;
  /** Whether it may take the line by the line's own lot alone, as a partner in a bid could. */
  readonly asPartner: boolean;
};

/** The members' places judged for each line, in the order of the lines, and the party as which each member acts. */
export type JudgedLines = {
  readonly byLine: readonly (readonly JudgedPlace[])[];
  readonly parties: ReadonlyMap<string, string>;
};

const { sql } = Prisma;

/**
 * Judges every member of each line's lot on a day, by `eligibility`: it holds every lot called off, is not stopped,
 * covers the area and has a rate for the line that fits its cap (a lot that is joined automatically has no rates).
 * Invitations and offers stand on the same answer.
 */
export async function judgedForLines(
  tx: Tx,
  frameworkId: string,
  lines: readonly CalledLine[],
  today: Day,
): Promise<JudgedLines> {
  const lotIds = [...new Set(lines.map(({ lotId }) => lotId))];
  const lots = (await lotsOf(tx, [frameworkId]))
    .filter(({ id }) => lotIds.includes(id))
    .map(({ id, rule }) => ({ lotId: id, rule }));
  const everywhereId = await everywhereOf(tx, frameworkId);
  const byLine = [];
  for (const line of lines)
    byLine.push(await placesFor(tx, requirementOf(frameworkId, lots, everywhereId, line), line.lotId, today));
  const providerIds = [...new Set(byLine.flat().map(({ candidate }) => candidate.providerId))];
  return { byLine, parties: await partiesOf(tx, providerIds, lots, today) };
}

function requirementOf(
  frameworkId: string,
  lots: readonly JoinableLot[],
  everywhereId: string,
  { serviceLineId, lotId, areaId }: CalledLine,
): Requirement {
  const priced = lots.some((lot) => lot.lotId === lotId && lot.rule.kind === "by-application");
  return {
    ...{ frameworkId, everywhereId, lots, areaId: areaId === everywhereId ? null : areaId },
    price: priced ? { serviceLineId, lotId, areaId, need: { kind: "any" } } : null,
    ...{ within: null, ratings: null, specialism: null, room: null, includeStopped: false },
  };
}

async function placesFor(
  tx: Tx,
  requirement: Requirement,
  lotId: string,
  today: Day,
): Promise<readonly JudgedPlace[]> {
  const own = { ...requirement, lots: requirement.lots.filter((lot) => lot.lotId === lotId) };
  const chosen = sql`(SELECT c.*, row_number() OVER (ORDER BY c.provider_id, c.location_id) AS nth
    FROM (${candidates({ requirement: own, today }, null)}) c)`;
  const [row] = await tx.$queryRaw<{ found: readonly FactsRow[] }[]>`
    SELECT ${factsIn(chosen, { requirement, today })} AS found`;
  const { price, everywhereId } = requirement;
  return (row?.found ?? []).map((facts) => {
    const candidate = toCandidate(facts);
    const rate = price ? rateHere(candidate, price, everywhereId, today) : undefined;
    const asPartner = isEligible(eligibility(candidate, own, today));
    return { candidate, rate, asPartner, ...eligibility(candidate, requirement, today) };
  });
}

async function everywhereOf(tx: Tx, frameworkId: string): Promise<string> {
  const [area] = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM area a JOIN framework f ON f.commissioner_id = a.commissioner_id
    WHERE f.id = ${frameworkId}::uuid AND a.everywhere`;
  if (!area) throw new Error(`No area stands for everywhere on framework ${frameworkId}`);
  return area.id;
}

/** The party as which each provider holds the lots: the one of a membership that holds today before any other. */
async function partiesOf(
  tx: Tx,
  providerIds: readonly string[],
  lots: readonly JoinableLot[],
  today: Day,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ providerId: string; partyId: string }[]>`
    SELECT DISTINCT ON (m.provider_id) m.provider_id AS "providerId", m.party_id AS "partyId" FROM lot_membership m
    WHERE m.provider_id = ANY (${[...providerIds]}::uuid[]) AND m.lot_id = ANY (${lots.flatMap(groundLotIds)}::uuid[])
    ORDER BY m.provider_id, (m.active_from <= ${today}::date AND (m.active_to IS NULL OR m.active_to > ${today}::date)) DESC, m.active_from DESC`;
  return new Map(rows.map(({ providerId, partyId }) => [providerId, partyId]));
}
