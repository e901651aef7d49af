import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Stream } from "#app/domain/brokerage/funding.ts";
import { answerShare, type NhsAnswer, type NhsAnswerRefusal } from "#app/domain/brokerage/nhs-share.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { saveNhsAnswer } from "#app/data/brokerage/placement-deeds.server.ts";
import { sharesOf } from "#app/data/brokerage/placement-shares.server.ts";
import { lockIcbShare, saveIcbAnswer } from "#app/data/brokerage/icb-shares.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { about, onPlacement, type NotFound } from "./holding-placement.server.ts";

/** Notes what the ICB answered about its share: accepted with its own case reference, or disputed with a reason. */
export function noteNhsAnswer(
  actor: StaffActor,
  placementId: string,
  which: { readonly fundingId: string; readonly stream: Stream },
  answer: NhsAnswer,
  arrival?: Arrival,
): Promise<Verdict<true, NhsAnswerRefusal | NotFound>> {
  return onPlacement<StaffActor, true, NhsAnswerRefusal>(
    actor,
    placementId,
    arrival,
    async (tx, _placement, now) => {
      const { fundingId, stream } = which;
      const share = (await sharesOf(tx, placementId)).find(
        (one) => one.fundingId === fundingId && one.stream === stream,
      );
      if (!share) return no({ kind: "not-found" });
      const verdict = answerShare(stream, share, answer);
      if (!verdict.ok) return verdict;
      await saveNhsAnswer(tx, fundingId, stream, answer, now);
      const words = answer.kind === "accepted" ? answer.reference : answer.reason;
      record(tx, { kind: `share-${answer.kind}`, ...about(placementId), stream }, words);
      return yes(true);
    },
  );
}

/** Answers, as the ICB's own staff, for its share of a council's placement. Another ICB's share is not found. */
export function answerAsIcb(
  actor: StaffActor,
  { fundingId, stream }: { readonly fundingId: string; readonly stream: Stream },
  answer: NhsAnswer,
  arrival?: Arrival,
): Promise<Verdict<true, NhsAnswerRefusal | NotFound>> {
  return inTransaction<Verdict<true, NhsAnswerRefusal | NotFound>>(
    actor,
    async (tx) => {
      const share = await lockIcbShare(tx, fundingId, stream);
      if (!share) return no({ kind: "not-found" });
      const verdict = answerShare(stream, share, answer);
      if (!verdict.ok) return verdict;
      await saveIcbAnswer(tx, fundingId, stream, answer);
      const words = answer.kind === "accepted" ? answer.reference : answer.reason;
      record(tx, { kind: `share-${answer.kind}-by-icb`, ...about(share.placementId), stream }, words);
      return yes(true);
    },
    arrival,
  );
}
