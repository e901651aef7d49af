import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  approveNewPrices,
  refuseNewPrices,
  type NewPricesRefusal,
} from "#app/domain/brokerage/new-prices-decision.ts";
import { yearlyCost } from "#app/domain/brokerage/placement.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { compareDays, dayOf } from "#app/domain/calendar.ts";
import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { placementLimitOf } from "#app/data/brokerage/placement-limits.server.ts";
import {
  noteSkipped,
  stoodAsOf,
  type SkippedBecause,
} from "#app/data/brokerage/repriced-placements.server.ts";
import {
  decideRepricing,
  lockRepricing,
  lotsOfRepricing,
  type Repricing,
} from "#app/data/brokerage/repricings.server.ts";
import {
  holdPlacements,
  placementsMet,
  type PlacementMet,
} from "#app/data/brokerage/standing-placements.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { grouped } from "#app/data/evaluation-grouped.server.ts";
import { queueToProviders, queueToStaff } from "#app/data/outbox.server.ts";
import { newPricesLetter, newPricesRefusedLetter, newPricesWrittenLetter } from "#app/mail/new-prices.ts";
import { atATime, digest, judge, type Judged } from "./judging-placements.server.ts";
import { patienceMs } from "./propose-new-prices.server.ts";
import { writeJudged } from "./writing-new-prices.server.ts";

type Refusal = NewPricesRefusal | { readonly kind: "not-found" };

/** What came of an approval. */
export type NewPricesWritten = { readonly applied: number; readonly skipped: number; readonly yearly: Pence };

/**
 * Approves new prices within the actor's yearly limit and writes them in the same transaction, as new parts from their
 * day. A placement that is no longer as it was judged is passed over and told of; what is left must fit the limit too.
 */
export function approveRepricing(
  actor: StaffActor,
  id: string,
  arrival?: Arrival,
): Promise<Verdict<NewPricesWritten, Refusal>> {
  return inTransaction<Verdict<NewPricesWritten, Refusal>>(
    actor,
    async (tx, now) => {
      const batch = await lockRepricing(tx, id);
      if (!batch) return no({ kind: "not-found" });
      const { accountId, roles, commissionerId } = actor;
      const limit = (await placementLimitOf(tx, roles, dayOf(now)))?.limit ?? null;
      const facts = { proposedBy: batch.proposedById, decided: batch.decidedAt !== null };
      const may = approveNewPrices({ ...facts, yearly: batch.yearly }, { accountId, limit });
      if (!may.ok) return may;
      const { judged, skipped } = await judgeAgain(tx, batch);
      const yearly = yearlyOf(judged);
      const still = approveNewPrices({ ...facts, yearly }, { accountId, limit });
      if (!still.ok) return still;
      const by = { accountId, at: now };
      await writeJudged(tx, batch, judged, by);
      await noteSkipped(tx, id, skipped);
      const written = { applied: judged.length, skipped: skipped.length };
      await decideRepricing(tx, id, { approved: true, ...written, appliedYearly: yearly }, by);
      await tell(tx, batch, judged, written);
      record(tx, {
        ...{ kind: "placements-repriced", subject: { kind: "commissioner", id: commissionerId } },
        ...{ repricingId: id, title: batch.title, count: judged.length, yearly },
        digest: digest(judged.map(({ met, stoodAs }) => `${met.id} ${stoodAs}`).join("\n")),
      });
      return yes({ ...written, yearly });
    },
    arrival,
    patienceMs,
  );
}

/** Refuses new prices with a reason; nothing changes, and who proposed them is told. */
export function refuseRepricing(
  actor: StaffActor,
  id: string,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<null, Refusal>> {
  return inTransaction<Verdict<null, Refusal>>(
    actor,
    async (tx, now) => {
      const batch = await lockRepricing(tx, id);
      if (!batch) return no({ kind: "not-found" });
      const facts = { proposedBy: batch.proposedById, decided: batch.decidedAt !== null };
      const may = refuseNewPrices(facts, actor.accountId);
      if (!may.ok) return may;
      await decideRepricing(tx, id, { approved: false, reason }, { accountId: actor.accountId, at: now });
      await queueToStaff(
        tx,
        batch.proposedById,
        newPricesRefusedLetter(batch.title),
        `new-prices-refused:${id}`,
      );
      const subject = { kind: "commissioner", id: actor.commissionerId } as const;
      record(tx, { kind: "re-pricing-refused", subject, repricingId: id, title: batch.title }, reason);
      return yes(null);
    },
    arrival,
  );
}

type Skipped = { readonly id: string; readonly because: SkippedBecause };

/** Holds the placements of a proposal and judges them as they are now; those that were judged otherwise are passed over. */
async function judgeAgain(
  tx: Tx,
  batch: Repricing,
): Promise<{ readonly judged: readonly Judged[]; readonly skipped: readonly Skipped[] }> {
  const proposed = await stoodAsOf(tx, batch.id);
  const lots = await lotsOfRepricing(tx, batch);
  const judged: Judged[] = [];
  const skipped: Skipped[] = [];
  for (let at = 0; at < proposed.length; at += atATime) {
    const some = proposed.slice(at, at + atATime);
    const ids = some.map(({ id }) => id);
    await holdPlacements(tx, ids);
    const met = new Map((await placementsMet(tx, batch, lots, { ids })).map((one) => [one.id, one]));
    for (const { id, stoodAs } of some) {
      const now = met.get(id);
      const again = now && judge(now, lots, batch);
      if (again?.stoodAs === stoodAs) judged.push(again);
      else skipped.push({ id, because: whySkipped(now, batch) });
    }
  }
  return { judged, skipped };
}

function whySkipped(now: PlacementMet | undefined, { effectiveOn }: Repricing): SkippedBecause {
  if (!now) return "changed";
  if (now.cancelledOn !== null) return "cancelled";
  return now.toOn !== null && compareDays(now.toOn, effectiveOn) <= 0 ? "ended" : "changed";
}

function yearlyOf(judged: readonly Judged[]): Pence {
  const more = judged.reduce(
    (sum, { prices }) => sum + prices.after.publicPence - prices.before.publicPence,
    0,
  );
  return yearlyCost(pence(more));
}

async function tell(
  tx: Tx,
  batch: Repricing,
  judged: readonly Judged[],
  { applied, skipped }: { readonly applied: number; readonly skipped: number },
) {
  const about = { title: batch.title, kind: batch.kind, fromOn: shortDay(batch.effectiveOn) };
  const letters = [...grouped(judged, ({ met }) => met.providerId)].map(([providerId, own]) => ({
    providerId,
    letter: newPricesLetter(
      about,
      own
        .toSorted((a, b) => (a.met.reference < b.met.reference ? -1 : 1))
        .map(({ met, prices }) => ({
          reference: met.reference,
          ...{ before: formatPounds(prices.before.care), after: formatPounds(prices.after.care) },
        })),
    ),
  }));
  await queueToProviders(tx, letters, `new-prices:${batch.id}`);
  const letter = newPricesWrittenLetter(batch.title, applied, skipped);
  await queueToStaff(tx, batch.proposedById, letter, `new-prices-written:${batch.id}`);
}
