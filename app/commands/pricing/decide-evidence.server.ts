import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import {
  agreeGatedRate,
  refuseGatedRate,
  type AgreedRise,
  type GatedRateRefusal,
} from "#app/domain/pricing/gated-rate.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { capNamedOn } from "#app/data/exception-requests.server.ts";
import {
  holdGate,
  saveGateDecision,
  succeedByUplift,
  type GateToDecide,
  type WhichGate,
} from "#app/data/gated-rates.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { clauseFor } from "#app/data/price-clauses.server.ts";
import { roundsTakeEffectOn } from "#app/data/rounds.server.ts";
import { delegatedLimit } from "#app/data/uplifts.server.ts";
import { evidenceDecidedLetter } from "#app/mail/evidence-decided.ts";

type Refusal = GatedRateRefusal | { readonly kind: "not-found" };

/**
 * Agrees a new rate on the evidence for one that an uplift left as it is: the old rate ends on the day and the new one
 * begins, under the clause of uplifts; the provider gets a letter.
 */
export function agreeOnEvidence(
  actor: StaffActor,
  which: WhichGate,
  agreed: { readonly rise: AgreedRise; readonly fromOn: Day; readonly reason: string },
  arrival?: Arrival,
): Promise<Verdict<null, Refusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const gate = await holdGate(tx, which);
      if (!gate) return no({ kind: "not-found" });
      const { frameworkId, providerId } = gate;
      const { fromOn, reason } = agreed;
      const today = dayOf(now);
      const limit = await delegatedLimit(tx, frameworkId, actor.roles, today);
      const by = { accountId: actor.accountId, limit };
      const verdict = agreeGatedRate(
        gate,
        agreed.rise,
        fromOn,
        by,
        await surroundings(tx, gate, fromOn, today),
      );
      if (!verdict.ok) return verdict;
      const { pence, yearlyCost } = verdict.value;
      const clause = await clauseFor(tx, frameworkId, "UPLIFT");
      const newRateId = await succeedByUplift(tx, which.rateId, { pence, fromOn, clause });
      const decision = { reason, agreed: { pence, fromOn, yearlyCost, newRateId } };
      await saveGateDecision(tx, which, gate, decision, actor.accountId, now);
      await tell(tx, gate, reason, { rate: formatPrice(pence, gate.unit), from: dayInWords(fromOn) });
      const subject = { kind: "uplift", id: which.upliftId } as const;
      const { rateId } = which;
      record(tx, { kind: "uplift-evidence-agreed", subject, rateId, newRateId, providerId }, reason);
      return yes(null);
    },
    arrival,
  );
}

/** Refuses a rise on a provider's evidence, with the reason that its letter gives; the rate stays. */
export function refuseEvidence(
  actor: StaffActor,
  which: WhichGate,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<null, Refusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const gate = await holdGate(tx, which);
      if (!gate) return no({ kind: "not-found" });
      const verdict = refuseGatedRate(gate, actor.accountId);
      if (!verdict.ok) return verdict;
      await saveGateDecision(tx, which, gate, { reason, agreed: null }, actor.accountId, now);
      await tell(tx, gate, reason, null);
      const subject = { kind: "uplift", id: which.upliftId } as const;
      const { rateId } = which;
      const { providerId } = gate;
      record(tx, { kind: "uplift-evidence-refused", subject, rateId, providerId }, reason);
      return yes(null);
    },
    arrival,
  );
}

async function surroundings(tx: Tx, gate: GateToDecide, fromOn: Day, today: Day) {
  const cap = await capNamedOn(tx, gate.serviceLineId, gate.areaId, fromOn);
  const rounds = await roundsTakeEffectOn(tx, gate.frameworkId, [gate.lotId], today);
  return { today, capPence: cap?.pence ?? null, roundsTakeEffectOn: rounds };
}

async function tell(
  tx: Tx,
  gate: GateToDecide,
  reason: string,
  agreed: { readonly rate: string; readonly from: string } | null,
) {
  const { uplift, line, place, providerId } = gate;
  const before = formatPrice(gate.pence, gate.unit);
  await queueToProvider(
    tx,
    providerId,
    evidenceDecidedLetter({ uplift, line, place, before, reason, agreed }),
  );
}
