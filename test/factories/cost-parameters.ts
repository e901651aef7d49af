import type { CostFigure, CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import { payOf } from "#test/factories/pay.ts";

/** A figure that somebody typed in: one amount for all three sets, or one for each. */
export function figure(
  code: string,
  part: CostFigure["part"],
  unit: CostFigure["unit"],
  ...amounts: readonly [string, string?, string?]
): CostFigure {
  const [low, middle = low, high = middle] = amounts;
  return {
    ...{ code, name: code, part, unit, origin: { kind: "typed", source: "By hand" } },
    ...{ low: decimal4(low), middle: decimal4(middle), high: decimal4(high) },
  };
}

/** £13.00 an hour for 30 paid hours a week in 2026/27; holiday 12%, sickness 2%, training 1%; £70 a night; £40 of food; 10% overhead, 5% return. */
export function parameters(changed: Partial<CostParameters> = {}): CostParameters {
  return {
    figures: [
      figure("pay:worker", "pay", "hour", "13"),
      figure("holiday", "on-pay", "share", "0.12"),
      figure("sickness", "on-pay", "share", "0.02"),
      figure("training", "on-pay", "share", "0.01"),
      figure("sleep-in", "night", "night", "70"),
      figure("food", "weekly", "week", "40"),
      figure("overhead", "overhead", "share", "0.1"),
      figure("return-on-operations", "return", "share", "0.05"),
    ],
    weeklyHours: { hours: decimal4("30"), origin: { kind: "none" } },
    law: { pay: payOf("2026/27"), on: toDay("2026-11-24") },
    ...changed,
  };
}

/** The same with some of its figures in place of those of their code, and others added. */
export function withFigures(...figures: readonly CostFigure[]): CostParameters {
  const usual = parameters();
  const replaced = usual.figures.map((one) => figures.find(({ code }) => code === one.code) ?? one);
  const added = figures.filter(({ code }) => usual.figures.every((one) => one.code !== code));
  return { ...usual, figures: [...replaced, ...added] };
}
