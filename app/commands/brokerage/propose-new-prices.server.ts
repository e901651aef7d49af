import type { StaffActor } from "#app/domain/access/actor.ts";
import { lotRuleOn } from "#app/domain/brokerage/lot-rule.ts";
import { yearlyCost } from "#app/domain/brokerage/placement.ts";
import { pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lotRulesOf } from "#app/data/brokerage/lot-rules.server.ts";
import { occasionsOf, type OccasionOnFile } from "#app/data/brokerage/occasions.server.ts";
import { keepRepriced, type PlacementToKeep } from "#app/data/brokerage/repriced-placements.server.ts";
import { addRepricing, waitsFor, type RepricingSums } from "#app/data/brokerage/repricings.server.ts";
import { placementsMet, runningByLot, type LotMet } from "#app/data/brokerage/standing-placements.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { frameworks } from "#app/data/frameworks.server.ts";
import { atATime, digest, judge, type Judged } from "./judging-placements.server.ts";

export type ProposeNewPricesRefusal = {
  readonly kind: "not-found" | "waits-already" | "no-lot-reached" | "nothing-changes";
};

/** Nobody waits longer than this for the placements of a council to be judged. */
export const patienceMs = 10 * 60_000;

/**
 * Proposes the new prices that a round or an uplift brings to running placements, by the rule that each lot has on the
 * day. Nothing changes by it but that it waits for another to decide.
 */
export function proposeNewPrices(
  actor: StaffActor,
  occasionId: string,
  arrival?: Arrival,
): Promise<Verdict<{ readonly id: string }, ProposeNewPricesRefusal>> {
  return inTransaction<Verdict<{ readonly id: string }, ProposeNewPricesRefusal>>(
    actor,
    async (tx, now) => {
      const { commissionerId, accountId } = actor;
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('new prices of ' || ${commissionerId} || ${occasionId}, 0))::text`;
      const own = await frameworks(tx, commissionerId);
      const ids = own.map(({ id }) => id);
      const occasion = (await occasionsOf(tx, ids)).find(({ id }) => id === occasionId);
      if (!occasion) return no({ kind: "not-found" });
      if (await waitsFor(tx, occasionId)) return no({ kind: "waits-already" });
      const lots = await lotsMet(tx, occasion);
      const reached = lots.filter((lot) => lot[occasion.kind] === "PROPOSE").map(({ lotId }) => lotId);
      if (reached.length === 0) return no({ kind: "no-lot-reached" });
      const { kept, sums } = await judgeAll(tx, occasion, lots, reached);
      if (sums.placements === 0) return no({ kind: "nothing-changes" });
      const by = { accountId, at: now };
      const id = await addRepricing(tx, commissionerId, occasion, sums, lots, by);
      for (let at = 0; at < kept.length; at += atATime)
        await keepRepriced(tx, id, commissionerId, kept.slice(at, at + atATime));
      record(tx, {
        ...{ kind: "re-pricing-proposed", subject: { kind: "commissioner", id: commissionerId } },
        ...{ repricingId: id, title: occasion.title, count: sums.placements, yearly: sums.yearly },
        digest: digest(kept.map(({ placementId, stoodAs }) => `${placementId} ${stoodAs}`).join("\n")),
      });
      return yes({ id });
    },
    arrival,
    patienceMs,
  );
}

async function lotsMet(
  tx: Tx,
  { lots, effectiveOn }: OccasionOnFile,
): Promise<readonly (LotMet & { readonly running: number })[]> {
  const lotIds = lots.map(({ lotId }) => lotId);
  const rules = await lotRulesOf(tx, lotIds);
  const running = await runningByLot(tx, lotIds, effectiveOn);
  return lots.map((lot) => {
    const { round, uplift, ownPrices } = lotRuleOn(
      rules.filter(({ lotId }) => lotId === lot.lotId),
      effectiveOn,
    );
    return { ...lot, ...{ round, uplift, ownPrices }, running: running.get(lot.lotId) ?? 0 };
  });
}

async function judgeAll(
  tx: Tx,
  occasion: OccasionOnFile,
  lots: readonly LotMet[],
  lotIds: readonly string[],
): Promise<{ readonly kept: readonly PlacementToKeep[]; readonly sums: RepricingSums }> {
  const kept: PlacementToKeep[] = [];
  let after: string | null = null;
  for (;;) {
    const met = await placementsMet(tx, occasion, lots, { lotIds, after, limit: atATime });
    kept.push(...met.map((one) => toKeep(judge(one, lots, occasion))));
    after = met.at(-1)?.id ?? null;
    if (after === null || met.length < atATime) return { kept, sums: sumsOf(kept) };
  }
}

function toKeep({ met, prices, changes, stoodAs }: Judged): PlacementToKeep {
  return {
    ...{ placementId: met.id, changes, stoodAs, refunded: prices.refitted.length > 0 },
    ...{ weeklyBefore: prices.before.care, weeklyAfter: prices.after.care },
    ...{ publicBefore: prices.before.publicPence, publicAfter: prices.after.publicPence },
    parts: prices.parts.map(({ part, outcome }) => ({
      ...{ elementId: part.id, serviceLineId: part.serviceLineId, kind: part.kind, per: part.per },
      ...{ before: part.pence, after: outcome.ok ? outcome.value.pence : null },
      left: outcome.ok ? null : outcome.why.kind,
    })),
  };
}

function sumsOf(kept: readonly PlacementToKeep[]): RepricingSums {
  const changed = kept.filter(({ changes }) => changes);
  const total = (of: (one: PlacementToKeep) => number) =>
    pence(changed.reduce((sum, one) => sum + of(one), 0));
  const publicMore = total((one) => one.publicAfter - one.publicBefore);
  return {
    ...{ placements: changed.length, leftAlone: kept.length - changed.length, publicMore },
    weeklyMore: total((one) => one.weeklyAfter - one.weeklyBefore),
    yearly: yearlyCost(publicMore),
  };
}
