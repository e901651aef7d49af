import { sharedOf, type HomeCosts, type LotCosts } from "#app/data/application/costs.server.ts";
import type { PayLaw } from "#app/data/pay-parameters.server.ts";
import { formatDecimal4, formatPercent, type Decimal4 } from "#app/domain/money.ts";
import { statutoryQuestions } from "#app/domain/pricing/cost-model/statutory.ts";
import { summarise } from "#app/domain/pricing/cost-model/summary.ts";
import {
  askedOn,
  type CostDriver,
  type CostForm,
  type CostLine,
} from "#app/domain/pricing/cost-model/template.ts";
import type { EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";
import { questionInWords } from "#app/domain/pricing/cost-model/words.ts";
import { driverName, lineName } from "./cost-form.server.ts";

/** One box of the form, or a figure that head office shares out and that is not typed here. */
export type CostBox = {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly value: string;
  /** What providers and councils disagree about. */
  readonly contested: string | null;
  /** What the law makes one ask. */
  readonly question: string | null;
  /** What it is where it comes from the central costs. */
  readonly shared: string | null;
};

/** Lines of one group with what they came to when they were last saved. */
export type CostGroup = {
  readonly group: string;
  readonly boxes: readonly CostBox[];
  readonly total: string;
};

/** The boxes of a model: drivers, the lines of each group, and the returns apart. */
export function costBoxes(costs: LotCosts, home: HomeCosts, form: CostForm, law: PayLaw | null) {
  const { template } = costs;
  const lines: EnteredLines = home.model?.lines ?? new Map();
  const drivers: EnteredLines = home.model?.drivers ?? new Map();
  const questions = questionsOf(costs, lines, drivers, law);
  const summary = summarise(template, lines);
  const totals = new Map(summary.groups.map(({ group, total }) => [group, total]));
  const shown = shownOn(template.lines, form, lines);
  const boxOf = lineBox(costs, home, questions);
  const groups = [...new Set(shown.map(({ group }) => group))].map(
    (group): CostGroup & { readonly returns: boolean } => {
      const own = shown.filter((line) => line.group === group);
      return {
        group,
        boxes: own.map(boxOf),
        total: formatDecimal4(totals.get(group) ?? ("0" as Decimal4)),
        returns: own.every(({ kind }) => kind.startsWith("return-on-")),
      };
    },
  );
  return {
    drivers: shownOn(template.drivers, form, drivers).map((driver) => driverBox(driver, drivers, questions)),
    groups: groups.filter(({ returns }) => !returns),
    returns: groups.filter(({ returns }) => returns).flatMap(({ boxes }) => boxes),
    summary: {
      cost: formatDecimal4(summary.cost),
      total: formatDecimal4(summary.total),
      staffing: summary.staffingShare === null ? null : formatPercent(summary.staffingShare),
      surplus: summary.surplus === null ? null : formatPercent(summary.surplus),
    },
  };
}

/** A figure as it stands in its box: pounds with their pence, other figures as they are. */
export function inBox(figure: Decimal4 | undefined, pounds: boolean): string {
  if (figure === undefined) return "";
  return pounds ? formatDecimal4(figure).replaceAll(/[£,]/g, "") : figure;
}

/** What the form asks, and what was entered on the other form: a figure that counts is never out of sight. */
function shownOn<T extends { readonly code: string; readonly form: CostForm }>(
  all: readonly T[],
  form: CostForm,
  entered: EnteredLines,
): readonly T[] {
  const asked = askedOn(all, form);
  return all.filter((one) => asked.includes(one) || entered.has(one.code));
}

function lineBox(costs: LotCosts, home: HomeCosts, questions: ReadonlyMap<string, string>) {
  const shared = sharedOf(costs, home);
  return ({ code, name, contested }: CostLine): CostBox => {
    const part = shared.get(code);
    return {
      ...{ name: lineName(code), label: name, contested, hint: null },
      ...{ prefix: "£", suffix: `per ${costs.template.unit}` },
      value: inBox(home.entered.get(code), true),
      question: questions.get(name) ?? null,
      shared: part === undefined ? null : `${formatDecimal4(part)}, from your central costs`,
    };
  };
}

function driverBox(
  { code, label, unit, kind, hint }: CostDriver,
  drivers: EnteredLines,
  questions: ReadonlyMap<string, string>,
): CostBox {
  const pounds = kind === "amount";
  return {
    ...{ name: driverName(code), label, contested: null, shared: null, hint: hint === "" ? null : hint },
    ...{ prefix: pounds ? "£" : null, suffix: pounds ? unit.replace(/^pounds ?/, "") || null : unit },
    value: inBox(drivers.get(code), pounds),
    question: questions.get(label) ?? null,
  };
}

function questionsOf(
  { template }: LotCosts,
  lines: EnteredLines,
  drivers: EnteredLines,
  law: PayLaw | null,
): ReadonlyMap<string, string> {
  if (law === null) return new Map();
  const doubted = (name: string) => law.facts.some((fact) => fact.name === name && fact.uncertain);
  return new Map(
    statutoryQuestions(template, lines, drivers, law.parameters).map((question) => [
      question.of,
      questionInWords(
        question,
        doubted(question.kind === "pay-below-law" ? "pay:living-wage" : "pay:mileage"),
      ),
    ]),
  );
}
