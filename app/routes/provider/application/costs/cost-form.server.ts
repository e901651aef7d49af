import type { CostModelRefusal, ModelToSave } from "#app/commands/application/save-cost-model.server.ts";
import type { HomeCosts, LotCosts } from "#app/data/application/costs.server.ts";
import type { Day } from "#app/domain/calendar.ts";
import { parseDecimal4, type AmountRefusal, type Decimal4 } from "#app/domain/money.ts";
import type { ModelRefusal } from "#app/domain/pricing/cost-model/check.ts";
import type { DriverRefusal } from "#app/domain/pricing/cost-model/drivers.ts";
import type { CostForm, CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { refusalInWords } from "#app/domain/pricing/cost-model/words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { dayOfParts } from "#app/web/fields.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { tooLateInWords } from "../page.server.ts";
import { outsideYearInWords } from "./words.ts";

/** A sentence beside each box that cannot be read. */
export type FormErrors = Readonly<Record<string, string>>;

/** The names of the boxes. */
export const lineName = (code: string) => `line.${code}`;
export const driverName = (code: string) => `driver.${code}`;

const longestNote = 2_000;

/** Reads a model as it was typed; a line or driver that the form had no box for keeps what is saved. */
export function readModel(
  fields: Fields,
  { template }: LotCosts,
  home: HomeCosts,
): { readonly model: ModelToSave | null; readonly errors: FormErrors } {
  const errors: Record<string, string> = {};
  const read = dayOfParts(fields.text, "base", "the day whose prices these are");
  if ("error" in read) errors["base"] = read.error;
  const drivers = readBoxes(
    fields,
    template.drivers.map(({ code, label }) => ({ code, name: driverName(code), label })),
    home.model?.drivers,
    errors,
  );
  const lines = readBoxes(
    fields,
    template.lines.map(({ code, name }) => ({ code, name: lineName(code), label: name })),
    home.entered,
    errors,
  );
  const note = fields.text("note").trim();
  if (note.length > longestNote)
    errors["note"] = `What you say about the difference must be ${longestNote} characters or less`;
  if ("error" in read || Object.keys(errors).length > 0) return { model: null, errors };
  return { model: { ...modelOf(template, formFrom(fields), read.day), lines, drivers, note }, errors };
}

/** Why a model is refused: beside each box that it is about, or for the page. */
export function refusedModel(fields: Fields, template: CostTemplate, why: CostModelRefusal) {
  switch (why.kind) {
    case "round-not-open":
      return refused(fields, tooLateInWords(why));
    case "no-open-book":
    case "not-a-place-of-the-lot":
      return refused(fields, "This lot no longer asks for this model. Go back to your application");
    case "model":
      return badForm(fields, inOrder(template, Object.fromEntries(why.why.map(boxOf(template)))));
    default:
      return unreachable(why);
  }
}

/** A figure of a form: nought or more, in so many words where it is not; blank is no figure. */
export function readFigure(text: string, label: string): Decimal4 | null | { readonly error: string } {
  const parsed = parseDecimal4(text.replace(/\s*%\s*$/, ""));
  if (parsed.ok) return parsed.value;
  return parsed.why.kind === "empty" ? null : { error: figureSentence(label, parsed.why.kind) };
}

function readBoxes(
  fields: Fields,
  boxes: readonly { readonly code: string; readonly name: string; readonly label: string }[],
  saved: ReadonlyMap<string, Decimal4> | undefined,
  errors: Record<string, string>,
): ReadonlyMap<string, Decimal4> {
  const sent = new Set(fields.entries().map(([name]) => name));
  const figures = new Map<string, Decimal4>();
  for (const { code, name, label } of boxes) {
    const figure = sent.has(name) ? readFigure(fields.text(name), label) : (saved?.get(code) ?? null);
    if (figure === null) continue;
    if (typeof figure === "string") figures.set(code, figure);
    else errors[name] = figure.error;
  }
  return figures;
}

function figureSentence(label: string, kind: Exclude<AmountRefusal["kind"], "empty">): string {
  switch (kind) {
    case "negative":
      return `${label} must be 0 or more`;
    case "not-a-number":
      return `${label} must be a number, like 21.50`;
    case "too-many-decimals":
      return `${label} must have no more than four decimal places`;
    case "too-large":
      return `${label} must be less than 10,000,000`;
    default:
      return unreachable(kind);
  }
}

function modelOf(template: CostTemplate, form: CostForm, basePriceDay: Day) {
  return {
    ...{ form, basePriceDay, groupTotals: new Map<string, Decimal4>(), total: null },
    template: { code: template.code, version: template.version },
  };
}

/** The form that the buttons ask for, or that was shown. */
function formFrom(fields: Fields): CostForm {
  const intent = fields.text("intent");
  if (intent === "full" || intent === "short") return intent;
  return fields.text("form") === "full" ? "full" : "short";
}

function boxOf({ lines, drivers }: CostTemplate) {
  const line = (name: string) => lineName(lines.find((one) => one.name === name)?.code ?? "");
  const driver = (label: string) => driverName(drivers.find((one) => one.label === label)?.code ?? "");
  return (why: ModelRefusal | DriverRefusal): readonly [string, string] => {
    switch (why.kind) {
      case "negative-line":
      case "missing-line":
        return [line(why.line), refusalInWords(why)];
      case "negative-driver":
      case "missing-driver":
      case "share-above-all":
        return [driver(why.driver), refusalInWords(why)];
      case "another-year":
        return ["base", outsideYearInWords(why)];
      case "another-template":
      case "template-ended":
      case "unknown-line":
      case "unknown-driver":
      case "total-does-not-add-up":
        return ["", refusalInWords(why)];
      default:
        return unreachable(why);
    }
  };
}

/** Errors in the order of the page: the day, the drivers, the lines. */
function inOrder({ lines, drivers }: CostTemplate, errors: FormErrors): FormErrors {
  const names = [
    ...["", "base"],
    ...drivers.map(({ code }) => driverName(code)),
    ...lines.map(({ code }) => lineName(code)),
  ];
  return Object.fromEntries(
    names.flatMap((name) => (errors[name] === undefined ? [] : [[name, errors[name]]])),
  );
}
