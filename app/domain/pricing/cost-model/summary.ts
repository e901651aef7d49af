import {
  addDecimal4,
  compareExact,
  exact,
  over,
  toBasisPoints,
  type BasisPoints,
  type Decimal4,
} from "../../money.ts";
import type { CostLine, CostTemplate } from "./template.ts";
import { grandTotal, groupTotals, type EnteredLines, type GroupTotal } from "./totals.ts";

/** What a model comes to, with the returns apart from what the service costs. */
export type ModelSummary = {
  readonly groups: readonly GroupTotal[];
  readonly total: Decimal4;
  /** Every line but the two returns. */
  readonly cost: Decimal4;
  readonly returnOnOperations: Decimal4;
  readonly returnOnCapital: Decimal4;
  /** The staffing lines as a share of the total; null of a total of nought. */
  readonly staffingShare: BasisPoints | null;
  /** The return on operations as a share of the total: the surplus in the price. */
  readonly surplus: BasisPoints | null;
};

/** Works out a model: its groups, its total, the returns, the staffing share and the surplus. */
export function summarise(template: CostTemplate, entered: EnteredLines): ModelSummary {
  const sumOf = (counts: (line: CostLine) => boolean) =>
    addDecimal4(...template.lines.filter(counts).flatMap(({ code }) => entered.get(code) ?? []));
  const total = grandTotal(template, entered);
  const returnOnOperations = sumOf(({ kind }) => kind === "return-on-operations");
  return {
    groups: groupTotals(template, entered),
    total,
    cost: sumOf(({ kind }) => kind === "cost" || kind === "central"),
    returnOnOperations,
    returnOnCapital: sumOf(({ kind }) => kind === "return-on-capital"),
    staffingShare: shareOf(
      sumOf(({ staffing }) => staffing),
      total,
    ),
    surplus: shareOf(returnOnOperations, total),
  };
}

function shareOf(part: Decimal4, whole: Decimal4): BasisPoints | null {
  if (compareExact(exact(whole), exact(0)) === 0) return null;
  return toBasisPoints(over(exact(part), exact(whole)));
}
