import type { Observation } from "#app/domain/benchmark/observation.ts";
import { decimal4 } from "#app/domain/money.ts";

/** A release of the demonstration: its figures are given, or those of some publishers in the list of published rates. */
export type DemonstrationRelease = {
  readonly label: string;
  readonly published_on: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly priced_on: string;
  readonly provisional: boolean;
  readonly source: string;
  readonly supersedes: string | null;
  readonly figures:
    | { readonly given: readonly Observation[] }
    /** Figures of the band `averages` are averages, and not rates. */
    | { readonly publisher: RegExp; readonly averages: RegExp | null };
};

export type DemonstrationDataset = {
  readonly key: string;
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
  readonly source_url: string;
  readonly layout: string;
  readonly valid_months: number;
  readonly pay_share: number | null;
  readonly releases: readonly DemonstrationRelease[];
};

const openLicence = "Open Government Licence v3.0";
const physical = "Physical support, Provision by others";
const noDay = "; the day of publication was not kept, and the first day of the year stands for it";
const [england, london, northEast, southWest] = ["E92000001", "E12000007", "E12000001", "E12000009"];

function yearOf(from: number) {
  return {
    label: `${from}-${String(from + 1).slice(2)}`,
    ...{ period_from: `${from}-04-01`, period_to: `${from + 1}-04-01`, priced_on: `${from}-04-01` },
  };
}

/** The figures that the demonstration compares prices with: every one was published, and what was read second-hand says so. */
export const datasets: readonly DemonstrationDataset[] = [
  {
    ...{ key: "provider-fees", name: "Provider fees (MSIF reporting)" },
    ...{ publisher: "Department of Health and Social Care", licence: openLicence, layout: "provider-fees" },
    source_url:
      "https://www.gov.uk/government/publications/market-sustainability-and-improvement-fund-2025-to-2026-care-provider-fees",
    ...{ valid_months: 24, pay_share: 7_370 },
    releases: [
      {
        ...{ ...yearOf(2025), published_on: "2025-08-21", provisional: true },
        source:
          "Weighted averages of England and five councils, read in copies of the report of 21 August 2025",
        supersedes: null,
        figures: {
          publisher: /MSIF|^(Barking|Barnet|Barnsley|Bath|Bedford)/,
          averages: /provisional|average/i,
        },
      },
    ],
  },
  {
    ...{ key: "council-rates", name: "Rates that councils published" },
    ...{ publisher: "The council of each figure", licence: "Facts as each council published them" },
    ...{ source_url: "", layout: "published-rates", valid_months: 24, pay_share: 7_370 },
    releases: [2025, 2024, 2023].map((year) => ({
      ...{ ...yearOf(year), published_on: `${year}-04-01`, provisional: false, supersedes: null },
      source: `The page or decision named beside each figure${noDay}`,
      figures: { publisher: /^(?!England|Barking|Barnet|Barnsley|Bath|Bedford)/, averages: null },
    })),
  },
  {
    ...{ key: "minimum-price", name: "Minimum price for homecare" },
    ...{ publisher: "Homecare Association", licence: "Facts as the association published them" },
    ...{ source_url: "https://www.homecareassociation.org.uk", layout: "entered" },
    ...{ valid_months: 12, pay_share: 7_370 },
    releases: [2026, 2025, 2024].map((year) => ({
      ...{ ...yearOf(year), published_on: `${year}-04-01`, provisional: false },
      supersedes: year === 2024 ? null : yearOf(year - 1).label,
      source: `Pages of the association’s resources${noDay}`,
      figures: { publisher: /Homecare Association/, averages: null },
    })),
  },
  {
    ...{ key: "unit-costs", name: "Unit costs of councils (ASC-FR)" },
    ...{ publisher: "Department of Health and Social Care, before it NHS Digital", licence: openLicence },
    source_url:
      "https://www.gov.uk/government/collections/adult-social-care-activity-and-finance-report-england",
    ...{ layout: "unit-costs", valid_months: 24, pay_share: 7_370 },
    releases: [
      {
        ...{ ...yearOf(2024), published_on: "2025-10-31", priced_on: "2024-10-01", provisional: false },
        source: "Figures read in a report of them (careledger.co.uk); the day of publication was not kept",
        supersedes: null,
        figures: {
          given: [
            unitCost(england, "residential", "all", "week", "1185.55", "Residential and nursing together"),
            unitCost(london, "residential", "all", "week", "1309", "Residential and nursing together"),
            unitCost(northEast, "residential", "all", "week", "1012", "Residential and nursing together"),
            unitCost(england, "home-care", "all", "hour", "23.56", "External providers"),
          ],
        },
      },
      {
        ...{ ...yearOf(2014), published_on: "2015-10-31", priced_on: "2014-10-01", provisional: false },
        source: "NHS Digital, PSS-EX1 2014-15; the day of publication was not kept",
        supersedes: null,
        figures: {
          given: [
            unitCost("E06000023", "residential", "65-plus", "week", "567.04", physical, false),
            unitCost(southWest, "residential", "65-plus", "week", "570.94", physical, false),
            unitCost(england, "residential", "65-plus", "week", "513.18", physical, false),
          ],
        },
      },
    ],
  },
];

function unitCost(
  areaCode: string | undefined,
  service: Observation["service"],
  age: Observation["age"],
  unit: Observation["unit"],
  value: string,
  detail: string,
  uncertain = true,
): Observation {
  return {
    ...{ areaCode: areaCode ?? "", service, age, unit, detail, uncertain, value: decimal4(value) },
    ...{ statistic: "mean", n: null, source: "" },
  };
}

/** What the index of prices is made to stand at where the reference data ends; every one invented. */
export const indexPoints = [
  { fromOn: "2025-12-01", level: "139.9" },
  { fromOn: "2026-03-01", level: "140.9" },
  { fromOn: "2026-06-01", level: "142.1" },
  { fromOn: "2026-09-01", level: "142.9" },
] as const;

/** A result that nobody made: its version and figure are invented. */
export const careCubedResult = {
  ...{ version: "Invented for the demonstration", made_on: "2026-11-10", case_reference: "CC-0417" },
  ...{ weekly_pence: 118_400, trained: "Commissioning analyst" },
} as const;
