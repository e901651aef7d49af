import type { Day } from "../../calendar.ts";
import type { Decimal4 } from "../../money.ts";

/** How a kind of service is costed, from a day on: its lines, in groups, for one unit, and the drivers behind them. */
export type CostTemplate = {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  /** What every figure is for: "resident per week", "contact hour". */
  readonly unit: string;
  readonly from: Day;
  /** The first day on which this version no longer holds; null while it does. */
  readonly to: Day | null;
  readonly source: string;
  readonly lines: readonly CostLine[];
  readonly drivers: readonly CostDriver[];
};

/** The full form asks every line; the short form of small providers some of them. */
export type CostForm = "short" | "full";

/** One line of a template. */
export type CostLine = {
  readonly code: string;
  readonly group: string;
  readonly name: string;
  /** Whether small providers are asked it too. */
  readonly form: CostForm;
  /** What to say where providers and councils disagree about the line; null where they do not. */
  readonly contested: string | null;
  /** The statutory figure of the year that the line is checked against. */
  readonly statutory: "pay" | "mileage" | null;
  /** Whether it is a cost of the home, one that head office charges it, or a return, which stands apart. */
  readonly kind: "cost" | "central" | "return-on-operations" | "return-on-capital";
  /** Whether it counts in the staffing share. */
  readonly staffing: boolean;
  /** The hourly pay that the line follows; null where it follows none. */
  readonly pay: PaidLine | null;
  /** Whether its name has not been read again at its source. */
  readonly uncertain: boolean;
};

/** Which hourly pay a line follows: it is that pay, what employing costs on top of it, or both. */
export type PaidLine = {
  /** The code of the driver that is the hourly pay. */
  readonly driver: string;
  readonly part: "pay" | "on-costs" | "both";
  /** The paid hours in one unit: a driver × so many workers ÷ a driver; null where the unit is an hour itself. */
  readonly hours: {
    readonly driver: string;
    readonly times: Decimal4;
    readonly sharedBy: string | null;
  } | null;
};

/** What stands behind the lines: pay, hours, occupancy. It is no part of a total. */
export type CostDriver = {
  readonly code: string;
  readonly label: string;
  /** "pounds an hour", "%". */
  readonly unit: string;
  /** A share is typed in per cent, from 0 to 100. */
  readonly kind: "amount" | "share" | "hours" | "minutes" | "ratio" | "count";
  readonly form: CostForm;
  readonly statutory: "pay" | "mileage" | null;
  readonly hint: string;
  readonly uncertain: boolean;
};

/** The lines and drivers that a form asks. */
export function askedOn<T extends { readonly form: CostForm }>(
  all: readonly T[],
  form: CostForm,
): readonly T[] {
  return form === "full" ? all : all.filter((one) => one.form === "short");
}
