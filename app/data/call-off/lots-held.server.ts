import type { Day } from "#app/domain/calendar.ts";
import { eligibility } from "#app/domain/call-off/eligibility.ts";
import type { Requirement } from "#app/domain/call-off/requirement.ts";
import type { Tx } from "../db.server.ts";
import { lotsOf } from "../frameworks.server.ts";
import { Prisma } from "../generated/client.ts";
import { factsIn, toCandidate, type FactsRow } from "../search/facts.server.ts";

/** Whether a member holds every lot of a call-off: those it holds, and those that speak against it. */
export type LotsHeld = {
  readonly held: readonly { readonly lotId: string; readonly since: string }[];
  readonly notHeld: readonly string[];
};

/** Judges a member as a whole, by the one eligibility function, against every lot of a call-off on a day. */
export async function lotsHeld(
  tx: Tx,
  callOff: { readonly id: string; readonly frameworkId: string },
  providerId: string,
  day: Day,
): Promise<LotsHeld> {
  const wanted = await tx.callOffLot.findMany({ where: { callOffId: callOff.id }, select: { lotId: true } });
  const lotIds = wanted.map(({ lotId }) => lotId);
  const lots = (await lotsOf(tx, [callOff.frameworkId])).filter((lot) => lotIds.includes(lot.id));
  const requirement: Requirement = {
    ...{ frameworkId: callOff.frameworkId, lots: lots.map(({ id, rule }) => ({ lotId: id, rule })) },
    ...{ everywhereId: "", areaId: null, within: null, price: null, ratings: null, specialism: null },
    ...{ room: null, includeStopped: false },
  };
  const whole = Prisma.sql`(SELECT l.provider_id, l.id AS location_id, 1 AS nth FROM location l
    WHERE l.provider_id = ${providerId}::uuid AND l.organisation)`;
  const [row] = await tx.$queryRaw<{ facts: readonly FactsRow[] }[]>`
    SELECT ${factsIn(whole, { requirement, today: day })} AS facts`;
  const facts = row?.facts[0];
  if (!facts) return { held: [], notHeld: lotIds };
  const judged = eligibility(toCandidate(facts), requirement, day);
  const against = judged.against.flatMap((reason) => (reason.kind === "lot-not-held" ? [reason.lotId] : []));
  const whollyAgainst = judged.against.some((reason) => reason.kind !== "lot-not-held");
  return {
    held: judged.for.flatMap((reason) =>
      reason.kind === "lot-held" ? [{ lotId: reason.lotId, since: reason.since }] : [],
    ),
    notHeld: whollyAgainst ? lotIds : against,
  };
}
