import { dayInWords } from "../calendar-words.ts";
import { basisPoints, formatPercent, formatPounds } from "../money.ts";
import { unreachable } from "../verdict.ts";
import { fewest, type OutlierRule, type OutlierRuleRefusal } from "./outlier-rule.ts";
import { indexInWords } from "./price-index.ts";

/** How prices are gone through under a rule, sentence by sentence. */
export function methodInWords(rule: OutlierRule): readonly string[] {
  const scale = rule.scale === "log" ? "log" : "raw";
  return [
    `Peers: prices of the same lot, client group, region and unit, brought to one day. ${indexInWords(rule.payShare)}.`,
    `From ${rule.leastJudged} prices of ${rule.leastProviders} providers on: modified z (0.6745 × the distance from the median ÷ the median absolute deviation) on the ${scale} scale, beyond ${rule.cutOff} either way.`,
    `From ${rule.leastProviders} prices to ${rule.leastJudged - 1}: a rank, as advice. Of fewer than ${rule.leastProviders} providers nothing is said and nothing is kept.`,
    "Where enough of a group have an expected cost, their ratios to it are compared in place of their prices.",
    `Expected cost: above ${share(rule.expected.over)} of it or below ${share(rule.expected.under)}.`,
    `Cap and published figure: above the cap, above ${share(rule.benchmark.over)} of the figure or below ${share(rule.benchmark.under)}.`,
  ];
}

/** Behind what nothing is told of peers, within a sentence: "fewer than five providers". */
export function tooFew({ leastProviders }: Pick<OutlierRule, "leastProviders">): string {
  const small = ["five", "six", "seven", "eight", "nine"][leastProviders - fewest.providers];
  return `fewer than ${small ?? leastProviders} providers`;
}

/** A rule in short. */
export function ruleInWords({ cutOff, scale, leastProviders, leastJudged }: OutlierRule): string {
  return `Modified z beyond ${cutOff}, ${scale} scale, from ${leastJudged} prices of ${leastProviders} providers`;
}

/** What a price's share of a figure is, in per cent: 1.15 is "115%". */
function share(of: number): string {
  return formatPercent(basisPoints(Math.round(of * 10_000)));
}

/** From which week's price on placements without a share of the NHS are listed. */
export function listedFrom({ nhsShareAbove }: Pick<OutlierRule, "nhsShareAbove">): string {
  return `${formatPounds(nhsShareAbove)} a week`;
}

/** Why a version is not set, and at which box. */
export function ruleRefusalInWords(why: OutlierRuleRefusal): {
  readonly field: string;
  readonly sentence: string;
} {
  switch (why.kind) {
    case "in-the-past":
      return {
        field: "from",
        sentence: "The day must be today or later: what was found stays as it was found",
      };
    case "day-taken":
      return { field: "from", sentence: "Another version begins on that day already; choose another" };
    case "before-the-last":
      return {
        field: "from",
        sentence: `The day must be after ${dayInWords(why.last)}, from which the last version holds`,
      };
    case "cut-off":
      return { field: "cutOff", sentence: "Cut-off must be from 1 to 100" };
    case "over-one":
      return { field: "expectedOver", sentence: "Too much begins above 100%" };
    case "under-one":
      return { field: "expectedUnder", sentence: "Too little begins below 100%" };
    default:
      return unreachable(why);
  }
}
