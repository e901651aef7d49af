import type { Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { nhsStreams, type Stream } from "./funding.ts";

/** What the ICB has said of its share so far. */
export type NhsAnswers = {
  readonly acceptedAt: Instant | null;
  readonly disputedAt: Instant | null;
};

/** How far an NHS share stands: nobody at the ICB has answered, it accepted, or it disputes. */
export type NhsShareState = "unconfirmed" | "accepted" | "disputed";

/** The state of a share; the later answer counts. */
export function nhsShareState({ acceptedAt, disputedAt }: NhsAnswers): NhsShareState {
  if (disputedAt && (!acceptedAt || disputedAt > acceptedAt)) return "disputed";
  return acceptedAt ? "accepted" : "unconfirmed";
}

/** What the ICB answers: it accepts with its own case reference, or disputes with a reason. */
export type NhsAnswer =
  | { readonly kind: "accepted"; readonly reference: string }
  | { readonly kind: "disputed"; readonly reason: string };

export type NhsAnswerRefusal = {
  readonly kind: "not-the-nhs" | "same-as-before" | "no-reference" | "no-reason";
};

/** Notes the ICB's answer to an NHS share. Refuses another's share, an acceptance without its reference and a dispute without its reason. */
export function answerShare(
  stream: Stream,
  before: NhsAnswers,
  answer: NhsAnswer,
): Verdict<NhsAnswer, NhsAnswerRefusal> {
  if (!nhsStreams.includes(stream)) return no({ kind: "not-the-nhs" });
  if (nhsShareState(before) === answer.kind) return no({ kind: "same-as-before" });
  if (answer.kind === "accepted" && answer.reference.trim() === "") return no({ kind: "no-reference" });
  if (answer.kind === "disputed" && answer.reason.trim() === "") return no({ kind: "no-reason" });
  return yes(answer);
}
