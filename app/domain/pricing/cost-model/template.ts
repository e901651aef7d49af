import type { Day } from "../../calendar.ts";

/** How a kind of service is costed, from a day on: its lines, in groups, for one unit. */
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
};

/** One line of a template. */
export type CostLine = {
  readonly code: string;
  readonly group: string;
  readonly name: string;
  /** Whether small providers are asked it too. */
  readonly form: "short" | "full";
  /** What to say where providers and councils disagree about the line; null where they do not. */
  readonly contested: string | null;
  /** The statutory figure of the year that the line is checked against. */
  readonly statutory: "pay" | "mileage" | null;
  /** Whether its name has not been read again at its source. */
  readonly uncertain: boolean;
};
