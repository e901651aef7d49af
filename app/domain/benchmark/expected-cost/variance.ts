import { exact, over, pence, plus, times, toPence, type Decimal4, type Pence } from "../../money.ts";
import type { CostTemplate } from "../../pricing/cost-model/template.ts";
import type { EnteredLines } from "../../pricing/cost-model/totals.ts";
import { readingOf } from "./book-reading.ts";
import { overheadLines, weeklyLines } from "./compared-book.ts";
import { hoursAWeek, peopleOf, workersOf, type CareSlot, type CareSlots } from "./care-slots.ts";
import type { ExpectedCost, ExpectedLine, LinePart } from "./expected-cost.ts";

/** A provider's own model of a week of one unit. */
export type OwnBook = { readonly lines: EnteredLines; readonly drivers: EnteredLines };

/** A line of the estimate beside the same of the provider's own model, in pence a week; null where one has none. */
export type VarianceLine = {
  readonly name: string;
  readonly part: LinePart;
  /** What the model's line comes to as it stands, for the person of its average. */
  readonly model: Pence | null;
  /** The same at the hours and nights of this person; of lines that follow no hours it is the line as it stands. */
  readonly atThisNeed: Pence | null;
  readonly expected: Pence | null;
  /** The model at this need less the estimate. */
  readonly difference: Pence | null;
};

/**
 * The estimate line by line beside the provider's own model. Lines of hours are brought to this person's hours (the
 * line ÷ the model's own hours × those of the need); a line without hours behind it cannot be. Overhead and return are
 * compared part by part, as each side names them differently. Null for a template whose unit is no week of a person.
 */
export function varianceOf(
  template: CostTemplate,
  book: OwnBook,
  slots: CareSlots,
  cost: ExpectedCost,
): readonly VarianceLine[] | null {
  const reading = readingOf(template.code);
  if (reading === null) return null;
  const named = (part: LinePart) => cost.lines.filter((line) => line.part === part);
  const direct = template.lines.flatMap(({ code, name, pay }) => {
    const kinds = reading.direct.get(code);
    if (!kinds) return [];
    const paidFor = slots.filter(({ kind }) => kinds.includes(kind));
    const expected = sumOf(named("direct").filter((line) => kinds.some((kind) => kind === line.code)));
    const model = poundsOf(book.lines.get(code));
    const driver = reading.sleepIn?.line === code ? reading.sleepIn.nights : (pay?.hours?.driver ?? null);
    const workers = exact(pay?.hours?.times ?? "1");
    const own = driver === null ? undefined : book.drivers.get(driver);
    const atThisNeed =
      paidFor.length === 0 ? pence(0) : broughtTo(book.lines.get(code), own, workers, paidFor);
    return model === 0 && expected === 0 ? [] : [lineOf(name, "direct", model, atThisNeed, expected)];
  });
  const overheads = overheadLines(template, reading);
  const weekly = weeklyLines(template, reading).map(({ code, name }) => {
    const model = poundsOf(book.lines.get(code));
    const line = named("weekly").find((one) => one.code === code);
    return lineOf(name, "weekly", model, model, line?.middle ?? null);
  });
  const whole = (name: string, part: LinePart, codes: readonly string[]) => {
    const model = sumOfLines(book.lines, codes);
    return lineOf(name, part, model, model, sumOf(named(part)));
  };
  return [
    ...direct,
    ...weekly,
    ...named("weekly")
      .filter(({ code }) => template.lines.every((line) => line.code !== code))
      .map(({ name, middle }) => lineOf(name, "weekly", null, null, middle)),
    whole(
      "Management and central costs",
      "overhead",
      overheads.map(({ code }) => code),
    ),
    whole(
      "Returns",
      "return",
      template.lines.filter(({ kind }) => kind.startsWith("return")).map(({ code }) => code),
    ),
  ];
}

function lineOf(
  name: string,
  part: LinePart,
  model: Pence | null,
  atThisNeed: Pence | null,
  expected: Pence | null,
): VarianceLine {
  const difference = atThisNeed === null || expected === null ? null : pence(atThisNeed - expected);
  return { name, part, model, atThisNeed, expected, difference };
}

/** A line of a model ÷ the workers' hours or nights behind it × those of a need; null where none are behind it. */
function broughtTo(
  amount: Decimal4 | undefined,
  own: Decimal4 | undefined,
  workers: ReturnType<typeof exact>,
  slots: readonly CareSlot[],
): Pence | null {
  if (amount === undefined || own === undefined || Number(own) === 0) return null;
  const needed = plus(...slots.map(timeOf));
  return toPence(over(times(exact(amount), needed), times(exact(own), workers)));
}

/** The time of workers that a slot takes for one person: hours, or nights of a sleep-in. */
function timeOf(slot: CareSlot) {
  const time = slot.kind === "sleep-in" ? exact(slot.nights) : hoursAWeek(slot);
  return over(times(time, exact(workersOf(slot))), exact(peopleOf(slot)));
}

function poundsOf(amount: Decimal4 | undefined): Pence | null {
  return amount === undefined ? null : toPence(exact(amount));
}

function sumOfLines(lines: EnteredLines, codes: readonly string[]): Pence {
  return toPence(plus(...codes.flatMap((code) => (lines.has(code) ? [exact(lines.get(code) ?? "0")] : []))));
}

function sumOf(lines: readonly ExpectedLine[]): Pence {
  return pence(lines.reduce((sum, { middle }) => sum + middle, 0));
}
