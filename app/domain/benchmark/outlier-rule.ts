import type { Day } from "../calendar.ts";
import { pence, type Pence } from "../money.ts";
import { usualCutOff, type Scale } from "./robust.ts";

/** By which figures a price is called out of line, from a day on. What a version found keeps its number. */
export type OutlierRule = {
  /** Nought is the portal's own rule, which holds while a council has set none. */
  readonly version: number;
  readonly from: Day | null;
  /** The scale on which peers are compared. */
  readonly scale: Scale;
  /** The modified z beyond which, either way, a price is out of line among its peers. */
  readonly cutOff: number;
  /** Below so many distinct providers nothing is said of peers, and no figure of theirs is shown. */
  readonly leastProviders: number;
  /** From so many prices on peers are judged; below, a price has its rank, as advice. */
  readonly leastJudged: number;
  /** The share of its expected cost above which, and below which, a price is out of line. */
  readonly expected: { readonly over: number; readonly under: number };
  /** The same of a benchmark. */
  readonly benchmark: { readonly over: number; readonly under: number };
  /** A week's price from which learning disability and section 117 placements without an NHS share are listed. */
  readonly nhsShareAbove: Pence;
  readonly source: string;
};

/** The rule while a council has set none: Iglewicz and Hoaglin's cut-off, and a suggested policy that nobody has decided. */
export const usualRule: OutlierRule = {
  version: 0,
  from: null,
  scale: "log",
  cutOff: usualCutOff,
  leastProviders: 5,
  leastJudged: 10,
  expected: { over: 1.15, under: 0.85 },
  benchmark: { over: 1.15, under: 0.85 },
  nhsShareAbove: pence(150_000),
  source:
    "Cut-off: Iglewicz and Hoaglin 1993. The rest is a suggestion of the portal, to be decided by the council.",
};
