import {
  exact,
  mulDivHalfUp,
  over,
  pence,
  plus,
  times,
  toPence,
  type Decimal4,
  type Pence,
} from "../../money.ts";
import type { CostLine, CostTemplate } from "../../pricing/cost-model/template.ts";
import type { EnteredLines } from "../../pricing/cost-model/totals.ts";
import { readingOf, type BookReading } from "./book-reading.ts";
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
 * line ÷ the model's own hours × those of the need); a line without hours behind it cannot be. Overhead that follows the
 * hours, and the return on operations, are brought with them, as the model's own share of what stands above. Both are
 * compared in all, as each side names their lines differently. Null for a template whose unit is no week of a person.
 */
export function varianceOf(
  template: CostTemplate,
  book: OwnBook,
  slots: CareSlots,
  cost: ExpectedCost,
): readonly VarianceLine[] | null {
  const reading = readingOf(template.code);
  if (reading === null) return null;
  const of = (part: LinePart) => cost.lines.filter((line) => line.part === part);
  const direct = directLines(template, reading, book, slots, of("direct"));
  const weekly = [
    ...weeklyLines(template, reading).map(({ code, name }) => {
      const model = poundsOf(book.lines.get(code)) ?? pence(0);
      return lineOf(
        name,
        "weekly",
        model,
        model,
        of("weekly").find((one) => one.code === code)?.middle ?? null,
      );
    }),
    ...of("weekly")
      .filter(({ code }) => template.lines.every((line) => line.code !== code))
      .map(({ name, middle }) => lineOf(name, "weekly", null, null, middle)),
  ];
  const codesOf = (kind: CostLine["kind"]) =>
    template.lines.filter((line) => line.kind === kind).map(({ code }) => code);
  const overheads = overheadLines(template, reading).map(({ code }) => code);
  const above = inAll([...direct, ...weekly]);
  const overhead = sumOfLines(book.lines, overheads);
  const overheadHere = reading.overheadAs === "pounds" ? overhead : follow(overhead, above);
  const operations = sumOfLines(book.lines, codesOf("return-on-operations"));
  const capital = sumOfLines(book.lines, codesOf("return-on-capital"));
  const operationsHere = follow(operations, {
    model: pence(above.model + overhead),
    here: above.here === null || overheadHere === null ? null : pence(above.here + overheadHere),
  });
  return [
    ...direct,
    ...weekly,
    lineOf("Management and central costs", "overhead", overhead, overheadHere, sumOf(of("overhead"))),
    lineOf(
      ...(["Returns", "return", pence(operations + capital)] as const),
      operationsHere === null ? null : pence(operationsHere + capital),
      sumOf(of("return")),
    ),
  ];
}

function directLines(
  template: CostTemplate,
  reading: BookReading,
  book: OwnBook,
  slots: CareSlots,
  expectedLines: readonly ExpectedLine[],
): readonly VarianceLine[] {
  return template.lines.flatMap(({ code, name, pay }) => {
    const kinds = reading.direct.get(code);
    if (!kinds) return [];
    const paidFor = slots.filter(({ kind }) => kinds.includes(kind));
    const expected = sumOf(expectedLines.filter((line) => kinds.some((kind) => kind === line.code)));
    const model = poundsOf(book.lines.get(code)) ?? pence(0);
    if (model === 0 && expected === 0) return [];
    const driver = reading.sleepIn?.line === code ? reading.sleepIn.nights : (pay?.hours?.driver ?? null);
    const own = driver === null ? undefined : book.drivers.get(driver);
    const workers = exact(pay?.hours?.times ?? "1");
    const here = paidFor.length === 0 ? pence(0) : broughtTo(book.lines.get(code), own, workers, paidFor);
    return [lineOf(name, "direct", model, here, expected)];
  });
}

type InAll = { readonly model: Pence; readonly here: Pence | null };

/** What lines of the model come to as it stands and at this need; the latter is not known where a line's is not. */
function inAll(lines: readonly VarianceLine[]): InAll {
  const known = lines.filter(({ model }) => model !== null);
  const sum = (amounts: readonly (Pence | null)[]) =>
    pence(amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0));
  const unknown = known.some(({ atThisNeed }) => atThisNeed === null);
  return {
    model: sum(known.map(({ model }) => model)),
    here: unknown ? null : sum(known.map(({ atThisNeed }) => atThisNeed)),
  };
}

/** An amount as the same share of what stands above it. */
function follow(amount: Pence, { model, here }: InAll): Pence | null {
  if (here === null || (model === 0 && amount !== 0)) return null;
  return model === 0 ? pence(0) : mulDivHalfUp(amount, here, model);
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
