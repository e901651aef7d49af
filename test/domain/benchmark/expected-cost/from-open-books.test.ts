import { expect, test } from "vitest";
import {
  changesBetween,
  withFigure,
  type CostFigure,
  type CostParameters,
} from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import type { OpenBook } from "#app/domain/benchmark/expected-cost/compared-book.ts";
import { forProvider } from "#app/domain/benchmark/expected-cost/for-provider.ts";
import { drawParameters, type LawOfDay } from "#app/domain/benchmark/expected-cost/from-open-books.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import { figure, parameters, withFigures } from "#test/factories/cost-parameters.ts";
import { costTemplateOf } from "#test/factories/cost-templates.ts";
import { payOf } from "#test/factories/pay.ts";

const template = costTemplateOf("supported-living");
const since = { from: toDay("2026-04-01"), source: "gov.uk", uncertain: false };
const law: LawOfDay = { pay: payOf("2026/27"), on: toDay("2026-11-24"), wage: since, holiday: since };

/** A book of £600.00 of staffing, so much of insurance, overheads of £60.00, and a surplus of £33.00. */
function bookOf(provider: string, insurance: string, pay: string, form: OpenBook["form"] = "full"): OpenBook {
  const figures = (entered: Readonly<Record<string, string>>) =>
    new Map(Object.entries(entered).map(([code, amount]) => [code, decimal4(amount)]));
  return {
    ...{ provider, form },
    lines: figures({
      ...{ "staffing.shared-hours": "300", "staffing.one-to-one-hours": "150" },
      ...{ "staffing.two-to-one-hours": "0", "staffing.waking-nights": "0", "staffing.sleep-ins": "150" },
      ...{ "overheads.service-management": "40", "overheads.recruitment-and-training": "0" },
      ...{ "overheads.insurance": insurance, "overheads.central-recharges": "15" },
      ...{ "overheads.other-overheads": "5", "return-on-operations.return-on-operations": "33" },
    }),
    drivers: figures({ "worker-pay": pay, "weekly-hours": "30", "sleep-in-nights": "2" }),
  };
}

const five = ["10", "11", "12", "13", "14"].map((insurance, place) =>
  bookOf(`p${place}`, insurance, ["12.60", "12.80", "13.00", "13.40", "14.00"][place] ?? "13"),
);
const draw = (books: readonly OpenBook[], before: CostParameters | null = null) =>
  drawParameters({ template, round: "Round 2", books }, law, before);
const of = ({ figures }: CostParameters, code: string): CostFigure => {
  const found = figures.find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};

test("a figure is the quarter points of the books of five providers, and says so", () => {
  expect(of(draw(five), "overheads.insurance")).toEqual({
    ...{ code: "overheads.insurance", name: "Insurance", part: "weekly", unit: "week" },
    ...{ low: "11", middle: "12", high: "13" },
    origin: { kind: "open-books", providers: 5, round: "Round 2", raised: false },
  });
});

test("pay is that of the books, and no lower than the living wage of the day", () => {
  // The lower quartile is 12.80, and it is lawful; with the wage of the day before, 12.60 would be too.
  expect(of(draw(five), "pay:worker")).toMatchObject({ low: "12.8", middle: "13", high: "13.4" });
  const cheap = five.map((book) => ({ ...book, drivers: new Map([["worker-pay", decimal4("12.60")]]) }));
  expect(of(draw(cheap), "pay:worker")).toMatchObject({
    ...{ low: "12.71", middle: "12.71", high: "12.71" },
    origin: { kind: "open-books", providers: 5, raised: true },
  });
});

test("a sleep-in is what its line comes to for a night, overhead and return are shares of what stands above", () => {
  const drawn = draw(five);
  expect(of(drawn, "sleep-in")).toMatchObject({ low: "75", middle: "75", high: "75" });
  // 60 ÷ (600 + 12) = 0.0980; 33 ÷ (612 + 60) = 0.0491.
  expect(of(drawn, "overhead")).toMatchObject({ part: "overhead", unit: "share", middle: "0.098" });
  expect(of(drawn, "return-on-operations")).toMatchObject({ unit: "share", middle: "0.0491" });
  expect(drawn.figures.map(({ code }) => code)).not.toContain("staffing.shared-hours");
});

test("four providers are too few, however many books they sent: no figure of theirs is there", () => {
  const books = [...five.slice(0, 4), bookOf("p0", "50", "20"), bookOf("p1", "60", "21")];
  const drawn = draw(books);
  expect(drawn.figures.filter(({ origin }) => origin.kind === "open-books")).toEqual([]);
  expect(of(drawn, "overheads.insurance")).toMatchObject({ middle: "0", origin: { kind: "none" } });
  expect(of(drawn, "pay:worker")).toMatchObject({
    middle: "12.71",
    origin: { kind: "law", source: "gov.uk" },
  });
});

test("a provider with many homes is one figure among five", () => {
  const books = [...five, bookOf("p0", "40", "13"), bookOf("p0", "40", "13")];
  // Its own middle is 40; the others 11, 12, 13, 14.
  expect(of(draw(books), "overheads.insurance")).toMatchObject({ low: "12", middle: "13", high: "14" });
});

test("what stands in the short form with other lines gathered into it counts where too few full forms came", () => {
  const short = ["20", "21", "22", "23", "24"].map((insurance, place) =>
    bookOf(`s${place}`, insurance, "13", "short"),
  );
  expect(of(draw([...five, ...short]), "overheads.insurance").middle).toBe("12");
  expect(of(draw([...five.slice(1), ...short]), "overheads.insurance").middle).toBe("20");
});

test("holiday is the law's: 5.6 weeks of the 46.4 that are left to work", () => {
  expect(of(draw(five), "holiday")).toMatchObject({ middle: "0.1207", origin: { kind: "law" } });
});

test("what was typed in stands where the books and the law have nothing, and is drawn anew where they do", () => {
  const three = { low: decimal4("0.01"), middle: decimal4("0.02"), high: decimal4("0.03") };
  const nine = { low: decimal4("9"), middle: decimal4("9"), high: decimal4("9") };
  const first = withFigure(draw(five.slice(1)), "sickness", three, "Payroll of 2026");
  const before = first && withFigure(first, "overheads.insurance", nine, "A quotation");
  const drawn = draw(five, before);
  expect(of(drawn, "sickness")).toMatchObject({
    ...three,
    origin: { kind: "typed", source: "Payroll of 2026" },
  });
  expect(of(drawn, "overheads.insurance").middle).toBe("12");
  expect(
    changesBetween(before, drawn).map(({ code, before: was, after }) => [code, was?.middle, after?.middle]),
  ).toEqual(expect.arrayContaining([["overheads.insurance", "9", "12"]]));
  expect(changesBetween(drawn, drawn)).toEqual([]);
});

test("a lot without books by the week has pay and holiday by law, and the rest is to be typed in", () => {
  const drawn = drawParameters(null, law, null);
  expect(drawn.figures.filter(({ origin }) => origin.kind !== "none").map(({ code }) => code)).toEqual([
    ...["pay:worker", "holiday"],
  ]);
});

test("the weekly hours of a worker are changed like any other figure, and a figure that is not there is not", () => {
  const three = { low: decimal4("24"), middle: decimal4("25"), high: decimal4("26") };
  expect(withFigure(draw(five), "weekly-hours", three, "Rotas")?.weeklyHours).toEqual({
    ...{ hours: "25", origin: { kind: "typed", source: "Rotas" } },
  });
  expect(withFigure(draw(five), "gold", three, "Rotas")).toBeNull();
});

test("a provider knows figures that eleven stand behind, rounded, and no source that was typed in", () => {
  const eleven = { kind: "open-books", providers: 11, round: "Round 2", raised: false } as const;
  const told = forProvider(
    withFigures(
      { ...figure("pay:worker", "pay", "hour", "12.73", "13.05", "13.46"), origin: eleven },
      { ...figure("food", "weekly", "week", "39.49", "39.5", "41"), origin: eleven },
      { ...figure("overhead", "overhead", "share", "0.1049", "0.105", "0.2"), origin: eleven },
    ),
  );
  if (!told) throw new Error("nothing is told");
  expect(of(told, "pay:worker")).toMatchObject({ low: "12.71", middle: "13.1", high: "13.5" });
  expect(of(told, "food")).toMatchObject({ low: "39", middle: "40", high: "41" });
  expect(of(told, "overhead")).toMatchObject({ low: "0.1", middle: "0.11", high: "0.2" });
  expect(of(told, "sickness").origin).toEqual({ kind: "typed", source: "" });
});

test("with ten behind any figure a provider knows nothing, not even the total it would be part of", () => {
  const ten = { kind: "open-books", providers: 10, round: "Round 2", raised: false } as const;
  expect(forProvider(withFigures({ ...figure("food", "weekly", "week", "40"), origin: ten }))).toBeNull();
  expect(forProvider(parameters({ weeklyHours: { hours: decimal4("30"), origin: ten } }))).toBeNull();
});
