import type {
  BenchmarkAge,
  BenchmarkService,
  BenchmarkStatistic,
} from "#app/domain/benchmark/observation.ts";
import type { Unit } from "#app/domain/framework/unit.ts";

/** What a column of the provider-fee workbook holds, by the words of its header. */
export type FeeColumn =
  | { readonly kind: "area-code" | "area-name" | "change" }
  | {
      readonly kind: "fee";
      readonly service: BenchmarkService;
      readonly age: BenchmarkAge;
      readonly unit: Unit;
      readonly statistic: BenchmarkStatistic;
      /** The first year of the financial year: 2025 for 2025-26. */
      readonly year: number;
      readonly provisional: boolean;
    };

const lead = "(?:average |mean |average \\(mean\\) )?(?:fee )?(?:rate |fee )?(?:paid )?";
const per = "per (?<unit>week|hour|contact hour|blended hour)";
const whose = "(?: for| of| paid to| to)? ?external (?:providers|provision) of ";
const service =
  "(?<service>home care|supported living|(?:residential )?care homes without nursing|(?:nursing )?care homes with nursing)";
const people =
  "(?: for (?:clients|people|adults|residents) aged (?<age>65\\+|65 and over|18-64|18 to 64|18\\+))?";
const when = "(?:,? (?:in|for))? (?<from>20[0-9]{2})(?:-| to |/)(?:20)?(?<to>[0-9]{2})";
const state = "(?: \\((?<state>provisional|final|revised|actual)\\))?";
const fee = new RegExp(`^${lead}${per}${whose}${service}${people}${when}${state}$`);
const change = new RegExp(
  `^(?:percentage |% |annual )?(?:change|increase|uplift)(?: in)? (?:the )?${lead}${per}${whose}${service}${people}(?:,)?(?: between| from)? .*$`,
);

/** Reads a header of the workbook's table of councils; null for one that is not known. */
export function feeColumnOf(header: string): FeeColumn | null {
  const words = header
    .toLowerCase()
    .replace(/\[note[^\]]*\]/g, "")
    .replace(/£/g, "")
    .replace(/[–—]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/ \(%\)$/, "")
    .trim();
  if (/^(ons (area |local authority )?code|local authority (ons )?code|ons area code)$/.test(words))
    return { kind: "area-code" };
  if (/^local authority( name)?$/.test(words)) return { kind: "area-name" };
  if (change.test(words)) return { kind: "change" };
  const parts = fee.exec(words)?.groups;
  if (!parts || Number(parts["to"]) !== (Number(parts["from"]) + 1) % 100) return null;
  const [named, unit] = [parts["service"] ?? "", parts["unit"] ?? ""];
  const hourly = named === "home care" || named === "supported living";
  if (hourly !== (unit !== "week")) return null;
  return {
    kind: "fee",
    service: serviceOf(named),
    age: ageOf(parts["age"]),
    unit: hourly ? "hour" : "week",
    statistic: "mean",
    year: Number(parts["from"]),
    provisional: parts["state"] === "provisional",
  };
}

function serviceOf(words: string): BenchmarkService {
  if (words === "home care") return "home-care";
  if (words === "supported living") return "supported-living";
  return words.includes("without") ? "residential" : "nursing";
}

function ageOf(words: string | undefined): BenchmarkAge {
  if (words === undefined || words === "18+") return "all";
  return words.startsWith("65") ? "65-plus" : "18-64";
}
