import type { StaffActor } from "#app/domain/access/actor.ts";
import { approveOutcome, proposeOutcome } from "#app/domain/evaluation/decision.ts";
import { outcomeOf } from "#app/domain/evaluation/outcome.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { lotsToDecide } from "#app/data/evaluation-facts.server.ts";
import { decisionsOf, saveApproval, saveProposal } from "#app/data/evaluation-outcomes.server.ts";
import { lockRound } from "#app/data/evaluation-rounds.server.ts";

/** One lot of one submission, as "submission id/lot id". */
export type LotKey = string;
export const lotKey = (submissionId: string, lotId: string): LotKey => `${submissionId}/${lotId}`;

export type ProposeRefusal = {
  readonly kind: "no-round" | "not-open" | "nothing-chosen" | "not-ready" | "already-approved";
};

/** Proposes the outcomes of the lots chosen, each with its reasons criterion by criterion. All of them or none. */
export async function proposeOutcomes(
  actor: StaffActor,
  roundId: string,
  chosen: readonly LotKey[],
  arrival?: Arrival,
): Promise<Verdict<{ readonly proposed: number }, ProposeRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, roundId);
      if (!round) return no({ kind: "no-round" });
      if (!round.opening?.openedAt) return no({ kind: "not-open" });
      if (chosen.length === 0) return no({ kind: "nothing-chosen" });
      const lots = new Map(
        (await lotsToDecide(tx, round)).map((lot) => [lotKey(lot.applicant.submissionId, lot.lotId), lot]),
      );
      const standing = new Map(
        (await decisionsOf(tx, { roundId })).map((each) => [lotKey(each.submissionId, each.lotId), each]),
      );
      const outcomes = [...new Set(chosen)].map((key) => {
        const lot = lots.get(key);
        const outcome = lot && outcomeOf(lot.facts);
        return { lot, outcome, allowed: proposeOutcome(standing.get(key)) };
      });
      if (outcomes.some(({ allowed }) => !allowed.ok)) return no({ kind: "already-approved" });
      if (outcomes.some(({ outcome }) => !outcome?.ok)) return no({ kind: "not-ready" });
      for (const { lot, outcome } of outcomes) {
        if (!lot || !outcome?.ok) continue;
        const { submissionId, applicationId, providerId } = lot.applicant;
        const whose = {
          submissionId,
          applicationId,
          providerId,
          roundId,
          frameworkId: round.frameworkId,
          lotId: lot.lotId,
        };
        await saveProposal(tx, whose, outcome.value, actor.accountId, now);
        const subject = { kind: "submission" as const, id: submissionId };
        record(tx, { kind: "outcome-proposed", subject, lotId: lot.lotId, admitted: outcome.value.admitted });
      }
      return yes({ proposed: outcomes.length });
    },
    arrival,
  );
}

export type ApproveRefusal = {
  readonly kind: "no-round" | "nothing-chosen" | "not-proposed" | "own-proposal" | "already-approved";
};

/** A second person approves the outcomes chosen. All of them or none. */
export async function approveOutcomes(
  actor: StaffActor,
  roundId: string,
  chosen: readonly LotKey[],
  arrival?: Arrival,
): Promise<Verdict<{ readonly approved: number }, ApproveRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, roundId);
      if (!round) return no({ kind: "no-round" });
      if (chosen.length === 0) return no({ kind: "nothing-chosen" });
      const proposed = new Map(
        (await decisionsOf(tx, { roundId })).map((each) => [lotKey(each.submissionId, each.lotId), each]),
      );
      const decisions = [...new Set(chosen)].map((key) => proposed.get(key));
      for (const decision of decisions) {
        if (!decision) return no({ kind: "not-proposed" });
        const verdict = approveOutcome(decision, actor.accountId);
        if (!verdict.ok) return verdict;
      }
      for (const decision of decisions) {
        if (!decision) continue;
        const { submissionId, lotId, admitted } = decision;
        await saveApproval(tx, { submissionId, lotId }, actor.accountId, now);
        record(tx, {
          kind: "outcome-approved",
          subject: { kind: "submission", id: submissionId },
          lotId,
          admitted,
        });
      }
      return yes({ approved: decisions.length });
    },
    arrival,
  );
}
