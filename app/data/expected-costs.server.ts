import type { CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import {
  calculation,
  costsBy,
  expectedCost,
  type ExpectedCost,
} from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";
import { storedLines, storedParameters, storedSlots } from "./stored-costs.ts";

/** What a placement is expected to cost in a week, with all the versions that it was worked out by. */
export type RememberedCost = {
  readonly placementId: string;
  readonly needDigest: string;
  readonly parametersId: string;
  readonly calculation: number;
  readonly low: Pence;
  readonly expected: Pence;
  readonly high: Pence;
};

const { sql } = Prisma;

/**
 * Each placement of a commissioner that runs on a day, with the digest of its need and the parameters in force for it: the
 * latest need of its own, or of the request that it was made from; the latest checked parameters of its lot and area, or of
 * its lot everywhere. A placement without either is not there.
 */
function neededOn(commissionerId: string, day: Day, among = sql`true`): Prisma.Sql {
  return sql`
    SELECT p.id AS placement_id, coalesce(own.digest, asked.digest) AS digest, coalesce(here.id, anywhere.id) AS parameters_id
    FROM placement p
    LEFT JOIN (SELECT DISTINCT ON (n.placement_id) n.placement_id, n.digest FROM care_need_of n
      WHERE n.commissioner_id = ${commissionerId}::uuid AND n.placement_id IS NOT NULL AND n.from_on <= ${day}::date
      ORDER BY n.placement_id, n.version DESC) own ON own.placement_id = p.id
    LEFT JOIN (SELECT DISTINCT ON (n.request_id) n.request_id, n.digest FROM care_need_of n
      WHERE n.commissioner_id = ${commissionerId}::uuid AND n.request_id IS NOT NULL AND n.from_on <= ${day}::date
      ORDER BY n.request_id, n.version DESC) asked ON asked.request_id = p.request_id
    LEFT JOIN (SELECT DISTINCT ON (c.lot_id, c.area_id) c.lot_id, c.area_id, c.id FROM cost_parameters c
      WHERE c.commissioner_id = ${commissionerId}::uuid AND c.area_id IS NOT NULL AND c.checked_at IS NOT NULL AND c.from_on <= ${day}::date
      ORDER BY c.lot_id, c.area_id, c.from_on DESC, c.version DESC) here ON here.lot_id = p.lot_id AND here.area_id = p.area_id
    LEFT JOIN (SELECT DISTINCT ON (c.lot_id) c.lot_id, c.id FROM cost_parameters c
      WHERE c.commissioner_id = ${commissionerId}::uuid AND c.area_id IS NULL AND c.checked_at IS NOT NULL AND c.from_on <= ${day}::date
      ORDER BY c.lot_id, c.from_on DESC, c.version DESC) anywhere ON anywhere.lot_id = p.lot_id
    WHERE p.commissioner_id = ${commissionerId}::uuid AND p.approved_on IS NOT NULL AND p.cancelled_on IS NULL
      AND p.from_on <= ${day}::date AND (p.to_on IS NULL OR p.to_on > ${day}::date) AND ${among}
      AND coalesce(own.digest, asked.digest) IS NOT NULL AND coalesce(here.id, anywhere.id) IS NOT NULL`;
}

/** What is remembered of each running placement that has a need, in one question; what was never worked out is not there. */
export async function expectedCostsOn(
  tx: Tx,
  commissionerId: string,
  day: Day,
): Promise<readonly RememberedCost[]> {
  return rememberedAmong(tx, commissionerId, day, sql`true`);
}

/** The same of one provider's placements, or of one lot's. */
export async function expectedCostsAmong(
  tx: Tx,
  commissionerId: string,
  day: Day,
  of: { readonly providerId: string } | { readonly lotId: string },
): Promise<readonly RememberedCost[]> {
  const among =
    "lotId" in of ? sql`p.lot_id = ${of.lotId}::uuid` : sql`p.provider_id = ${of.providerId}::uuid`;
  return rememberedAmong(tx, commissionerId, day, among);
}

async function rememberedAmong(
  tx: Tx,
  commissionerId: string,
  day: Day,
  among: Prisma.Sql,
): Promise<readonly RememberedCost[]> {
  return tx.$queryRaw<RememberedCost[]>`
    SELECT n.placement_id AS "placementId", n.digest AS "needDigest", n.parameters_id AS "parametersId", e.calculation,
      e.low_pence AS low, e.expected_pence AS expected, e.high_pence AS high
    FROM (${neededOn(commissionerId, day, among)}) n JOIN expected_cost e ON e.commissioner_id = ${commissionerId}::uuid
      AND e.digest = n.digest AND e.parameters_id = n.parameters_id AND e.calculation = ${calculation}
    ORDER BY n.placement_id`;
}

/**
 * Works out and remembers what running placements are expected to cost where that is not yet known: once for each need
 * and set of parameters, however many placements have them. Gives how many were worked out. A need that the figures have
 * nothing for (a sleep-in without a price) is left out.
 */
export async function rememberExpectedCosts(
  tx: Tx,
  commissionerId: string,
  day: Day,
  now: Instant,
): Promise<number> {
  const costs = new Map<string, ReturnType<typeof costsBy>>();
  let remembered = 0;
  let after: Needed = { digest: "", parametersId: nobody };
  for (;;) {
    const missing = await missingAfter(tx, commissionerId, day, after);
    await readParameters(tx, missing, costs);
    for (let from = 0; from < missing.length; from += atOnce) {
      const rows = missing.slice(from, from + atOnce).flatMap(({ digest, parametersId, slots }) => {
        const cost = costs.get(parametersId)?.(storedSlots(slots));
        return cost?.ok ? [rowOf({ commissionerId, digest, parametersId }, cost.value, now)] : [];
      });
      const { count } = await tx.expectedCost.createMany({ data: rows, skipDuplicates: true });
      remembered += count;
    }
    const last = missing.at(-1);
    if (!last || missing.length < aPage) return remembered;
    after = last;
  }
}

type Needed = { readonly digest: string; readonly parametersId: string };

/** The id that comes before all others. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** A page of what is not yet known, in the order of parameters and needs: as much as may stand in memory at once. */
async function missingAfter(tx: Tx, commissionerId: string, day: Day, after: Needed) {
  return tx.$queryRaw<(Needed & { readonly slots: unknown })[]>`
    SELECT DISTINCT n.parameters_id AS "parametersId", n.digest, c.slots
    FROM (${neededOn(commissionerId, day)}) n JOIN care_need c ON c.commissioner_id = ${commissionerId}::uuid AND c.digest = n.digest
    WHERE (n.parameters_id, n.digest) > (${after.parametersId}::uuid, ${after.digest})
      AND NOT EXISTS (SELECT 1 FROM expected_cost e WHERE e.commissioner_id = ${commissionerId}::uuid AND e.digest = n.digest
        AND e.parameters_id = n.parameters_id AND e.calculation = ${calculation})
    ORDER BY n.parameters_id, n.digest LIMIT ${aPage}`;
}

async function readParameters(
  tx: Tx,
  needed: readonly Needed[],
  known: Map<string, ReturnType<typeof costsBy>>,
) {
  const wanted = [...new Set(needed.map(({ parametersId }) => parametersId))].filter((id) => !known.has(id));
  const rows = await tx.costParameters.findMany({
    where: { id: { in: wanted } },
    select: { id: true, sets: true },
  });
  for (const { id, sets } of rows) known.set(id, costsBy(storedParameters(sets)));
}

const aPage = 20_000;
const atOnce = 1_000;

/** What a need costs by a version of parameters: what is remembered of it, or worked out now. */
export async function expectedCostOf(
  tx: Tx,
  need: { readonly digest: string; readonly slots: CareSlots },
  by: { readonly id: string; readonly parameters: CostParameters },
): Promise<ReturnType<typeof expectedCost>> {
  const row = await tx.expectedCost.findFirst({
    where: { digest: need.digest, parametersId: by.id, calculation },
    select: { lowPence: true, expectedPence: true, highPence: true, lines: true },
  });
  if (!row) return expectedCost(need.slots, by.parameters);
  const { lowPence, expectedPence, highPence, lines } = row;
  const three = { low: pence(lowPence), middle: pence(expectedPence), high: pence(highPence) };
  return { ok: true, value: { calculation, ...three, lines: storedLines(lines) } };
}

/** Remembers what a need costs by a version of parameters; what is remembered already stays. */
export async function rememberExpectedCost(
  tx: Tx,
  of: { readonly commissionerId: string; readonly digest: string; readonly parametersId: string },
  cost: ExpectedCost,
  now: Instant,
) {
  await tx.expectedCost.createMany({ data: rowOf(of, cost, now), skipDuplicates: true });
}

function rowOf(
  of: { readonly commissionerId: string; readonly digest: string; readonly parametersId: string },
  { calculation: version, low, middle, high, lines }: ExpectedCost,
  workedOutAt: Instant,
) {
  return {
    ...{ ...of, calculation: version, lowPence: low, expectedPence: middle, highPence: high },
    ...{ lines: lines as unknown as Prisma.InputJsonValue, workedOutAt },
  };
}
