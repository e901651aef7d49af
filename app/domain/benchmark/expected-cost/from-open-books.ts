import type { Day } from "../../calendar.ts";
import { compareExact, decimal4, exact, minus, over, toDecimal4, type Decimal4 } from "../../money.ts";
import type { PayParameters } from "../../pricing/pay.ts";
import type { CostTemplate } from "../../pricing/cost-model/template.ts";
import { figuresForStaff, type ComparedModel } from "../cost-models.ts";
import type { Quartiles } from "../statistics.ts";
import { readingOf, type BookReading } from "./book-reading.ts";
import {
  comparedOf,
  hoursCode,
  overheadCode,
  overheadLines,
  returnCode,
  weeklyLines,
  type OpenBook,
} from "./compared-book.ts";
import {
  nightPayCode,
  payCode,
  sleepInCode,
  type CostFigure,
  type CostParameters,
  type FigureOrigin,
  type FigurePart,
  type FigureUnit,
} from "./cost-figures.ts";

/** The open books of a lot in a round, by the template they are in. */
export type BooksOfLot = {
  readonly template: CostTemplate;
  readonly round: string;
  readonly books: readonly OpenBook[];
};

/** The law of a day, as on-costs follow it. */
export type LawOfDay = {
  readonly pay: PayParameters;
  readonly on: Day;
  readonly wage: LawSource;
  readonly holiday: LawSource;
};

export type LawSource = { readonly from: Day; readonly source: string; readonly uncertain: boolean };

/**
 * Parameters drawn anew: quarter points over the open books, one figure for each provider, of at least five distinct
 * providers; pay no lower than the National Living Wage of the day; holiday by law. What somebody typed in before stands
 * where the books and the law have nothing, and a figure that nobody has is nought and says so. A lot whose books are
 * not by the week gives pay alone.
 */
export function drawParameters(
  of: BooksOfLot | null,
  law: LawOfDay,
  before: CostParameters | null,
): CostParameters {
  const draw = of && drawOf(of, law);
  const drawn = draw ?? withoutBooks(law);
  const typed = (before?.figures ?? []).filter(({ origin }) => origin.kind === "typed");
  const figures = drawn.figures.map((figure) => {
    const kept = typed.find(({ code }) => code === figure.code);
    return kept && figure.origin.kind !== "open-books" ? kept : figure;
  });
  const more = typed.filter(({ code }) => figures.every((figure) => figure.code !== code));
  return {
    figures: [...figures, ...more],
    weeklyHours:
      drawn.weeklyHours.origin.kind === "open-books" || !before ? drawn.weeklyHours : before.weeklyHours,
    law: { pay: law.pay, on: law.on },
  };
}

type Drawn = Pick<CostParameters, "figures" | "weeklyHours">;

/** Hours that a worker is taken to work in a week where the books do not say: the same that floors of prices take. */
const usualHours = decimal4("30");

/** The weekly lines of a lot whose books show none. */
const usualLines = {
  food: "Food",
  activities: "Activities",
  transport: "Transport",
  utilities: "Utilities",
  telephone: "Telephone and broadband",
  insurance: "Insurance",
  recruitment: "Recruitment and training",
} as const;

function withoutBooks(law: LawOfDay): Drawn {
  return {
    figures: [
      ...payFigures(null, law),
      nought(sleepInCode, "A sleep-in", "night", "night"),
      ...shares(),
      ...Object.entries(usualLines).map(([code, name]) => nought(code, name, "weekly", "week")),
      nought(overheadCode, "Management and central costs", "overhead", "share"),
      nought(returnCode, "Return on operations", "return", "share"),
    ],
    weeklyHours: { hours: usualHours, origin: { kind: "none" } },
  };
}

function drawOf({ template, round, books }: BooksOfLot, law: LawOfDay): Drawn | null {
  const reading = readingOf(template.code);
  if (reading === null) return null;
  const codes = [...codesOf(template, reading)];
  const compared = books.map((book) => comparedOf(template, reading, book));
  const whole = fullFormsWhereEnough(books, compared);
  const drawnFrom = (models: readonly ComparedModel[]) => {
    const found = figuresForStaff(codes, models);
    return (code: string) => {
      const points = found.get(code) ?? null;
      const behind = new Set(models.filter(({ lines }) => lines.has(code)).map(({ provider }) => provider));
      return points && { points, origin: openBooks(behind.size, round) };
    };
  };
  const [ofAll, ofWhole] = [drawnFrom(compared), drawnFrom(whole)];
  const figureOf = (code: string, name: string, part: FigurePart, unit: FigureUnit) =>
    drawnFigure(ofWhole(code), { code, name, part, unit });
  const hours = ofAll(hoursCode);
  return {
    figures: [
      ...payFigures(ofAll(payCode), law),
      drawnFigure(ofAll(sleepInCode), {
        code: sleepInCode,
        name: "A sleep-in",
        part: "night",
        unit: "night",
      }),
      ...shares(),
      ...weeklyLines(template, reading).map(({ code, name }) => figureOf(code, name, "weekly", "week")),
      ...(reading.overheadAs === "share"
        ? [figureOf(overheadCode, "Management and central costs", "overhead", "share")]
        : overheadLines(template, reading).map(({ code, name }) => figureOf(code, name, "overhead", "week"))),
      figureOf(returnCode, "Return on operations", "return", "share"),
      ...template.lines
        .filter(({ kind }) => kind === "return-on-capital")
        .map(({ code, name }) => figureOf(code, name, "return", "week")),
    ],
    weeklyHours: hours
      ? { hours: near(hours.points.median, 100), origin: hours.origin }
      : { hours: usualHours, origin: { kind: "none" } },
  };
}

/** Shares on top of pay that no book shows apart: they are typed in. Holiday is the law's and stands with pay. */
function shares(): readonly CostFigure[] {
  return [
    nought("sickness", "Sickness, maternity and paternity", "on-pay", "share"),
    nought("training", "Training", "on-pay", "share"),
    nought("agency", "Agency premium", "on-pay", "share"),
  ];
}

function payFigures(drawn: Found | null, { pay, wage, holiday }: LawOfDay): readonly CostFigure[] {
  const least = pay.livingWage;
  const raise = (figure: number) => {
    const read = near(figure, 100);
    return compareExact(exact(read), exact(least)) < 0 ? least : read;
  };
  const points = drawn?.points;
  const raised = points !== undefined && compareExact(exact(near(points.lower, 100)), exact(least)) < 0;
  const holidayShare = toDecimal4(over(exact(pay.holidayWeeks), minus(exact(52), exact(pay.holidayWeeks))));
  return [
    {
      ...{ code: payCode, name: "Basic pay of a worker", part: "pay", unit: "hour" },
      ...(points
        ? { low: raise(points.lower), middle: raise(points.median), high: raise(points.upper) }
        : { low: least, middle: least, high: least }),
      origin: drawn ? { ...drawn.origin, raised } : { kind: "law", ...wage },
    },
    nought(nightPayCode, "Basic pay of a worker at night", "pay", "hour"),
    {
      ...{ code: "holiday", name: "Holiday", part: "on-pay", unit: "share" },
      ...{ low: holidayShare, middle: holidayShare, high: holidayShare },
      origin: { kind: "law", ...holiday },
    },
  ];
}

type BookOrigin = Extract<FigureOrigin, { kind: "open-books" }>;
type Found = { readonly points: Quartiles; readonly origin: BookOrigin };
type Named = Pick<CostFigure, "code" | "name" | "part" | "unit">;

function openBooks(providers: number, round: string): BookOrigin {
  return { kind: "open-books", providers, round, raised: false };
}

function drawnFigure(found: Found | null, named: Named): CostFigure {
  if (!found) return nought(named.code, named.name, named.part, named.unit);
  const places = named.unit === "share" ? 10_000 : 100;
  const { lower, median, upper } = found.points;
  return {
    ...named,
    ...{ low: near(lower, places), middle: near(median, places), high: near(upper, places) },
    origin: found.origin,
  };
}

function nought(code: string, name: string, part: FigurePart, unit: FigureUnit): CostFigure {
  const none = decimal4("0");
  return { code, name, part, unit, low: none, middle: none, high: none, origin: { kind: "none" } };
}

function codesOf(template: CostTemplate, reading: BookReading): readonly string[] {
  return [
    ...[payCode, sleepInCode, hoursCode, overheadCode, returnCode],
    ...template.lines.map(({ code }) => code).filter((code) => !reading.direct.has(code)),
  ];
}

/** The short form gathers lines where it has room, so the weekly lines come from full forms where five providers sent one. */
function fullFormsWhereEnough(
  books: readonly OpenBook[],
  compared: readonly ComparedModel[],
): readonly ComparedModel[] {
  const full = compared.filter((_, place) => books[place]?.form === "full");
  return new Set(full.map(({ provider }) => provider)).size >= 5 ? full : compared;
}

/** A statistic as a figure to so many parts of a pound. */
function near(figure: number, parts: number): Decimal4 {
  return decimal4(String(Math.round(figure * parts) / parts));
}
