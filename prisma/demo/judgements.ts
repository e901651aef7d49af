import { frameworkId, personId, roundId } from "./commissioning.ts";
import type { DemonstrationSubmission } from "./applications.ts";
import { diceOf, type Dice } from "./dice.ts";
import type { FinishedCalendar } from "./days.ts";
import type { Ledger } from "./ledger.ts";
import { questionSets, type DemonstrationQuestion } from "./questions.ts";

/** What came of judging a submission: met all, a question failed, or too low a score (in hundredths). */
export type Judgement =
  | { readonly kind: "met"; readonly score: number }
  | { readonly kind: "question-failed"; readonly questionCode: string }
  | { readonly kind: "below-minimum-score"; readonly score: number; readonly minimum: number };

const minimum = 50;
const highest = 5;

/** Writes down how a submission was screened, scored by two people apart, and agreed. A known member never falls. */
export function judge(
  ledger: Ledger,
  submission: DemonstrationSubmission,
  finished: FinishedCalendar,
  isMember: boolean,
): Judgement {
  const { round, provider } = submission.plan;
  const dice = diceOf(round.number * 15_485_863 + provider.number);
  const questions = questionSets[0]?.questions ?? [];
  const owner = {
    submission_id: submission.id,
    round_id: roundId(round.number),
    framework_id: frameworkId,
    provider_id: provider.id,
  };
  const failed = questions
    .filter(({ kind }) => kind === "PASS_FAIL")
    .filter((question) => {
      const answer = submission.content.questions[question.code] ?? "";
      const machine = question.passes.includes(answer)
        ? "PASS"
        : question.fails.includes(answer)
          ? "FAIL"
          : "REFER";
      const decided = machine === "REFER" ? (isMember || dice.chance(70) ? "PASS" : "FAIL") : null;
      ledger.add("screening", {
        ...owner,
        question_code: question.code,
        machine,
        decided,
        reason: decided ? reasonFor(decided) : "",
        decided_by: decided ? personId("commissioner") : null,
        decided_at: decided ? finished.scoredAt : null,
      });
      return (decided ?? machine) === "FAIL";
    });
  const [first] = failed;
  if (first) return { kind: "question-failed", questionCode: first.code };
  const weak = !isMember && provider.number > 1 && dice.chance(5);
  const score = addScores(
    ledger,
    owner,
    questions.filter(({ kind }) => kind === "SCORED"),
    finished,
    dice,
    weak,
  );
  return score < minimum ? { kind: "below-minimum-score", score, minimum } : { kind: "met", score };
}

function reasonFor(decided: "PASS" | "FAIL"): string {
  return decided === "PASS"
    ? "Explained, and put right before the contract begins."
    : "What was sent does not show that this will be put right in time.";
}

/** The weighted score in hundredths, from scores of 0 to 5. */
function addScores(
  ledger: Ledger,
  owner: object,
  questions: readonly DemonstrationQuestion[],
  finished: FinishedCalendar,
  dice: Dice,
  weak: boolean,
): number {
  const points = questions.map((question) => {
    const agreed = weak ? dice.whole(1, 2) : dice.whole(3, highest);
    for (const who of ["evaluator", "evaluator2"]) {
      const score = Math.max(0, Math.min(highest, agreed + dice.whole(-1, 1)));
      ledger.add("score", {
        ...owner,
        question_code: question.code,
        account_id: personId(who),
        score,
        reason: "A made-up reason for a made-up answer.",
        scored_at: finished.scoredAt,
      });
    }
    ledger.add("consensus_score", {
      ...owner,
      question_code: question.code,
      score: agreed,
      reason: wordsFor(agreed),
      moderated_by: personId("commissioner"),
      moderated_at: finished.scoredAt,
    });
    return agreed * question.weight;
  });
  return Math.floor(points.reduce((sum, one) => sum + one, 0) / highest);
}

function wordsFor(score: number): string {
  if (score <= 2) return "The answer says what is intended and shows little of what is done.";
  return score === 3
    ? "The answer shows that what is needed is in place."
    : "The answer shows with examples that people are better off.";
}
