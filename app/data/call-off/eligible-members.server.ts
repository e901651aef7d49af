import type { Day } from "#app/domain/calendar.ts";
import { eligibility, isEligible } from "#app/domain/call-off/eligibility.ts";
import type { ReasonAgainst, ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { Requirement } from "#app/domain/call-off/requirement.ts";
import type { JoinableLot } from "#app/domain/framework/membership.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { lotsOf } from "../frameworks.server.ts";
import { factsIn, toCandidate, type Candidate, type FactsRow } from "../search/facts.server.ts";
import { candidates } from "../search/narrowing.server.ts";

/** What is called off, as far as it bears on who is eligible. */
type Called = { readonly frameworkId: string };
type CalledLine = { readonly lotId: string; readonly serviceLineId: string; readonly areaId: string };

/** A member at its best place for one line, with what speaks for and against it there. */
export type JudgedForLine = {
  readonly lotId: string;
  readonly serviceLineId: string;
  readonly locationId: string;
  readonly reasons: readonly ReasonFor[];
  readonly against: readonly ReasonAgainst[];
};

/** A member of a lot called off: eligible where it can take every line at some place, in every lot, on the day. */
export type JudgedMember = {
  readonly providerId: string;
  readonly partyId: string;
  readonly name: string;
  readonly eligible: boolean;
  readonly lines: readonly JudgedForLine[];
  /** What speaks against it, each thing once; empty where it is eligible. */
  readonly against: readonly ReasonAgainst[];
};

const { sql } = Prisma;

/**
 * Every member of a lot that a call-off draws on, judged on a day by `eligibility`: it holds every lot, is not stopped,
 * covers the area and has a rate for each line that fits its cap (a lot that is joined automatically has no rates).
 */
export async function eligibleMembers(
  tx: Tx,
  callOff: Called,
  lines: readonly CalledLine[],
  today: Day,
): Promise<readonly JudgedMember[]> {
  const lotIds = [...new Set(lines.map(({ lotId }) => lotId))];
  const lots = (await lotsOf(tx, [callOff.frameworkId])).filter(({ id }) => lotIds.includes(id));
  const everywhereId = await everywhereOf(tx, callOff.frameworkId);
  const judged: { readonly candidate: Candidate; readonly line: JudgedForLine }[] = [];
  for (const line of lines) {
    const requirement = requirementOf(callOff, line, lots, everywhereId);
    for (const candidate of await candidatesFor(tx, requirement, line.lotId, today)) {
      const { for: reasons, against } = eligibility(candidate, requirement, today);
      const { lotId, serviceLineId } = line;
      judged.push({
        candidate,
        line: { lotId, serviceLineId, locationId: candidate.locationId, reasons, against },
      });
    }
  }
  const parties = await partiesOf(
    tx,
    [...new Set(judged.map(({ candidate }) => candidate.providerId))],
    lots,
    today,
  );
  return membersOf(judged, lines, parties);
}

function requirementOf(
  { frameworkId }: Called,
  line: CalledLine,
  lots: readonly { readonly id: string; readonly rule: JoinableLot["rule"] }[],
  everywhereId: string,
): Requirement {
  const priced = lots.find(({ id }) => id === line.lotId)?.rule.kind === "by-application";
  const { serviceLineId, lotId, areaId } = line;
  return {
    ...{ frameworkId, everywhereId, lots: lots.map(({ id, rule }) => ({ lotId: id, rule })) },
    areaId: areaId === everywhereId ? null : areaId,
    price: priced ? { serviceLineId, lotId, areaId, need: { kind: "any" } } : null,
    ...{ within: null, ratings: null, specialism: null, room: null, includeStopped: false },
  };
}

async function candidatesFor(
  tx: Tx,
  requirement: Requirement,
  lotId: string,
  today: Day,
): Promise<readonly Candidate[]> {
  const own = { ...requirement, lots: requirement.lots.filter((lot) => lot.lotId === lotId) };
  const chosen = sql`(SELECT c.*, row_number() OVER (ORDER BY c.provider_id, c.location_id) AS nth
    FROM (${candidates({ requirement: own, today }, null)}) c)`;
  const [row] = await tx.$queryRaw<{ found: readonly FactsRow[] }[]>`
    SELECT ${factsIn(chosen, { requirement, today })} AS found`;
  return (row?.found ?? []).map(toCandidate);
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
  lots: readonly { readonly id: string; readonly rule: JoinableLot["rule"] }[],
  today: Day,
): Promise<ReadonlyMap<string, string>> {
  const grounds = lots.flatMap(({ id, rule }) => (rule.kind === "automatic" ? rule.coreLotIds : [id]));
  const rows = await tx.$queryRaw<{ providerId: string; partyId: string }[]>`
    SELECT DISTINCT ON (m.provider_id) m.provider_id AS "providerId", m.party_id AS "partyId" FROM lot_membership m
    WHERE m.provider_id = ANY (${[...providerIds]}::uuid[]) AND m.lot_id = ANY (${grounds}::uuid[])
    ORDER BY m.provider_id, (m.active_from <= ${today}::date AND (m.active_to IS NULL OR m.active_to > ${today}::date)) DESC, m.active_from DESC`;
  return new Map(rows.map(({ providerId, partyId }) => [providerId, partyId]));
}

function membersOf(
  judged: readonly { readonly candidate: Candidate; readonly line: JudgedForLine }[],
  lines: readonly CalledLine[],
  parties: ReadonlyMap<string, string>,
): readonly JudgedMember[] {
  const byProvider = new Map<string, (typeof judged)[number][]>();
  for (const one of judged)
    byProvider.set(one.candidate.providerId, [...(byProvider.get(one.candidate.providerId) ?? []), one]);
  const members = [...byProvider].flatMap(([providerId, places]) => {
    const partyId = parties.get(providerId);
    if (!partyId) return [];
    const best = lines.flatMap((line) =>
      bestPlace(
        places.map((place) => place.line),
        line,
      ),
    );
    const eligible = best.length === lines.length && best.every(isEligible);
    const against = eligible ? [] : each(best.flatMap((line) => line.against));
    return [
      { providerId, partyId, name: places[0]?.candidate.provider ?? "", eligible, lines: best, against },
    ];
  });
  return members.sort(
    (a, b) => a.name.localeCompare(b.name, "en-GB") || (a.providerId < b.providerId ? -1 : 1),
  );
}

/** The place at which the least speaks against a member for a line. */
function bestPlace(places: readonly JudgedForLine[], line: CalledLine): readonly JudgedForLine[] {
  const here = places.filter((place) => place.serviceLineId === line.serviceLineId);
  return [...here].sort((a, b) => a.against.length - b.against.length).slice(0, 1);
}

function each(reasons: readonly ReasonAgainst[]): readonly ReasonAgainst[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
