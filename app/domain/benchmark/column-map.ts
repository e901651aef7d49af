import type { Day } from "../calendar.ts";
import { units, type Unit } from "../framework/unit.ts";
import { addDecimal4, parseDecimal4, type AmountRefusal, type Decimal4 } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";
import { areaNamed, areaRefusalInWords, type AreaName, type StatisticalArea } from "./area.ts";
import {
  benchmarkAges,
  benchmarkServices,
  benchmarkStatistics,
  observationRefusalInWords,
  takeObservation,
  type Observation,
} from "./observation.ts";

/** What a file may tell of a figure. */
export const mappedParts = ["area", "value", "service", "age", "unit", "statistic", "detail", "n"] as const;
export type MappedPart = (typeof mappedParts)[number];

/** From where a part comes: a column of the file, or the same words for every row. */
export type PartFrom = { readonly column: string } | { readonly always: string };

/** How a publisher's columns tell of figures. Parts that are not named are blank. */
export type ColumnMap = {
  readonly areaBy: AreaName["by"];
  readonly parts: Partial<Readonly<Record<MappedPart, PartFrom>>>;
  /** What the publisher's words and keys stand for, whatever their capitals: "Age 65 and over" is "65-plus". */
  readonly meanings: Readonly<Record<string, string>>;
  /** Columns that the file may have besides, and that are passed over. */
  readonly passedOver: readonly string[];
};

/** A cell of a file that is not right. */
export type BadCell = {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
};

export type RowVerdict = Verdict<
  Observation,
  { readonly kind: "not-available" } | { readonly kind: "bad"; readonly cells: readonly BadCell[] }
>;

/** What stands in a cell where a publisher has no figure, or keeps it back. */
const notAvailable = /^(|\.+|-+|–|\[[a-z]+\]|[*:cxz]|n\/a|not available)$/i;

/** Reads one row of a file. Refuses with each cell that is not right; a row without a figure is passed over. */
export function readBenchmarkRow(
  row: number,
  cell: (column: string) => string,
  map: ColumnMap,
  areas: readonly StatisticalArea[],
  on: Day,
): RowVerdict {
  const said = (part: MappedPart) => saidOf(map, part, cell);
  if (notAvailable.test(said("value"))) return no({ kind: "not-available" });
  const cells: BadCell[] = [];
  const bad = (part: MappedPart, message: string) => {
    cells.push({ row, column: columnOf(map, part), value: said(part).slice(0, 120), message });
    return undefined;
  };
  const pick = <T extends string>(part: MappedPart, allowed: readonly T[]): T | undefined =>
    allowed.find((one) => one === meaningOf(map, said(part))) ??
    bad(
      part,
      `“${said(part).slice(0, 60)}” stands for nothing that the portal knows. Say in the column map what it means`,
    );
  const area = areaNamed(areas, { by: map.areaBy, text: meaningOf(map, said("area")) }, on);
  if (!area.ok) bad("area", areaRefusalInWords(area.why));
  const value = figureOf(said("value"));
  if (!value.ok) bad("value", amountWords[value.why.kind]);
  const n = countOf(said("n"));
  if (n === undefined) bad("n", "The number behind the figure has to be a whole number");
  const service = pick("service", benchmarkServices);
  const age = pick("age", benchmarkAges);
  const unit = pick("unit", units);
  const statistic = pick("statistic", benchmarkStatistics);
  if (!area.ok || !value.ok || n === undefined || !service || !age || !unit || !statistic)
    return no({ kind: "bad", cells });
  return keptOf({
    areaCode: area.value.code,
    service,
    age,
    unit,
    statistic,
    value: value.value,
    n,
    detail: said("detail"),
    source: "",
    uncertain: false,
  });

  function keptOf(observation: Observation): RowVerdict {
    const kept = takeObservation(observation);
    if (kept.ok) return yes(kept.value);
    bad(kept.why.kind === "unit-does-not-match" ? "unit" : "value", observationRefusalInWords(kept.why));
    return no({ kind: "bad", cells });
  }
}

/** The columns that a map asks a file for. */
export function columnsOf({ parts }: ColumnMap): readonly string[] {
  return [...new Set(Object.values(parts).flatMap((from) => ("column" in from ? [from.column] : [])))];
}

export type ColumnMapRefusal =
  | { readonly kind: "part-missing"; readonly part: MappedPart }
  | { readonly kind: "meaning-unknown"; readonly meaning: string };

/** A map says where the place, the figure, the service, the people, the unit and the statistic come from. */
export function takeColumnMap(map: ColumnMap): Verdict<ColumnMap, ColumnMapRefusal> {
  const needed = mappedParts.filter((part) => part !== "detail" && part !== "n");
  const missing = needed.find((part) => !map.parts[part]);
  if (missing) return no({ kind: "part-missing", part: missing });
  for (const [part, allowed] of fixed) {
    const from = map.parts[part];
    if (from && "always" in from && !allowed.includes(meaningOf(map, from.always)))
      return no({ kind: "meaning-unknown", meaning: from.always });
  }
  return yes(map);
}

const fixed: readonly (readonly [MappedPart, readonly string[]])[] = [
  ["service", benchmarkServices],
  ["age", benchmarkAges],
  ["unit", units],
  ["statistic", benchmarkStatistics],
];

function saidOf({ parts }: ColumnMap, part: MappedPart, cell: (column: string) => string): string {
  const from = parts[part];
  if (!from) return "";
  return ("column" in from ? cell(from.column) : from.always).trim();
}

function columnOf({ parts }: ColumnMap, part: MappedPart): string {
  const from = parts[part];
  return from && "column" in from ? from.column : partWords[part];
}

/** What a part is called. */
export const partWords: Readonly<Record<MappedPart, string>> = {
  area: "Place",
  value: "Figure",
  service: "Service",
  age: "People",
  unit: "Unit",
  statistic: "Statistic",
  detail: "What narrows it",
  n: "Number behind it",
};

function meaningOf({ meanings }: ColumnMap, said: string): string {
  const meant = Object.entries(meanings).find(([words]) => words.toLowerCase() === said.toLowerCase());
  return meant?.[1] ?? said;
}

/** A figure, below nought too, so that it is refused as one; publishers print up to four decimals. */
function figureOf(text: string): Verdict<Decimal4, AmountRefusal> {
  const negative = /^\(?[-−](.*)$/.exec(text);
  const read = parseDecimal4(negative?.[1] ?? text);
  return read.ok && negative ? yes(addDecimal4(`-${read.value}` as Decimal4)) : read;
}

const amountWords: Readonly<Record<AmountRefusal["kind"], string>> = {
  empty: "The figure is missing",
  "not-a-number": "The figure has to be a price in pounds, like 956 or 25.05",
  "too-many-decimals": "The figure has more than four decimals. Round it to four",
  negative: "A price below nought is no benchmark. Check the figure",
  "too-large": "The figure is ten million pounds or more. Check it",
};

function countOf(text: string): number | null | undefined {
  if (text === "") return null;
  return /^[1-9][0-9]{0,6}$/.test(text.replaceAll(",", "")) ? Number(text.replaceAll(",", "")) : undefined;
}
