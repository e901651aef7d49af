import type { CostLine, CostTemplate } from "../../pricing/cost-model/template.ts";
import type { EnteredLines } from "../../pricing/cost-model/totals.ts";
import type { ComparedModel } from "../cost-models.ts";
import type { BookReading } from "./book-reading.ts";
import { payCode, sleepInCode } from "./cost-figures.ts";

/** An accepted open book: complete, and set aside by nobody. */
export type OpenBook = {
  readonly provider: string;
  readonly form: "short" | "full";
  readonly lines: EnteredLines;
  readonly drivers: EnteredLines;
};

/** What a book is compared by beside its lines. */
export const hoursCode = "= weekly hours";
export const overheadCode = "overhead";
export const returnCode = "return-on-operations";

/** A book as it is compared: its weekly lines, its pay, what a sleep-in costs it, and its overhead and return as shares. */
export function comparedOf(
  template: CostTemplate,
  reading: BookReading,
  { provider, lines, drivers }: OpenBook,
): ComparedModel {
  const amount = (code: string) => Number(lines.get(code) ?? "0");
  const sum = (counts: (line: CostLine) => boolean) =>
    template.lines.filter(counts).reduce((total, { code }) => total + amount(code), 0);
  const overheads = new Set(overheadLines(template, reading).map(({ code }) => code));
  const above = sum(({ code, kind }) => kind === "cost" && !overheads.has(code));
  const overhead = sum(({ code }) => overheads.has(code));
  const operations = template.lines.find(({ kind }) => kind === "return-on-operations");
  const nights = Number(drivers.get(reading.sleepIn?.nights ?? "") ?? "0");
  const found: (readonly [string, number])[] = [...lines]
    .filter(([code]) => !reading.direct.has(code))
    .map(([code, figure]) => [code, Number(figure)]);
  const put = (code: string, figure: number | undefined) =>
    figure === undefined || !Number.isFinite(figure) ? [] : [[code, figure] as const];
  const driver = (code: string) => {
    const read = drivers.get(code);
    return read === undefined || Number(read) <= 0 ? undefined : Number(read);
  };
  return {
    ...{ provider, complete: true },
    lines: new Map([
      ...found,
      ...put(payCode, driver(reading.pay)),
      ...put(hoursCode, driver("weekly-hours")),
      ...put(sleepInCode, reading.sleepIn && nights > 0 ? amount(reading.sleepIn.line) / nights : undefined),
      ...put(overheadCode, above > 0 ? overhead / above : undefined),
      ...put(
        returnCode,
        operations && above + overhead > 0 ? amount(operations.code) / (above + overhead) : undefined,
      ),
    ]),
  };
}

/** The lines of a template that are so much a week. */
export function weeklyLines(template: CostTemplate, reading: BookReading): readonly CostLine[] {
  return template.lines.filter(
    ({ code, kind }) => kind === "cost" && !reading.direct.has(code) && !reading.overhead.has(code),
  );
}

/** The lines of a template that are overhead. */
export function overheadLines(template: CostTemplate, { overhead }: BookReading): readonly CostLine[] {
  return template.lines.filter(({ code, kind }) => kind === "central" || overhead.has(code));
}
