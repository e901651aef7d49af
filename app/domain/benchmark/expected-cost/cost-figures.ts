import type { Day } from "../../calendar.ts";
import { compareExact, exact, type Decimal4 } from "../../money.ts";
import { no, yes, type Verdict } from "../../verdict.ts";
import type { PayParameters } from "../../pricing/pay.ts";

/** One figure for each set: the lower quartile's, the median's and the upper quartile's. */
export type Three<T> = { readonly low: T; readonly middle: T; readonly high: T };

/** What a figure is of: an hour of pay, a share of that pay, a night, a week of something, or overhead or return on what stands above it. */
export type FigurePart = "pay" | "on-pay" | "night" | "weekly" | "overhead" | "return";

/** Pounds an hour, a night or a week, or a share of one. */
export type FigureUnit = "hour" | "night" | "week" | "share";

/** From where a figure comes; "none" is a nought for which nobody gave a figure. */
export type FigureOrigin =
  | {
      readonly kind: "open-books";
      /** How many distinct providers stand behind it, five or more. */
      readonly providers: number;
      readonly round: string;
      /** Whether a figure of it was raised to the National Living Wage of the day. */
      readonly raised: boolean;
    }
  | { readonly kind: "law"; readonly from: Day; readonly source: string; readonly uncertain: boolean }
  | { readonly kind: "typed"; readonly source: string }
  | { readonly kind: "none" };

/** A figure of a set of parameters, low, middle and high. */
export type CostFigure = Three<Decimal4> & {
  readonly code: string;
  readonly name: string;
  readonly part: FigurePart;
  readonly unit: FigureUnit;
  readonly origin: FigureOrigin;
};

/** What care is expected to cost by lot and area from a day on: three sets of figures, the law that on-costs follow, and how long workers work. */
export type CostParameters = {
  readonly figures: readonly CostFigure[];
  /** Paid hours of a worker in a week: National Insurance and pension fall on a year of them. */
  readonly weeklyHours: { readonly hours: Decimal4; readonly origin: FigureOrigin };
  readonly law: { readonly pay: PayParameters; readonly on: Day };
};

/** The figures that a calculation asks by name; all others are weeks, overheads and returns. */
export const payCode = "pay:worker";
export const nightPayCode = "pay:night-worker";
export const sleepInCode = "sleep-in";
/** Under which name the weekly hours of a worker are changed; they are one figure for all three sets. */
export const weeklyHoursCode = "weekly-hours";

export type FiguresRefusal =
  | { readonly kind: "unordered" | "negative" | "too-large" | "twice"; readonly code: string }
  | { readonly kind: "no-pay" }
  | { readonly kind: "below-the-living-wage"; readonly code: string; readonly wage: Decimal4 }
  | { readonly kind: "not-weekly-hours" };

const mostPounds = exact(10_000);
const mostWeeklyHours = exact(48);

/**
 * Parameters that can be reckoned with: each figure once, low ≤ middle ≤ high, none below nought or absurd, pay for an
 * hour that is lawful on the day, and weekly hours that somebody works. Gives them as they are.
 */
export function checkFigures(parameters: CostParameters): Verdict<CostParameters, FiguresRefusal> {
  const { figures, weeklyHours, law } = parameters;
  if (!figures.some(({ code }) => code === payCode)) return no({ kind: "no-pay" });
  for (const [at, figure] of figures.entries()) {
    const { code } = figure;
    if (figures.findIndex((one) => one.code === code) !== at) return no({ kind: "twice", code });
    const why = againstThree(figure);
    if (why !== null) return no({ kind: why, code });
    const isPay = figure.part === "pay" && figure.origin.kind !== "none";
    if (isPay && compareExact(exact(figure.low), exact(law.pay.livingWage)) < 0)
      return no({ kind: "below-the-living-wage", code, wage: law.pay.livingWage });
  }
  const hours = exact(weeklyHours.hours);
  if (compareExact(hours, exact(1)) < 0 || compareExact(hours, mostWeeklyHours) > 0)
    return no({ kind: "not-weekly-hours" });
  return yes(parameters);
}

/** Whether three figures stand in their order. */
function areOrdered({ low, middle, high }: Three<Decimal4>): boolean {
  return compareExact(exact(low), exact(middle)) <= 0 && compareExact(exact(middle), exact(high)) <= 0;
}

/** A figure typed in with its source in place of the one of its code, or the weekly hours, of which the middle counts. Null where no figure has the code. */
export function withFigure(
  parameters: CostParameters,
  code: string,
  { low, middle, high }: Three<Decimal4>,
  source: string,
): CostParameters | null {
  const origin = { kind: "typed", source } as const;
  if (code === weeklyHoursCode) return { ...parameters, weeklyHours: { hours: middle, origin } };
  if (!parameters.figures.some((figure) => figure.code === code)) return null;
  return {
    ...parameters,
    figures: parameters.figures.map((figure) =>
      figure.code === code ? { ...figure, low, middle, high, origin } : figure,
    ),
  };
}

/** A figure that two versions have differently; null where one of them has none. */
export type FigureChange = {
  readonly code: string;
  readonly name: string;
  readonly unit: FigureUnit;
  readonly before: CostFigure | null;
  readonly after: CostFigure | null;
};

/** What changed between two versions, in the order of the later one; figures that only the earlier has come last. */
export function changesBetween(
  before: CostParameters | null,
  after: CostParameters,
): readonly FigureChange[] {
  const earlier = before?.figures ?? [];
  const gone = earlier.filter(({ code }) => after.figures.every((figure) => figure.code !== code));
  return [
    ...after.figures.flatMap((figure): readonly FigureChange[] => {
      const { code, name, unit } = figure;
      const was = earlier.find((one) => one.code === code) ?? null;
      return was && isSame(was, figure) ? [] : [{ code, name, unit, before: was, after: figure }];
    }),
    ...gone.map((figure) => ({
      ...{ code: figure.code, name: figure.name, unit: figure.unit, before: figure, after: null },
    })),
  ];
}

function isSame(one: CostFigure, other: CostFigure): boolean {
  return one.low === other.low && one.middle === other.middle && one.high === other.high;
}

function againstThree(figure: CostFigure): "unordered" | "negative" | "too-large" | null {
  if (!areOrdered(figure)) return "unordered";
  if (compareExact(exact(figure.low), exact(0)) < 0) return "negative";
  const bound = figure.unit === "share" ? exact(1) : mostPounds;
  return compareExact(exact(figure.high), bound) > 0 ? "too-large" : null;
}
