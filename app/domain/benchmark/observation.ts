import { unitInWords, type Unit } from "../framework/unit.ts";
import { compareExact, exact, type Decimal4 } from "../money.ts";
import { no, unreachable, yes, type Verdict } from "../verdict.ts";

/** The kinds of care that public figures are given for. */
export const benchmarkServices = [
  ...(["home-care", "reablement", "extra-care", "live-in", "supported-living", "residential"] as const),
  ...(["nursing", "supported-accommodation", "shared-lives", "day-care", "overnight", "respite"] as const),
  "direct-payment",
] as const;
export type BenchmarkService = (typeof benchmarkServices)[number];

/** The people whom a figure is about, by age. */
export const benchmarkAges = ["18-64", "65-plus", "all"] as const;
export type BenchmarkAge = (typeof benchmarkAges)[number];

/** What a figure is of those that it sums up: `rate` is a price as somebody published it. */
export const benchmarkStatistics = [
  ...(["mean", "median", "lower-quartile", "upper-quartile"] as const),
  ...(["rate", "lowest", "highest"] as const),
] as const;
export type BenchmarkStatistic = (typeof benchmarkStatistics)[number];

/** One figure that somebody published: of which place, service and people, for which unit, in pounds to four places. */
export type Observation = {
  /** The nine-character code of the Office for National Statistics. */
  readonly areaCode: string;
  readonly service: BenchmarkService;
  readonly age: BenchmarkAge;
  /** What narrows it further ("Urban", "Learning disability support"); nothing for the whole service. */
  readonly detail: string;
  readonly unit: Unit;
  readonly statistic: BenchmarkStatistic;
  readonly value: Decimal4;
  /** Behind how many prices or councils it stands, where that is told. */
  readonly n: number | null;
  /** Where this figure was read, if not where its release was. */
  readonly source: string;
  /** Whether it was read second-hand or its sources disagree. */
  readonly uncertain: boolean;
};

export type ObservationRefusal =
  | { readonly kind: "nought" | "negative" }
  | {
      readonly kind: "unit-does-not-match";
      readonly service: BenchmarkService;
      readonly unit: Unit;
      readonly units: readonly Unit[];
    };

/** By which units a service is bought. */
const unitsOfService: Readonly<Record<BenchmarkService, readonly Unit[]>> = {
  "home-care": ["hour"],
  reablement: ["hour"],
  "extra-care": ["hour", "week"],
  "live-in": ["week", "hour"],
  "supported-living": ["hour", "week"],
  residential: ["week"],
  nursing: ["week"],
  "supported-accommodation": ["week"],
  "shared-lives": ["week"],
  "day-care": ["session", "day", "hour"],
  overnight: ["night", "hour"],
  respite: ["week", "night", "day", "hour"],
  "direct-payment": ["hour"],
};

/** A figure is kept if it is above nought and its unit is one by which its service is bought. */
export function takeObservation(observation: Observation): Verdict<Observation, ObservationRefusal> {
  const { service, unit, value } = observation;
  const sign = compareExact(exact(value), exact(0));
  if (sign === 0) return no({ kind: "nought" });
  if (sign < 0) return no({ kind: "negative" });
  const units = unitsOfService[service];
  return units.includes(unit) ? yes(observation) : no({ kind: "unit-does-not-match", service, unit, units });
}

/** What a service is called in a sentence. */
export const serviceWords: Readonly<Record<BenchmarkService, string>> = {
  "home-care": "home care",
  reablement: "reablement",
  "extra-care": "extra care",
  "live-in": "live-in care",
  "supported-living": "supported living",
  residential: "residential care",
  nursing: "nursing care",
  "supported-accommodation": "supported accommodation",
  "shared-lives": "Shared Lives",
  "day-care": "day care",
  overnight: "night care",
  respite: "respite",
  "direct-payment": "direct payments",
};

/** What the people are called. */
export const ageWords: Readonly<Record<BenchmarkAge, string>> = {
  "18-64": "18 to 64",
  "65-plus": "65 and over",
  all: "All adults",
};

/** What a statistic is called. */
export const statisticWords: Readonly<Record<BenchmarkStatistic, string>> = {
  mean: "Average",
  median: "Median",
  "lower-quartile": "Lower quartile",
  "upper-quartile": "Upper quartile",
  rate: "Published rate",
  lowest: "Lowest",
  highest: "Highest",
};

/** Why a figure is not kept, as a sentence. */
export function observationRefusalInWords(why: ObservationRefusal): string {
  switch (why.kind) {
    case "nought":
      return "A price of nought is no benchmark. Leave the figure out, or give one above nought";
    case "negative":
      return "A price below nought is no benchmark. Check the figure";
    case "unit-does-not-match": {
      const units = why.units.map(unitInWords).join(" or ");
      return `The unit does not match: ${serviceWords[why.service]} is priced for ${units}, and not for ${unitInWords(why.unit)}`;
    }
    default:
      return unreachable(why);
  }
}
