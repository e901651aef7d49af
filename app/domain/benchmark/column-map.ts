import { units } from "../framework/unit.ts";
import { no, yes, type Verdict } from "../verdict.ts";
import type { AreaName } from "./area.ts";
import { benchmarkAges, benchmarkServices, benchmarkStatistics } from "./observation.ts";

/** How the files of a dataset are laid out: two layouts that publishers use, one of a list of rates, one by its own map, none. */
export const datasetLayouts = [
  "provider-fees",
  "unit-costs",
  "published-rates",
  "mapped",
  "entered",
] as const;
export type DatasetLayout = (typeof datasetLayouts)[number];

/** What a file may tell of a figure, by itself or of its row. */
export const mappedParts = [
  ...(["area", "areaName", "value", "upper", "service", "age", "unit", "statistic"] as const),
  ...(["detail", "n", "year", "source", "confidence"] as const),
] as const;
export type MappedPart = (typeof mappedParts)[number];

/** The parts without which a row is no figure. */
export const neededParts = [
  ...(["area", "value", "service", "age", "unit", "statistic"] as const),
] as const satisfies readonly MappedPart[];

/** From where a part comes: columns of the file, joined, or the same words for every row. */
export type PartFrom = { readonly columns: readonly string[] } | { readonly always: string };

/** What a publisher's words and keys stand for, whatever their capitals: "Age 65 and over" is "65-plus". */
export type Meanings = Readonly<Record<string, string>>;

/** How a publisher's columns tell of figures. */
export type ColumnMap = {
  /** What the place's column holds; where it is blank the name in `areaName` is read. */
  readonly areaBy: AreaName["by"];
  readonly parts: Partial<Readonly<Record<MappedPart, PartFrom>>>;
  readonly meanings: Partial<Readonly<Record<MappedPart, Meanings>>>;
  /** Columns that the file may have besides, and that are passed over. */
  readonly passedOver: readonly string[];
};

export type ColumnMapRefusal =
  | { readonly kind: "part-missing"; readonly part: MappedPart }
  | { readonly kind: "meaning-unknown"; readonly part: MappedPart; readonly words: string };

/** The words by which the portal itself tells of some parts. */
export const knownWords: Partial<Readonly<Record<MappedPart, readonly string[]>>> = {
  service: benchmarkServices,
  age: benchmarkAges,
  unit: units,
  statistic: benchmarkStatistics,
};

/** A map says where the place, the figure, the service, the people, the unit and the statistic come from, in words that are known. */
export function takeColumnMap(map: ColumnMap): Verdict<ColumnMap, ColumnMapRefusal> {
  const missing = neededParts.find((part) => !map.parts[part]);
  if (missing) return no({ kind: "part-missing", part: missing });
  for (const part of neededParts) {
    const known = knownWords[part];
    const from = map.parts[part];
    if (!known || !from) continue;
    const words = [
      ...("always" in from ? [meaningOf(map, part, from.always)] : []),
      ...Object.values(map.meanings[part] ?? {}),
    ];
    const strange = words.find((word) => !known.includes(word));
    if (strange !== undefined) return no({ kind: "meaning-unknown", part, words: strange });
  }
  return yes(map);
}

/** The columns that a map asks a file for. */
export function columnsOf({ parts }: ColumnMap): readonly string[] {
  return [...new Set(Object.values(parts).flatMap((from) => ("columns" in from ? from.columns : [])))];
}

/** What a publisher's words stand for; themselves where nothing was said. */
export function meaningOf({ meanings }: ColumnMap, part: MappedPart, said: string): string {
  const meant = Object.entries(meanings[part] ?? {}).find(
    ([words]) => words.toLowerCase() === said.toLowerCase(),
  );
  return meant?.[1] ?? said;
}

/** What a part is called. */
export const partWords: Readonly<Record<MappedPart, string>> = {
  area: "Place",
  areaName: "Name of the place, where its code is blank",
  value: "Figure, £",
  upper: "Upper end, where the figure is a range, £",
  service: "Service",
  age: "People",
  unit: "Unit",
  statistic: "Statistic",
  detail: "What narrows it",
  n: "Number behind it",
  year: "Financial year",
  source: "Where it was read",
  confidence: "Confidence",
};
