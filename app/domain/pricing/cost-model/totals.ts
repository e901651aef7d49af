import {
  addDecimal4,
  exact,
  minus,
  over,
  times,
  compareExact,
  toDecimal4,
  type Decimal4,
} from "../../money.ts";
import type { CostLine, CostTemplate } from "./template.ts";

/** What a provider entered, by the code of the line; a line left blank is not there. */
export type EnteredLines = ReadonlyMap<string, Decimal4>;

/** What a group of lines comes to. */
export type GroupTotal = { readonly group: string; readonly total: Decimal4 };

/** How a model's total stands beside the price that was submitted. */
export type Reconciliation =
  | { readonly kind: "reconciles"; readonly difference: Decimal4 }
  | { readonly kind: "price-above-model" | "model-above-price"; readonly difference: Decimal4 };

/** What each group comes to, in the template's order; a blank line adds nothing. */
export function groupTotals(template: CostTemplate, entered: EnteredLines): readonly GroupTotal[] {
  const groups = [...new Set(template.lines.map(({ group }) => group))];
  return groups.map((group) => ({
    group,
    total: sumOf(
      template.lines.filter((line) => line.group === group),
      entered,
    ),
  }));
}

/** What the whole model comes to: every line of the template, and nothing else. */
export function grandTotal(template: CostTemplate, entered: EnteredLines): Decimal4 {
  return sumOf(template.lines, entered);
}

/**
 * Whether the model explains the price: the two differ by no more than a share of the price, the share included. The
 * difference is the price less the model, so that what is missing from the model is above nought.
 */
export function reconcile(total: Decimal4, price: Decimal4, tolerance: Decimal4): Reconciliation {
  const gap = minus(exact(price), exact(total));
  const difference = toDecimal4(gap);
  const allowed = times(exact(price), exact(tolerance));
  if (compareExact(gap, allowed) > 0) return { kind: "price-above-model", difference };
  if (compareExact(times(exact(-1), gap), allowed) > 0) return { kind: "model-above-price", difference };
  return { kind: "reconciles", difference };
}

/** Minutes of travel in an hour of contact: (60 ÷ average visit) × travel a visit. Throws on a visit of no length. */
export function travelMinutesPerContactHour(visitMinutes: Decimal4, travelMinutes: Decimal4): Decimal4 {
  return toDecimal4(over(times(exact(60), exact(travelMinutes)), exact(visitMinutes)));
}

function sumOf(lines: readonly CostLine[], entered: EnteredLines): Decimal4 {
  return addDecimal4(...lines.flatMap(({ code }) => entered.get(code) ?? []));
}
