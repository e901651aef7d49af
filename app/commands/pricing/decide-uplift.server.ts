import type { StaffActor } from "#app/domain/access/actor.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { approveUplift, refuseUplift, type UpliftRefusal } from "#app/domain/pricing/uplift.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queueToProviders } from "#app/data/outbox.server.ts";
import { clauseFor } from "#app/data/price-clauses.server.ts";
import { roundsTakeEffectOn } from "#app/data/rounds.server.ts";
import { applyUplift, type Applied } from "#app/data/uplift-application.server.ts";
import {
  delegatedLimit,
  lockUplift,
  lotsOfUplift,
  saveDecision,
  simulateUplift,
  type Uplift,
} from "#app/data/uplifts.server.ts";
import { evidenceWantedLetter, upliftLetter } from "#app/mail/uplift.ts";

/** A framework may hold a million rates; nobody waits longer than this for them. */
const patienceMs = 30 * 60_000;

type Refusal = UpliftRefusal | { readonly kind: "not-found" };

/**
 * Approves an uplift and applies it at once, in one transaction: old rates end on its day, new ones begin, each provider
 * gets a letter. Refuses the proposer, a cost over the approver's limit, and a cost that is no longer the one seen.
 */
export function approveYearlyUplift(
  actor: StaffActor,
  id: string,
  seenCost: Pence,
  arrival?: Arrival,
): Promise<Verdict<{ readonly rates: number }, Refusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const uplift = await lockUplift(tx, id);
      if (!uplift) return no({ kind: "not-found" });
      const yearlyCost = await yearlyCostOf(tx, uplift);
      const limit = await delegatedLimit(tx, uplift.frameworkId, actor.roles, dayOf(now));
      const by = { accountId: actor.accountId, limit, seenCost };
      const lotIds = await lotsOfUplift(tx, id);
      const rounds = await roundsTakeEffectOn(tx, uplift.frameworkId, lotIds, dayOf(now));
      const facts = { ...toDecide(uplift), yearlyCost, roundsTakeEffectOn: rounds };
      const verdict = approveUplift(facts, by, dayOf(now));
      if (!verdict.ok) return verdict;
      const applied = await applyUplift(tx, uplift, await clauseFor(tx, uplift.frameworkId, "UPLIFT"));
      const { rates, gated, digest } = applied;
      const providers = new Set(applied.lines.map((line) => line.providerId)).size;
      const outcome = { rates, gated, digest, providers, yearlyCost };
      await saveDecision(tx, id, { approved: true, reason: "", outcome }, actor.accountId, now);
      await tellProviders(tx, uplift, applied);
      const subject = { kind: "uplift", id } as const;
      record(tx, {
        kind: "uplift-applied",
        subject,
        frameworkId: uplift.frameworkId,
        rates,
        yearlyCost,
        digest,
      });
      return yes({ rates });
    },
    arrival,
    patienceMs,
  );
}

/** Refuses an uplift, with a reason; nothing changes. The proposer may not. */
export function refuseYearlyUplift(
  actor: StaffActor,
  id: string,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<null, Refusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const uplift = await lockUplift(tx, id);
      if (!uplift) return no({ kind: "not-found" });
      const verdict = refuseUplift(toDecide(uplift), actor.accountId);
      if (!verdict.ok) return verdict;
      await saveDecision(tx, id, { approved: false, reason }, actor.accountId, now);
      const { frameworkId } = uplift;
      record(tx, { kind: "uplift-refused", subject: { kind: "uplift", id }, frameworkId }, reason);
      return yes(null);
    },
    arrival,
  );
}

async function yearlyCostOf(tx: Tx, uplift: Uplift): Promise<Pence> {
  if (uplift.decidedAt !== null) return pence(0);
  const lots = await simulateUplift(tx, uplift.id);
  return pence(lots.reduce((sum, lot) => sum + lot.costMore, 0));
}

function toDecide({ proposedById, decidedAt, fromOn }: Uplift) {
  return { proposedBy: proposedById, decidedAt, fromOn };
}

async function tellProviders(tx: Tx, uplift: Uplift, { lines, askedForEvidence }: Applied) {
  const about = { title: uplift.title, framework: uplift.framework, fromOn: shortDay(uplift.fromOn) };
  const byProvider = new Map<string, Applied["lines"][number][]>();
  for (const line of lines)
    byProvider.set(line.providerId, [...(byProvider.get(line.providerId) ?? []), line]);
  await queueToProviders(
    tx,
    [...byProvider].map(([providerId, raised]) => ({ providerId, letter: upliftLetter(about, raised) })),
    `uplift:${uplift.id}`,
  );
  await queueToProviders(
    tx,
    askedForEvidence.map((providerId) => ({ providerId, letter: evidenceWantedLetter(about) })),
    `uplift-evidence:${uplift.id}`,
  );
}
