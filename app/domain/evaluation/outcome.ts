import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { highestScore } from "./scoring.ts";
import { resultOf, screeningState, type Screening } from "./screening.ts";

/** One criterion as a letter gives it: what was asked, what was found and whether it was met. */
export type Criterion =
  | {
      readonly kind: "screening";
      readonly code: string;
      readonly title: string;
      readonly met: boolean;
      readonly reason: string;
    }
  | {
      readonly kind: "score";
      readonly code: string;
      readonly title: string;
      readonly score: number;
      readonly weight: number;
      readonly reason: string;
    }
  | ({ readonly kind: "total"; readonly met: boolean; readonly minimum: number } & Total)
  | {
      readonly kind: "prices";
      readonly met: boolean;
      readonly priced: number;
      readonly over: number;
      readonly missing: number;
    };

/** Weighted points reached of those that could be reached. */
export type Total = { readonly points: number; readonly of: number };

/** Whether a lot is given, and why, criterion by criterion. */
export type Outcome = { readonly admitted: boolean; readonly criteria: readonly Criterion[] };

/** What an outcome for one lot rests on. */
export type OutcomeFacts = {
  readonly screenings: readonly (Screening & { readonly title: string })[];
  readonly questions: readonly { readonly code: string; readonly title: string; readonly weight: number }[];
  readonly agreed: readonly {
    readonly questionCode: string;
    readonly score: number;
    readonly reason: string;
  }[];
  /** A percentage, whole. */
  readonly minimumScore: number;
  /** Each price of the lot with the cap that governs it on the day prices take effect (none where none is set), and whether an exception lets it pass over. */
  readonly prices: readonly {
    readonly pence: number;
    readonly capPence: number | null;
    readonly excepted?: boolean;
  }[];
  /** Lines that must be priced and are not. */
  readonly missing: number;
};

export type OutcomeRefusal =
  | { readonly kind: "to-be-judged"; readonly codes: readonly string[] }
  | { readonly kind: "to-be-agreed"; readonly codes: readonly string[] };

/** The outcome of one lot: admitted when no pass/fail question fails, the weighted total reaches the minimum and every price stands at or under its cap or its exception. Not ready while anything waits for a person. */
export function outcomeOf(facts: OutcomeFacts): Verdict<Outcome, OutcomeRefusal> {
  const state = screeningState(facts.screenings);
  const referred = facts.screenings.filter((each) => resultOf(each) === "REFER");
  if (referred.length > 0)
    return no({ kind: "to-be-judged", codes: referred.map((each) => each.questionCode) });
  const unscored = facts.questions.filter(
    ({ code }) => !facts.agreed.some((each) => each.questionCode === code),
  );
  if (state === "PASS" && unscored.length > 0)
    return no({ kind: "to-be-agreed", codes: unscored.map(({ code }) => code) });
  const scored = unscored.length === 0 && facts.questions.length > 0;
  const criteria = [
    ...facts.screenings.map(screeningCriterion),
    ...(scored ? [...scoreCriteria(facts), totalCriterion(facts)] : []),
    pricesCriterion(facts),
  ];
  return yes({
    admitted: criteria.every((criterion) => criterion.kind === "score" || criterion.met),
    criteria,
  });
}

/** Weighted points: each agreed score times its question's weight, of the most that could be reached. */
function totalOf(questions: OutcomeFacts["questions"], agreed: OutcomeFacts["agreed"]): Total {
  const scoreOf = (code: string) => agreed.find((each) => each.questionCode === code)?.score ?? 0;
  return {
    points: sum(questions.map(({ code, weight }) => weight * scoreOf(code))),
    of: sum(questions.map(({ weight }) => weight * highestScore)),
  };
}

/** Whether a total reaches a percentage, exactly: no rounding lifts one over. */
export function reaches(total: Total, percent: number): boolean {
  return total.points * 100 >= percent * total.of;
}

/** A total as a percentage to one decimal, cut and not rounded, so that it never reads as reached when it is not: "49.9%". */
export function percentInWords({ points, of }: Total): string {
  const tenths = of === 0 ? 0 : Math.floor((points * 1000) / of);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

function screeningCriterion(screening: OutcomeFacts["screenings"][number]): Criterion {
  const { questionCode: code, title, reason } = screening;
  return { kind: "screening", code, title, met: resultOf(screening) === "PASS", reason };
}

function scoreCriteria({ questions, agreed }: OutcomeFacts): Criterion[] {
  return questions.map(({ code, title, weight }) => {
    const found = agreed.find((each) => each.questionCode === code);
    return { kind: "score", code, title, weight, score: found?.score ?? 0, reason: found?.reason ?? "" };
  });
}

function totalCriterion({ questions, agreed, minimumScore }: OutcomeFacts): Criterion {
  const total = totalOf(questions, agreed);
  return { kind: "total", met: reaches(total, minimumScore), minimum: minimumScore, ...total };
}

function pricesCriterion({ prices, missing }: OutcomeFacts): Criterion {
  const over = prices.filter(
    ({ pence, capPence, excepted }) => capPence !== null && pence > capPence && !excepted,
  ).length;
  return { kind: "prices", met: over === 0 && missing === 0, priced: prices.length, over, missing };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
