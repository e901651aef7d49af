import { dayOf, type Instant } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import type { CallOff } from "./call-off.ts";
import { setUpTrial, type TrialTerms } from "./trial.ts";

/** The steps in which a call-off is set up, in their order. */
export const setUpSteps = [
  "details",
  "lots",
  "block",
  "trial",
  "route",
  "criteria",
  "timetable",
  "evaluators",
  "invitations",
] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** What has been set up of a call-off besides what stands on it. */
export type SetUpFacts = {
  readonly frameworkRegime: Regime;
  readonly lots: number;
  /** Lots for which nothing is bought. */
  readonly lotsWithoutLine: number;
  /** Lines of a block for which nobody has said how it is paid. */
  readonly linesWithoutBlockTerms: number;
  /** What is tried out; null while nobody has said. */
  readonly trial: TrialTerms | null;
  readonly weights: readonly number[];
  readonly evaluators: number;
  readonly invitees: number;
};

/** Something without which a call-off is not put up for approval. */
export type SetUpGap = {
  readonly step: SetUpStep;
  readonly kind:
    | "no-mixed-test"
    | "no-choice-statement"
    | "starts-in-the-past"
    | "no-lots"
    | "lot-without-line"
    | "no-value"
    | "no-block-terms"
    | "no-trial"
    | "trial-does-not-fit"
    | "no-route"
    | "no-weighting"
    | "weights-not-hundred"
    | "no-dates"
    | "closes-in-the-past"
    | "starts-before-it-closes"
    | "too-few-evaluators"
    | "too-few-invitees";
};

type Set = Pick<
  CallOff,
  | "regime"
  | "mixedTest"
  | "userChoice"
  | "choiceStatement"
  | "startsOn"
  | "endsOn"
  | "value"
  | "valueWithVat"
  | "kind"
  | "innovation"
  | "route"
  | "qualityWeight"
  | "tieRule"
  | "questionsCloseAt"
  | "closesAt"
>;

/** Who scores quality scores it apart from somebody else. */
const fewestEvaluators = 2;
const fewestInvitees = 2;

/** The steps that a call-off of its kind has by its route. */
export function stepsOf({
  route,
  qualityWeight,
  kind,
  innovation,
}: Pick<Set, "route" | "qualityWeight" | "kind" | "innovation">): readonly SetUpStep[] {
  const competed = route === "OPEN" || route === "RESTRICTED";
  const has: { readonly [step in SetUpStep]: boolean } = {
    details: true,
    lots: true,
    block: kind === "BLOCK",
    trial: innovation,
    route: true,
    criteria: competed,
    timetable: competed,
    evaluators: competed && qualityWeight !== 0,
    invitations: route === "RESTRICTED",
  };
  return setUpSteps.filter((step) => has[step]);
}

/** Everything that is still missing before a call-off may be put up for approval, in the order of the steps. */
export function setUpGaps(callOff: Set, facts: SetUpFacts, now: Instant): readonly SetUpGap[] {
  const steps = stepsOf(callOff);
  return allGaps(callOff, facts, now).filter(({ step }) => steps.includes(step));
}

function allGaps(callOff: Set, facts: SetUpFacts, now: Instant): readonly SetUpGap[] {
  const gap = (is: boolean, step: SetUpStep, kind: SetUpGap["kind"]): SetUpGap[] =>
    is ? [{ step, kind }] : [];
  const { questionsCloseAt, closesAt, startsOn, qualityWeight, tieRule } = callOff;
  const weighed = facts.weights.reduce((sum, weight) => sum + weight, 0);
  return [
    ...gap(needsMixedTest(callOff, facts.frameworkRegime) && !callOff.mixedTest, "details", "no-mixed-test"),
    ...gap(callOff.userChoice && !callOff.choiceStatement, "details", "no-choice-statement"),
    ...gap(startsOn <= dayOf(now), "details", "starts-in-the-past"),
    ...gap(facts.lots === 0, "lots", "no-lots"),
    ...gap(facts.lotsWithoutLine > 0, "lots", "lot-without-line"),
    ...gap(facts.lots > 0 && facts.lotsWithoutLine === 0 && callOff.value <= 0, "lots", "no-value"),
    ...gap(facts.linesWithoutBlockTerms > 0, "block", "no-block-terms"),
    ...gap(facts.trial === null, "trial", "no-trial"),
    ...gap(facts.trial !== null && !setUpTrial(facts.trial, callOff).ok, "trial", "trial-does-not-fit"),
    ...gap(callOff.route === null, "route", "no-route"),
    ...gap(qualityWeight === null || tieRule === null, "criteria", "no-weighting"),
    ...gap((qualityWeight ?? 0) > 0 && weighed !== 100, "criteria", "weights-not-hundred"),
    ...gap(questionsCloseAt === null || closesAt === null, "timetable", "no-dates"),
    ...gap(
      [questionsCloseAt, closesAt].some((at) => at !== null && at <= now),
      "timetable",
      "closes-in-the-past",
    ),
    ...gap(closesAt !== null && startsOn <= dayOf(closesAt), "timetable", "starts-before-it-closes"),
    ...gap(facts.evaluators < fewestEvaluators, "evaluators", "too-few-evaluators"),
    ...gap(facts.invitees < fewestInvitees, "invitations", "too-few-invitees"),
  ];
}

/** Whether the Provider Selection Regime was chosen on a framework of another, which asks for the test of a mixed procurement (reg 3). */
export function needsMixedTest({ regime }: Pick<Set, "regime">, frameworkRegime: Regime): boolean {
  return regime === "PSR_2023" && frameworkRegime !== "PSR_2023";
}
