import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, toDay } from "#app/domain/calendar.ts";
import { decimal4, exact, over, toDecimal4 } from "#app/domain/money.ts";
import { costCsv } from "#app/imports/cost-model/cost-csv.ts";
import type { KnownFigures } from "#app/imports/cost-model/cost-rows.ts";
import { costWorkbook } from "#app/imports/cost-model/cost-workbook.ts";
import { readCostFile } from "#app/imports/cost-model/read-cost-file.ts";
import { known, read, sheet, today } from "./support.ts";

const amount = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 9_999 }))
  .map(([whole, part]) => decimal4(`${whole}.${String(part).padStart(4, "0")}`));
const share = fc.integer({ min: 0, max: 10_000 }).map((part) => toDecimal4(over(exact(part), exact(100))));
const count = fc.integer({ min: 0, max: 9_999_999 }).map((whole) => decimal4(String(whole)));
const dayOfYear = fc.integer({ min: 0, max: 364 }).map((days) => addDays(toDay("2026-04-01"), days));
const codes = sheet.template.lines.map(({ code }) => code);
/** Names as people write them, and some that a spreadsheet would reckon with. */
const name = fc.constantFrom(
  "Oak House",
  "=SUM(A1)",
  "-1 & <Sons>",
  "Tŷ Glas, “north”",
  "@home\u0007",
  "'quoted'",
);

const homeFigures = (locationId: string) =>
  fc.record({
    locationId: fc.constant(locationId),
    basePriceDay: dayOfYear,
    lines: fc
      .array(amount, { minLength: codes.length, maxLength: codes.length })
      .map((amounts) => new Map(codes.map((code, at) => [code, amounts[at] ?? decimal4("0")]))),
    drivers: fc.tuple(share, amount, count).map(
      ([occupancy, pay, beds]) =>
        new Map([
          ["occupancy", occupancy],
          ["carer-pay", pay],
          ["beds", beds],
        ]),
    ),
  });

const world = fc.tuple(name, homeFigures("1-100000001"), homeFigures("1-100000002"));

test(
  "what is written and filled in reads back the same, from XLSX and from CSV",
  { timeout: 30_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(world, async ([first, ...homes]) => {
        const asked = {
          ...sheet,
          homes: [{ locationId: "1-100000001", name: first }, ...sheet.homes.slice(1)],
        };
        const filled: KnownFigures = { homes, central: known.central };
        const xlsx = Buffer.from(await costWorkbook(asked, filled));
        for (const file of [
          { name: "a.xlsx", bytes: xlsx },
          { name: "a.csv", bytes: Buffer.from(costCsv(asked, filled)) },
        ]) {
          const reading = await readCostFile(file, asked, today);
          expect(reading).toEqual({
            ok: true,
            value: { models: homes, central: known.central, problems: [], notes: [] },
          });
        }
      }),
      { numRuns: 10, seed: 2026 },
    );
  },
);

test("an untouched template says of each home that its column is blank, and finds nothing wrong", async () => {
  const reading = await read(Buffer.from(await costWorkbook(sheet)));
  expect(reading.problems).toEqual([]);
  expect(reading.models).toEqual([]);
  expect(reading.notes).toEqual([
    "The column of Oak House is blank: nothing was read for it.",
    "The column of Elm Court is blank: nothing was read for it.",
  ]);
});

test("the short form asks its own lines, and takes the others where they are given", async () => {
  const short = { ...sheet, form: "short" as const };
  const bytes = Buffer.from(await costWorkbook(short, known));
  const reading = await readCostFile({ name: "a.xlsx", bytes }, short, today);
  if (!reading.ok) throw new Error(reading.why.sentence);
  expect(reading.value.problems).toEqual([]);
  expect([...(reading.value.models[0]?.lines.keys() ?? [])]).not.toContain("staffing.domestic-staff");
  const full = await readCostFile(
    { name: "a.xlsx", bytes: Buffer.from(await costWorkbook(sheet, known)) },
    short,
    today,
  );
  expect(full.ok && full.value.models[0]?.lines.get("staffing.domestic-staff")).toBe("45.5");
});

test("central costs are given once and shared, instead of home by home", async () => {
  const units = new Map([
    ["1-100000001", decimal4("2080")],
    ["1-100000002", decimal4("1500.5")],
  ]);
  const shares = new Map([
    ["1-100000001", decimal4("40")],
    ["1-100000002", decimal4("30")],
  ]);
  const cost = { line: "head-office.support", poundsAYear: decimal4("125000.55"), key: "beds", shares };
  const homes = known.homes.map((home) => {
    const lines = new Map(home.lines);
    lines.delete("head-office.support");
    return { ...home, lines };
  });
  const filled: KnownFigures = { homes, central: { unitsAYear: units, costs: [cost] } };
  const reading = await read(Buffer.from(await costWorkbook(sheet, filled)));
  expect(reading).toEqual({ models: homes, central: filled.central, problems: [], notes: [] });
});
