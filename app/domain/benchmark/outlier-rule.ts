import { compareDays, type Day } from "../calendar.ts";
import { basisPoints, pence, type BasisPoints, type Pence } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";
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
  /** Which part of a price moves with the living wage when it is brought to another day; the rest moves with prices. */
  readonly payShare: BasisPoints;
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
  benchmark: { over: 1.5, under: 0.6 },
  payShare: basisPoints(7_000),
  nhsShareAbove: pence(150_000),
  source:
    "Cut-off: Iglewicz and Hoaglin 1993. The rest is a suggestion of the portal, to be decided by the council.",
};

/** What a new version is set to; its number follows from those before. */
export type NewOutlierRule = Omit<OutlierRule, "version" | "from"> & { readonly from: Day };

export type OutlierRuleRefusal =
  | { readonly kind: "in-the-past" | "day-taken" }
  | { readonly kind: "before-the-last"; readonly last: Day }
  | { readonly kind: "cut-off" | "over-one" | "under-one" };

/** The fewest providers whose prices may be told, and the fewest prices that are judged: a rule may ask for more. */
export const fewest = { providers: usualRule.leastProviders, judged: usualRule.leastJudged } as const;

/**
 * A rule takes over from today or later, after every version so far; its figures leave room between too dear and too cheap,
 * and it never asks for fewer than five providers or ten prices.
 */
export function setOutlierRule(
  rule: NewOutlierRule,
  onFile: readonly OutlierRule[],
  today: Day,
): Verdict<OutlierRule & { readonly from: Day }, OutlierRuleRefusal> {
  const last = onFile
    .flatMap(({ from }) => (from === null ? [] : [from]))
    .sort(compareDays)
    .at(-1);
  if (compareDays(rule.from, today) < 0) return no({ kind: "in-the-past" });
  if (last === rule.from) return no({ kind: "day-taken" });
  if (last !== undefined && compareDays(rule.from, last) < 0) return no({ kind: "before-the-last", last });
  if (!(rule.cutOff >= 1 && rule.cutOff <= 100)) return no({ kind: "cut-off" });
  if (rule.leastProviders < fewest.providers || rule.leastJudged < fewest.judged)
    throw new RangeError("A rule asks for five providers and ten prices at the least");
  if (rule.expected.over <= 1 || rule.benchmark.over <= 1) return no({ kind: "over-one" });
  if (rule.expected.under >= 1 || rule.benchmark.under >= 1) return no({ kind: "under-one" });
  const version = 1 + Math.max(0, ...onFile.map((one) => one.version));
  return yes({ ...rule, version });
}

/** The rule that holds on a day: the version that took over last, or the usual one while none has. */
export function outlierRuleOn(onFile: readonly OutlierRule[], day: Day): OutlierRule {
  const inForce = onFile.filter(({ from }) => from !== null && compareDays(from, day) <= 0);
  return [...inForce].sort((one, other) => other.version - one.version)[0] ?? usualRule;
}
