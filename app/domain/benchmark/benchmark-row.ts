import type { Day } from "../calendar.ts";
import { units } from "../framework/unit.ts";
import { decimal4, parseDecimal4, type AmountRefusal, type Decimal4 } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";
import { areaNamed, areaRefusalInWords, type StatisticalArea } from "./area.ts";
import { meaningOf, partWords, type ColumnMap, type MappedPart } from "./column-map.ts";
import {
  benchmarkAges,
  benchmarkServices,
  benchmarkStatistics,
  observationRefusalInWords,
  takeObservation,
  type Observation,
} from "./observation.ts";

/** A cell of a file that is not right; `row` is the one that a spreadsheet shows. */
export type BadCell = {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
};

/** What reading a row against a map needs besides. */
export type RowFacts = {
  readonly areas: readonly StatisticalArea[];
  /** The last day of the release's period: a place has to exist on it. */
  readonly on: Day;
  /** By which words the file names the release's year. */
  readonly years: readonly string[];
};

export type RowRefusal =
  | { readonly kind: "not-available" | "other-year" }
  | { readonly kind: "bad"; readonly cells: readonly BadCell[] };

/** What stands in a cell where a publisher has no figure, or keeps it back. */
const withoutFigure = /^(|\.+|-+|–|\[[a-z]+\]|[*:cxz]|n\/a|not available)$/i;

/**
 * Reads one row of a file: one figure, or the two ends of a range. Refuses with each cell that is not right; rows without
 * a figure and rows of another year are passed over.
 */
export function readBenchmarkRow(
  row: number,
  cell: (column: string) => string,
  map: ColumnMap,
  facts: RowFacts,
): Verdict<readonly Observation[], RowRefusal> {
  const said = (part: MappedPart) => saidOf(map, part, cell);
  if (map.parts.year && !facts.years.includes(said("year"))) return no({ kind: "other-year" });
  if (isWithoutFigure(said("value"))) return no({ kind: "not-available" });
  const cells: BadCell[] = [];
  const bad = (part: MappedPart, message: string): undefined => {
    cells.push({ row, column: columnOf(map, part), value: said(part).slice(0, 120), message });
  };
  const pick = <T extends string>(part: MappedPart, allowed: readonly T[]): T | undefined =>
    allowed.find((one) => one === meaningOf(map, part, said(part))) ?? bad(part, meaningless(said(part)));
  const figure = (part: "value" | "upper"): Decimal4 | undefined => {
    const read = readFigure(said(part));
    return read.ok ? read.value : bad(part, amountWords[read.why.kind]);
  };
  const area = areaOf(map, said, facts);
  if (!area.ok) bad(area.why.part, area.why.message);
  const value = figure("value");
  const upper = said("upper") === "" ? null : figure("upper");
  const n = readCount(said("n"));
  if (n === undefined) bad("n", "The number behind the figure has to be a whole number above nought");
  const service = pick("service", benchmarkServices);
  const age = pick("age", benchmarkAges);
  const unit = pick("unit", units);
  const statistic = pick("statistic", benchmarkStatistics);
  const whole = area.ok && value && upper !== undefined && n !== undefined && service && age && unit;
  if (!whole || !statistic) return no({ kind: "bad", cells });
  const shared = {
    ...{ areaCode: area.value.code, service, age, unit, n },
    ...{ detail: said("detail").slice(0, 200), source: said("source").slice(0, 500) },
    uncertain: isUncertain(map, said("confidence")),
  };
  const figures: readonly Observation[] =
    upper === null
      ? [{ ...shared, statistic, value }]
      : [
          { ...shared, statistic: "lowest", value },
          { ...shared, statistic: "highest", value: upper },
        ];
  for (const one of figures) {
    const taken = takeObservation(one);
    if (taken.ok) continue;
    const part = one.statistic === "highest" ? "upper" : "value";
    bad(taken.why.kind === "unit-does-not-match" ? "unit" : part, observationRefusalInWords(taken.why));
  }
  return cells.length === 0 ? yes(figures) : no({ kind: "bad", cells });
}

/** Whether a cell says that there is no figure. */
export function isWithoutFigure(text: string): boolean {
  return withoutFigure.test(text.trim());
}

/** Reads a price with up to four decimals, one below nought too, so that it can be refused as such. */
export function readFigure(text: string): Verdict<Decimal4, AmountRefusal> {
  const negative = /^[-−](?<rest>.+)$/.exec(text.trim())?.groups?.["rest"];
  const read = parseDecimal4(negative ?? text);
  return read.ok && negative !== undefined ? yes(decimal4(`-${read.value}`)) : read;
}

/** Why a price cannot be read. */
export const amountWords: Readonly<Record<AmountRefusal["kind"], string>> = {
  empty: "The figure is missing",
  "not-a-number": "The figure has to be a price in pounds, like 956 or 25.05",
  "too-many-decimals": "The figure has more than four decimals. Round it to four",
  negative: "A price below nought is no benchmark. Check the figure",
  "too-large": "The figure is ten million pounds or more. Check it",
};

type Said = (part: MappedPart) => string;

function areaOf(
  map: ColumnMap,
  said: Said,
  { areas, on }: RowFacts,
): Verdict<StatisticalArea, { readonly part: MappedPart; readonly message: string }> {
  const part = said("area") === "" && map.parts.areaName ? "areaName" : "area";
  const text = meaningOf(map, part, said(part));
  const area = areaNamed(areas, { by: part === "area" ? map.areaBy : "name", text }, on);
  return area.ok ? area : no({ part, message: areaRefusalInWords(area.why) });
}

function saidOf({ parts }: ColumnMap, part: MappedPart, cell: (column: string) => string): string {
  const from = parts[part];
  if (!from) return "";
  if ("always" in from) return from.always.trim();
  const words = from.columns.map((column) => cell(column).trim());
  return words.filter((one) => one !== "").join(", ");
}

function columnOf({ parts }: ColumnMap, part: MappedPart): string {
  const from = parts[part];
  return from && "columns" in from ? from.columns.join(", ") : partWords[part];
}

function meaningless(said: string): string {
  return said === ""
    ? "The cell is blank"
    : `“${said.slice(0, 60)}” stands for nothing that the portal knows. Say in the column map what it means`;
}

function isUncertain({ parts }: ColumnMap, said: string): boolean {
  return parts.confidence !== undefined && !/^high\b/i.test(said);
}

function readCount(text: string): number | null | undefined {
  const digits = text.replaceAll(",", "");
  if (digits === "") return null;
  return /^[1-9][0-9]{0,6}$/.test(digits) ? Number(digits) : undefined;
}
