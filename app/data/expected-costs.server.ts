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
import { expectedAsOf, expectedColumns, expectedJoins } from "./expected-as-of.ts";
import { Prisma } from "./generated/client.ts";
import { runsOn } from "./running-placements.ts";
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
    WITH ${expectedAsOf(commissionerId, day)}
    SELECT p.id AS "placementId", ${expectedColumns} FROM placement p ${expectedJoins()}
    WHERE p.commissioner_id = ${commissionerId}::uuid AND ${runsOn(sql`${day}::date`)} AND ${among} AND x.digest IS NOT NULL ORDER BY p.id`;
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
    WITH ${expectedAsOf(commissionerId, day)}
    SELECT DISTINCT n.parameters_id AS "parametersId", n.digest, c.slots
    FROM placement p ${expectedJoins()} JOIN care_need c ON c.commissioner_id = ${commissionerId}::uuid AND c.digest = n.digest
    WHERE p.commissioner_id = ${commissionerId}::uuid AND ${runsOn(sql`${day}::date`)} AND n.parameters_id IS NOT NULL AND x.digest IS NULL
      AND (n.parameters_id, n.digest) > (${after.parametersId}::uuid, ${after.digest})
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
