import { addDecimal4, basisPoints, type BasisPoints } from "../money.ts";
import type { CostTemplate } from "../pricing/cost-model/template.ts";
import { summarise } from "../pricing/cost-model/summary.ts";
import type { EnteredLines } from "../pricing/cost-model/totals.ts";
import { payShareOf } from "../pricing/uplift.ts";
import { figuresForProvider, figuresForStaff, totalBothWays, type ComparedModel } from "./cost-models.ts";
import type { Quartiles } from "./statistics.ts";

/** A submitted model as it is compared; one that a commissioner set aside is left out before it comes here. */
export type ModelToCompare = {
  readonly provider: string;
  readonly complete: boolean;
  readonly lines: EnteredLines;
};

/** A total's quarter points, and the sum of the medians of its lines: two figures that differ, under their own names. */
export type TotalFigures = { readonly ofTotals: Quartiles | null; readonly sumOfMedians: number | null };

/** What staff see of a lot: complete models alone, at least five distinct providers behind each figure, one figure each. */
export type CostComparison = {
  readonly models: number;
  readonly providers: number;
  readonly lines: ReadonlyMap<string, { readonly quartiles: Quartiles | null; readonly providers: number }>;
  readonly groups: ReadonlyMap<string, TotalFigures>;
  readonly total: TotalFigures;
  /** Staffing lines as a share of the total, in basis points. */
  readonly staffingShare: Quartiles | null;
  /** The return on operations as a share of the total, in basis points. */
  readonly surplus: Quartiles | null;
};

/** What a provider sees of the others: lines, groups and the total that at least ten of them stand behind, rounded. */
export type OthersFigures = {
  readonly lines: ReadonlyMap<string, Quartiles | null>;
  readonly groups: ReadonlyMap<string, Quartiles | null>;
  readonly total: Quartiles | null;
};

/** Compares the complete models of a lot line by line, and what they come to, for staff. */
export function compareForStaff(template: CostTemplate, models: readonly ModelToCompare[]): CostComparison {
  const whole = models.filter(({ complete }) => complete);
  const measured = whole.map((model) => measuredOf(template, model));
  const figures = figuresForStaff(codesOf(template), measured);
  const totalOf = (code: string, lines: readonly string[]): TotalFigures => ({
    ofTotals: figures.get(code) ?? null,
    sumOfMedians: totalBothWays(lines, measured)?.sumOfMedians ?? null,
  });
  const lines = template.lines.map(({ code }) => code);
  return {
    models: whole.length,
    providers: providersIn(measured),
    lines: new Map(
      lines.map((code) => [
        code,
        {
          quartiles: figures.get(code) ?? null,
          providers: providersIn(measured.filter((one) => one.lines.has(code))),
        },
      ]),
    ),
    groups: new Map(
      groupsOf(template).map((group) => [group, totalOf(groupCode(group), linesIn(template, group))]),
    ),
    total: totalOf(totalCode, lines),
    staffingShare: figures.get(staffingCode) ?? null,
    surplus: figures.get(surplusCode) ?? null,
  };
}

/**
 * What a provider may know of the others: complete models alone, at least ten of them behind each figure. A total is
 * given only where every line in it is that anybody filled, so that no line can be worked out from a total.
 */
export function compareForProvider(
  template: CostTemplate,
  models: readonly ModelToCompare[],
  self: string,
): OthersFigures {
  const measured = models.filter(({ complete }) => complete).map((model) => measuredOf(template, model));
  const figures = figuresForProvider(codesOf(template), measured, self, roundingOf(template));
  const others = measured.filter(({ provider }) => provider !== self);
  const whole = (lines: readonly string[]) =>
    lines.every((code) => figures.get(code) || !others.some((one) => one.lines.has(code)));
  const lines = template.lines.map(({ code }) => code);
  return {
    lines: new Map(lines.map((code) => [code, figures.get(code) ?? null])),
    groups: new Map(
      groupsOf(template).map((group) => [
        group,
        whole(linesIn(template, group)) ? (figures.get(groupCode(group)) ?? null) : null,
      ]),
    ),
    total: whole(lines) ? (figures.get(totalCode) ?? null) : null,
  };
}

/** Pay's share of a lot's costs from its open books: the middle of the staffing shares, one for each provider; null below five. */
export function payShareFrom(
  template: CostTemplate,
  models: readonly ModelToCompare[],
): { readonly share: BasisPoints; readonly providers: number } | null {
  const { staffingShare, providers } = compareForStaff(template, models);
  return staffingShare && { share: basisPoints(Math.round(staffingShare.median)), providers };
}

/** To how many pence figures of others are rounded: a pound for a week, ten pence for an hour or a session. */
export function roundingOf({ unit }: Pick<CostTemplate, "unit">): 10 | 100 {
  return unit.endsWith("per week") ? 100 : 10;
}

const totalCode = "= total";
const staffingCode = "= staffing share";
const surplusCode = "= surplus";
const groupCode = (group: string) => `= ${group}: total`;

function codesOf(template: CostTemplate): readonly string[] {
  return [
    ...template.lines.map(({ code }) => code),
    ...groupsOf(template).map(groupCode),
    ...[totalCode, staffingCode, surplusCode],
  ];
}

/** A model with what it comes to beside its lines, so that both are compared alike. */
function measuredOf(template: CostTemplate, { provider, complete, lines }: ModelToCompare): ComparedModel {
  const { groups, total, surplus } = summarise(template, lines);
  const staffing = addDecimal4(
    ...template.lines.filter((line) => line.staffing).flatMap(({ code }) => lines.get(code) ?? []),
  );
  return {
    ...{ provider, complete },
    lines: new Map([
      ...[...lines].map(([code, amount]) => [code, Number(amount)] as const),
      ...groups.map(({ group, total: sum }) => [groupCode(group), Number(sum)] as const),
      [totalCode, Number(total)] as const,
      ...(surplus === null
        ? []
        : [[staffingCode, payShareOf(staffing, total)] as const, [surplusCode, surplus] as const]),
    ]),
  };
}

function groupsOf({ lines }: CostTemplate): readonly string[] {
  return [...new Set(lines.map(({ group }) => group))];
}

function linesIn({ lines }: CostTemplate, group: string): readonly string[] {
  return lines.filter((line) => line.group === group).map(({ code }) => code);
}

function providersIn(models: readonly ComparedModel[]): number {
  return new Set(models.map(({ provider }) => provider)).size;
}
