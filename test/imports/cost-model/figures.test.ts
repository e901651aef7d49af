import { expect, test } from "vitest";
import { formula, number, read, sentences, text, withCells } from "./support.ts";

/** Cell E12 is Food supplies at Oak House. */
const food = async (cell: string) => {
  const reading = await read(await withCells({ E12: cell }));
  const read1 = reading.models[0]?.lines.get("supplies.food");
  return { figure: read1, notes: reading.notes, problems: sentences(reading) };
};

test.each([
  ["a number", number("12.1"), "12.1"],
  ["a number as spreadsheets store it", number("1.1000000000000001"), "1.1"],
  ["a number in powers of ten", number("1.25E-2"), "0.0125"],
  ["pounds as words", text("£1,234.56"), "1234.56"],
  ["a number as words", text(" 42.1234 "), "42.1234"],
  ["nought", number("0"), "0"],
  ["what a formula worked out", formula("40+2", "42"), "42"],
  ["a formula that leads to another workbook, by the value it held", formula("[1]Sheet1!A1", "7.5"), "7.5"],
])("%s is read exactly", async (_what, cell, figure) => {
  expect(await food(cell)).toEqual({ figure, notes: [], problems: [] });
});

test.each([
  ["0.30000000000000004", "0.3"],
  ["42.123456789", "42.1235"],
])("a formula's %s is rounded to four places, and that is said", async (stored, figure) => {
  expect(await food(formula("0.1+0.2", stored))).toEqual({
    figure,
    notes: [
      `Cell E12 of the sheet “Costs” (Food supplies, Oak House) has ${stored}, and was read as ${figure}.`,
    ],
    problems: [],
  });
});

test.each([
  [number("12.345678"), "has “12.345678”, which has more than four decimals. Round it to four."],
  [text("12.345678"), "has “12.345678”, which has more than four decimals. Round it to four."],
  [number("-5"), "has “-5”, which is below nought. No line may be negative."],
  [text("-£5"), "has “-£5”, which is below nought. No line may be negative."],
  [number("10000000"), "has “10000000”, which is ten million or more. Check the figure."],
  [number("1E300"), "ten million or more"],
  [text("1e3"), "has “1e3” where an amount in pounds is expected. Write it in figures, like 1234.5."],
  [text("NaN"), "has “NaN” where an amount in pounds is expected."],
  [number("NaN"), "has “NaN” where an amount in pounds is expected."],
  [text("١٢"), "has “١٢” where an amount in pounds is expected."],
  [text("twelve"), "has “twelve” where an amount in pounds is expected."],
  ['<c t="b"><v>1</v></c>', "has TRUE where an amount in pounds is expected."],
  [
    '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    "has the error #DIV/0!. Mend the formula, or enter the figure itself.",
  ],
  ['<c t="e"><f>#REF!</f><v>#REF!</v></c>', "has the error #REF!."],
  [formula("B1*2", null), "has a formula that was never worked out."],
  ["<c/>", "is blank. Enter the figure, or 0 where there is none."],
])("%s is refused by its cell, its line and its home", async (cell, rule) => {
  const { figure, problems } = await food(cell);
  expect(figure).toBeUndefined();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(
    `Cell E12 of the sheet “Costs” (Food supplies, Oak House) ${rule.startsWith("ten") ? "has" : rule}`,
  );
});

test.each([
  [number("101"), "has “101”, which is more than the whole. Give a share, like 92.5% or 0.925."],
  [text("150%"), "has “150%”, which is more than the whole. Give a share, like 92.5% or 0.925."],
  [text("92.125%"), "has “92.125%”. Give a share with at most two decimals, like 92.5%."],
  [text("most"), "has “most” where a share, like 92.5%, is expected."],
])("a share of %s is refused", async (cell, rule) => {
  const reading = await read(await withCells({ E7: cell }));
  expect(sentences(reading)).toEqual([
    `Cell E7 of the sheet “Costs” (Occupancy, Oak House) ${rule}`.replace(
      " is expected.",
      " is expected. Write it in figures, like 1234.5.",
    ),
  ]);
});

test("a share above one is in per cent, as its unit says", async () => {
  const reading = await read(await withCells({ E7: number("92.5"), F7: text("90") }));
  expect(reading.models.map(({ drivers }) => drivers.get("occupancy"))).toEqual(["92.5", "90"]);
});

test("a share is read from words too, and a count is whole", async () => {
  const reading = await read(
    await withCells({ E7: text("92.5%"), F7: text("0.9"), E9: number("40.5"), F9: text("£40") }),
  );
  expect(reading.models.map(({ drivers }) => drivers.get("occupancy"))).toEqual(["92.5", "90"]);
  expect(sentences(reading)).toEqual([
    "Cell E9 of the sheet “Costs” (Beds, Oak House) has “40.5” where a whole number is expected.",
    "Cell F9 of the sheet “Costs” (Beds, Elm Court) has “£40” where a whole number is expected. Write it in figures, like 1234.5.",
  ]);
});

test.each([
  [number("46113"), "2026-04-01"],
  [text("1/4/2026"), "2026-04-01"],
  [text("1 April 2026"), "2026-04-01"],
  [text("2026-04-01T00:00:00"), "2026-04-01"],
])("the day of the prices is read from %s", async (cell, day) => {
  const reading = await read(await withCells({ E6: cell }));
  expect(reading.models[0]?.basePriceDay).toBe(day);
  expect(reading.problems).toEqual([]);
});

test.each([
  [
    text("2025-12-31"),
    "has 31 December 2025, which is in another year. The year asked begins on 1 April 2026 and ends before 1 April 2027.",
  ],
  [text("spring"), "has “spring”, which is not a day. Write it like 2026-04-01."],
  ["<c/>", "is blank. Enter the day whose prices these are, like 2026-04-01."],
])("%s is refused as the day of the prices", async (cell, rule) => {
  const reading = await read(await withCells({ E6: cell }));
  expect(sentences(reading)).toEqual([
    `Cell E6 of the sheet “Costs” (Day whose prices these are, Oak House) ${rule}`,
  ]);
});
