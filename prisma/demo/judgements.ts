import { screeningTitle } from "#app/data/evaluation-scores.server.ts";
import { outcomeOf, type Outcome, type OutcomeFacts } from "#app/domain/evaluation/outcome.ts";
import { highestScore } from "#app/domain/evaluation/scoring.ts";
import { declarationOf, resultOf, screen, type Screening } from "#app/domain/evaluation/screening.ts";
import type { DemonstrationSubmission } from "./applications.ts";
import { capOn, type Caps } from "./caps.ts";
import { frameworkId, personId, roundId } from "./commissioning.ts";
import type { FinishedCalendar } from "./days.ts";
import { diceOf, type Dice } from "./dice.ts";
import type { Ledger } from "./ledger.ts";
import type { DemonstrationOffer } from "./offers.ts";
import { minimumScore, questionSets } from "./questions.ts";

/** What came of judging a submission: an outcome for each lot that it offers, by the rules of evaluation. */
export type Judged = { readonly offer: DemonstrationOffer; readonly outcome: Outcome };

type Agreed = OutcomeFacts["agreed"][number];

const asked = questionSets[0]?.questions ?? [];
const scored = asked.filter(({ kind }) => kind === "SCORED");

/** Writes down how a submission was screened, scored by two people apart, and agreed. A member never falls. */
export function judge(
  ledger: Ledger,
  submission: DemonstrationSubmission,
  finished: FinishedCalendar,
  isMember: boolean,
  caps: Caps,
): readonly Judged[] {
  const { round, provider, offers } = submission.plan;
  const dice = diceOf(round.number * 15_485_863 + provider.number);
  const owner = {
    submission_id: submission.id,
    round_id: roundId(round.number),
    framework_id: frameworkId,
    provider_id: provider.id,
  };
  const lenient = isMember || provider.number === 1;
  const screenings = screened(submission, lenient, dice);
  for (const { questionCode, machine, decided, reason } of screenings) {
    ledger.add("screening", {
      ...{ ...owner, question_code: questionCode, machine, decided, reason },
      decided_by: decided && personId("commissioner"),
      decided_at: decided && momentOf(finished, provider.number, 10),
    });
  }
  const passed = screenings.every((screening) => resultOf(screening) === "PASS");
  const agreed = passed
    ? addScores(ledger, owner, { finished, applicant: provider.number }, dice, !lenient && dice.chance(5))
    : [];
  return offers.map((offer) => ({
    offer,
    outcome: outcomeFor({ offer, screenings, agreed, caps, day: round.effectiveOn }),
  }));
}

function screened(submission: DemonstrationSubmission, lenient: boolean, dice: Dice): readonly Screening[] {
  const { questions: answers, declaration, partners } = submission.content;
  const passFail = asked.filter(({ kind }) => kind === "PASS_FAIL");
  return screen(passFail, { answers, declaration, partners }).map((found) => {
    if (found.machine !== "REFER") return { ...found, decided: null, reason: "" };
    const passes = lenient || declarationOf(found.questionCode) !== undefined || dice.chance(70);
    const decided = passes ? ("PASS" as const) : ("FAIL" as const);
    return { ...found, decided, reason: passes ? explained : notExplained };
  });
}

const explained = "Explained, and dealt with before the contract begins.";
const notExplained = "What was sent does not show that this will be put right in time.";

function addScores(
  ledger: Ledger,
  owner: object,
  { finished, applicant }: { readonly finished: FinishedCalendar; readonly applicant: number },
  dice: Dice,
  weak: boolean,
): readonly Agreed[] {
  return scored.map(({ code }) => {
    const score = weak ? dice.whole(1, 2) : dice.whole(3, highestScore);
    const reason = reasonFor(score);
    for (const [who, daysBefore] of [
      ["evaluator", 9],
      ["evaluator2", 7],
    ] as const) {
      const own = Math.max(0, Math.min(highestScore, score + dice.whole(-1, 1)));
      ledger.add("score", {
        ...{ ...owner, question_code: code, account_id: personId(who), score: own },
        ...{ reason: reasonFor(own), scored_at: momentOf(finished, applicant, daysBefore) },
      });
    }
    ledger.add("consensus_score", {
      ...{ ...owner, question_code: code, score, reason },
      ...{ moderated_by: personId("commissioner"), moderated_at: momentOf(finished, applicant, 0) },
    });
    return { questionCode: code, score, reason };
  });
}

/** One applicant after another, through the day that is so many days before the last of the scoring. */
function momentOf({ scoredAt }: FinishedCalendar, applicant: number, daysBefore: number): Date {
  return new Date(scoredAt.getTime() - daysBefore * 86_400_000 - 6 * 3_600_000 + applicant * 50_000);
}

function reasonFor(score: number): string {
  if (score <= 2) return "The answer says what is intended and shows little of what is done.";
  if (score === 3) return "The answer shows that what is needed is in place.";
  return "The answer shows with examples that people are better off.";
}

type Facts = {
  readonly offer: DemonstrationOffer;
  readonly screenings: readonly Screening[];
  readonly agreed: readonly Agreed[];
  readonly caps: Caps;
  readonly day: Parameters<typeof capOn>[3];
};

function outcomeFor({ offer, screenings, agreed, caps, day }: Facts): Outcome {
  const verdict = outcomeOf({
    screenings: screenings.map((one) => ({ ...one, title: screeningTitle(one.questionCode, asked) })),
    questions: scored.map(({ code, text, weight }) => ({ code, title: text, weight })),
    agreed,
    minimumScore,
    prices: offer.priced.map(({ line, areaId, pence }) => ({
      pence,
      capPence: capOn(caps, line, areaId, day).pence,
    })),
    missing: 0,
  });
  if (!verdict.ok) throw new Error(`A finished round is decided: ${verdict.why.kind}`);
  return verdict.value;
}
