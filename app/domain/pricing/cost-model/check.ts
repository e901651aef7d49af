import type { Day } from "../../calendar.ts";
import { compareExact, exact, type Decimal4 } from "../../money.ts";
import { no, yes, type Verdict } from "../../verdict.ts";
import { paidHourCost, type PayParameters } from "../pay.ts";
import { askedOn, type CostForm, type CostTemplate } from "./template.ts";
import { grandTotal, groupTotals, type EnteredLines } from "./totals.ts";

/** A model as it arrives, on screen or from a spreadsheet. */
export type ArrivingModel = {
  readonly template: { readonly code: string; readonly version: number };
  /** The day whose prices the model is in. */
  readonly basePriceDay: Day;
  readonly form: CostForm;
  readonly lines: EnteredLines;
  /** Totals that a spreadsheet carries, by group; never believed, only compared. */
  readonly groupTotals: ReadonlyMap<string, Decimal4>;
  readonly total: Decimal4 | null;
};

/** Why a model is refused: the line and the rule. */
export type ModelRefusal =
  | { readonly kind: "another-template" }
  | { readonly kind: "template-ended"; readonly on: Day }
  | { readonly kind: "another-year"; readonly from: Day; readonly to: Day }
  | { readonly kind: "unknown-line"; readonly code: string }
  | { readonly kind: "negative-line" | "missing-line"; readonly line: string }
  | {
      readonly kind: "total-does-not-add-up";
      /** The group, or null for the whole model. */
      readonly group: string | null;
      readonly given: Decimal4;
      readonly lines: Decimal4;
    };

/** How much of a model is there. */
export type ModelState =
  | { readonly kind: "blank" | "partial" | "complete" }
  | { readonly kind: "excluded"; readonly reason: string };

/** Every reason against a model on a day, in the template's order; none, and it stands with the total worked out here. */
export function checkModel(
  model: ArrivingModel,
  template: CostTemplate,
  today: Day,
  year: { readonly from: Day; readonly to: Day },
): Verdict<Decimal4, readonly ModelRefusal[]> {
  if (model.template.code !== template.code || model.template.version !== template.version) {
    return no([{ kind: "another-template" }]);
  }
  const why = [
    ...datesAgainst(model, template, today, year),
    ...linesAgainst(model, template),
    ...totalsAgainst(model, template),
  ];
  return why.length > 0 ? no(why) : yes(grandTotal(template, model.lines));
}

/** Blank, partial or complete for the form that was chosen; excluded once a commissioner has said why. */
export function stateOf(
  template: CostTemplate,
  form: CostForm,
  entered: EnteredLines,
  excluded: string | null,
): ModelState {
  if (excluded !== null) return { kind: "excluded", reason: excluded };
  if (entered.size === 0) return { kind: "blank" };
  return {
    kind: askedOn(template.lines, form).every(({ code }) => entered.has(code)) ? "complete" : "partial",
  };
}

/** What the law makes an hour cost where the pay entered costs less; null where it does not: a question, not a refusal. */
export function payQuestion(
  hourlyPay: Decimal4,
  weeklyHours: number,
  law: PayParameters,
): { readonly entered: Decimal4; readonly lawful: Decimal4 } | null {
  const entered = paidHourCost(hourlyPay, weeklyHours, law);
  const lawful = paidHourCost(law.livingWage, weeklyHours, law);
  return compareExact(exact(entered), exact(lawful)) < 0 ? { entered, lawful } : null;
}

function datesAgainst(
  { basePriceDay }: ArrivingModel,
  { to }: CostTemplate,
  today: Day,
  year: { readonly from: Day; readonly to: Day },
): readonly ModelRefusal[] {
  return [
    ...(to !== null && today >= to ? [{ kind: "template-ended", on: to } as const] : []),
    ...(basePriceDay < year.from || basePriceDay >= year.to
      ? [{ kind: "another-year", ...year } as const]
      : []),
  ];
}

function linesAgainst({ form, lines }: ArrivingModel, template: CostTemplate): readonly ModelRefusal[] {
  const known = new Set(template.lines.map(({ code }) => code));
  const asked = new Set(askedOn(template.lines, form));
  return [
    ...[...lines.keys()]
      .filter((code) => !known.has(code))
      .map((code) => ({ kind: "unknown-line", code }) as const),
    ...template.lines.flatMap((line): readonly ModelRefusal[] => {
      const figure = lines.get(line.code);
      if (figure === undefined) return asked.has(line) ? [{ kind: "missing-line", line: line.name }] : [];
      return compareExact(exact(figure), exact(0)) < 0 ? [{ kind: "negative-line", line: line.name }] : [];
    }),
  ];
}

function totalsAgainst(model: ArrivingModel, template: CostTemplate): readonly ModelRefusal[] {
  const whole = { group: null, given: model.total, lines: grandTotal(template, model.lines) };
  const groups = groupTotals(template, model.lines).map(({ group, total }) => ({
    group,
    given: model.groupTotals.get(group) ?? null,
    lines: total,
  }));
  return [...groups, whole].flatMap(({ group, given, lines }) =>
    given === null || given === lines
      ? []
      : [{ kind: "total-does-not-add-up", group, given, lines } as const],
  );
}
