import type { Direction } from "#app/domain/benchmark/finding.ts";

type Asked = {
  readonly direction: Direction;
  readonly learningDisability: boolean;
  readonly section117: boolean;
  readonly nhsShare: boolean;
  /** Whether the provider has an open book of the lot on file. */
  readonly openBook: boolean;
  /** Whether the care that the person needs is recorded in hours. */
  readonly need: boolean;
};

/** What to ask about a price before anybody argues; first of all whether the data are right. */
export function whatToAsk(asked: Asked): readonly string[] {
  const { direction, openBook, need } = asked;
  return [
    "Are the price, its unit, the hours and the days on file right?",
    need
      ? "Does the recorded care still fit: which hours are shared, one to one, two to one or at night?"
      : "What does the care take in a week? It is not recorded yet, so nothing is expected of its cost.",
    openBook
      ? "Which lines of the provider’s open book differ, and why?"
      : "Will the provider show its open book? None of this lot is on file.",
    ...(direction === "high" ? askedOfHigh(asked) : askedOfLow),
  ];
}

function askedOfHigh({ section117, learningDisability, nhsShare }: Asked): readonly string[] {
  const nhs = (section117 || learningDisability) && !nhsShare;
  return [
    "What does the price pay for that others do not give: a property, a specialism, terms of the contract?",
    ...(nhs ? ["Was the NHS asked for its share? None is on file."] : []),
  ];
}

const askedOfLow = [
  "Are staff paid what the law asks, with their travel, training and nights?",
  "Has the provider asked for another price, or handed other placements back?",
] as const;
