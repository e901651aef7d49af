import type { CostComparison, OthersFigures, TotalFigures } from "#app/domain/benchmark/cost-comparison.ts";
import type { Quartiles } from "#app/domain/benchmark/statistics.ts";
import { formatDecimal4, pence, type Decimal4, type Pence } from "#app/domain/money.ts";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { summarise } from "#app/domain/pricing/cost-model/summary.ts";
import type { EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";

/** A row of a comparison: a line, or what a group or the whole comes to. */
export type CostRow = {
  readonly key: string;
  readonly name: string;
  /** A sum of medians has no quartiles. */
  readonly kind: "line" | "total" | "sum-of-medians";
  /** What the model that is looked at says; null where none is. */
  readonly own: string | null;
  /** Null where too few stand behind it. */
  readonly lower: Pence | null;
  readonly median: Pence | null;
  readonly upper: Pence | null;
  /** How many providers stand behind the line; null where that is not told. */
  readonly providers: number | null;
};

/** A group of lines, or the whole. */
export type CostSection = { readonly name: string; readonly rows: readonly CostRow[] };

/** A comparison for staff, group by group, then the whole; `own` is the model that it stands beside. */
export function sectionsForStaff(
  template: CostTemplate,
  comparison: CostComparison,
  own: EnteredLines | null,
): readonly CostSection[] {
  const totals = (key: string, name: string, figures: TotalFigures | undefined, ownTotal: string | null) => [
    row(`${key} of totals`, `${name}: median of totals`, figures?.ofTotals ?? null, ownTotal, "total"),
    {
      ...row(`${key} of medians`, `${name}: sum of medians`, null, own && "", "sum-of-medians"),
      median: figures?.sumOfMedians == null ? null : inPence(figures.sumOfMedians),
    },
  ];
  return sectionsOf(
    template,
    own,
    (code) => comparison.lines.get(code)?.quartiles ?? null,
    (code) => comparison.lines.get(code)?.providers ?? 0,
    (group, ownTotal) => totals(group, "Total", comparison.groups.get(group), ownTotal),
    (ownTotal) => totals("= all", "Whole model", comparison.total, ownTotal),
  );
}

/** The same for a provider: its own model beside rounded figures of others, with no sum of medians and no counts. */
export function sectionsForProvider(
  template: CostTemplate,
  others: OthersFigures,
  own: EnteredLines,
): readonly CostSection[] {
  return sectionsOf(
    template,
    own,
    (code) => others.lines.get(code) ?? null,
    () => null,
    (group, ownTotal) => [row(group, "Total", others.groups.get(group) ?? null, ownTotal, "total")],
    (ownTotal) => [row("= all", "Whole model", others.total, ownTotal, "total")],
  );
}

/** A statistic in pounds to the nearest penny, for pages alone. */
export function inPence(pounds: number): Pence {
  return pence(Math.round(pounds * 100));
}

function sectionsOf(
  template: CostTemplate,
  own: EnteredLines | null,
  quartilesOf: (code: string) => Quartiles | null,
  providersOf: (code: string) => number | null,
  totalsOf: (group: string, ownTotal: string | null) => readonly CostRow[],
  wholeOf: (ownTotal: string | null) => readonly CostRow[],
): readonly CostSection[] {
  const summary = own && summarise(template, own);
  const groups = [...new Set(template.lines.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const ownTotal = summary?.groups.find((one) => one.group === group)?.total;
    const lines = template.lines.filter((line) => line.group === group);
    return {
      name: group,
      rows: [
        ...lines.map(({ code, name }) => ({
          ...row(code, name, quartilesOf(code), own && entered(own.get(code)), "line"),
          providers: providersOf(code),
        })),
        ...(lines.length > 1 ? totalsOf(group, ownTotal ? formatDecimal4(ownTotal) : null) : []),
      ],
    };
  });
  return [...sections, { name: "Everything", rows: wholeOf(summary && formatDecimal4(summary.total)) }];
}

function row(
  key: string,
  name: string,
  quartiles: Quartiles | null,
  own: string | null,
  kind: CostRow["kind"],
): CostRow {
  const shown = (figure: number | undefined) => (figure === undefined ? null : inPence(figure));
  return {
    ...{ key, name, own, kind, providers: null },
    ...{ lower: shown(quartiles?.lower), median: shown(quartiles?.median), upper: shown(quartiles?.upper) },
  };
}

function entered(amount: Decimal4 | undefined): string {
  return amount === undefined ? "Left blank" : formatDecimal4(amount);
}
