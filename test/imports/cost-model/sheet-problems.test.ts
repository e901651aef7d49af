import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { readCostFile } from "#app/imports/cost-model/read-cost-file.ts";
import {
  cellsIn,
  filledWorkbook,
  formula,
  number,
  read,
  sentences,
  sheet,
  text,
  today,
  withCells,
} from "./support.ts";

const costs = "xl/worksheets/sheet1.xml";
const central = "xl/worksheets/sheet2.xml";

test.each([
  [
    "a renamed column",
    { C4: text("Item") },
    "Cell C4 of the sheet “Costs” says “Item” where the column “Line” is expected. Give the column its name back.",
  ],
  [
    "a renamed home",
    { E4: text("Oak Hse") },
    "Cell E4 of the sheet “Costs” (Oak House) says “Oak Hse”, but the location 1-100000001 below it is Oak House. Give the column its name back, or correct the location.",
  ],
  [
    "an unknown line",
    { A12: text("supplies.fuel") },
    "Cell A12 of the sheet “Costs” has the code “supplies.fuel”, which is no line of this template. Put the code back, or delete the row.",
  ],
  [
    "a missing line",
    { A12: text("supplies.fuel") },
    "The sheet “Costs” has no row for “Food supplies” (supplies.food). Put the row back from the template.",
  ],
  [
    "a line twice",
    { A16: text("supplies.food"), E16: number("1") },
    "Cell A16 of the sheet “Costs” has the code “supplies.food”, which stands in row 12 already. Delete one of the two rows.",
  ],
  [
    "codes and names that have come apart",
    { C12: text("Care staff") },
    "Cell C12 of the sheet “Costs” (Food supplies) says “Care staff”, but the code of its row belongs to “Food supplies”. Put codes and names back as they were.",
  ],
  [
    "figures without a code",
    { C16: text("Petrol"), E16: number("9") },
    "Cell A16 of the sheet “Costs” is blank, and its row has figures. Put the code of its line back, or delete the row.",
  ],
  [
    "a home of someone else",
    { F5: text("1-999") },
    "Cell F5 of the sheet “Costs” has the location “1-999”, which is not a home of this application.",
  ],
  [
    "a home twice",
    { F5: text("1-100000001") },
    "Cell F5 of the sheet “Costs” (Oak House) has the location 1-100000001 a second time. Each home has one column.",
  ],
  [
    "a location that was deleted",
    { F5: "<c/>" },
    "Cell F5 of the sheet “Costs” is blank where the location number of “Elm Court” is expected. Put it back.",
  ],
  [
    "another year",
    { B3: text("2025-04-01") },
    "Cell B3 of the sheet “Costs” says that its prices are for the year from 1 April 2025. The year asked is from 1 April 2026.",
  ],
])("%s gets a sentence, and the rest is read", async (_what, cells, sentence) => {
  const reading = await read(await withCells(cells));
  expect(sentences(reading)).toContain(sentence);
  expect(reading.models[0]?.lines.get("staffing.care-staff")).toBe("400.25");
});

test.each([
  [
    "the template of another lot",
    { B1: text("home-care") },
    "Cell B1 of the sheet “Costs” says that this is the template “home-care”. This lot asks for “care-home”: Care home for people aged 65 and over.",
  ],
  [
    "a version that has ended",
    { B2: number("1") },
    "Cell B2 of the sheet “Costs” says version 1 of the template, which has ended. Version 2 holds from 1 April 2026: copy your figures into it.",
  ],
  [
    "a version that never was",
    { B2: text("draft") },
    "Cell B2 of the sheet “Costs” says version “draft” of the template. Version 2 is asked.",
  ],
  [
    "nothing of what it is for",
    { B1: "<c/>" },
    "The sheet “Costs” does not say which template and version it is. Copy your figures into a new template.",
  ],
])("of a workbook that says %s, nothing is read", async (_what, cells, sentence) => {
  const reading = await read(await withCells(cells));
  expect(sentences(reading)).toEqual([sentence]);
  expect(reading.models).toEqual([]);
});

test("a version that ends while the workbook is being filled in is read, and said to have ended", async () => {
  const ended = { ...sheet, template: { ...sheet.template, to: toDay("2026-08-31") } };
  const reading = await readCostFile({ name: "a.xlsx", bytes: await filledWorkbook() }, ended, today);
  if (!reading.ok) throw new Error(reading.why.sentence);
  expect(sentences(reading.value)).toEqual([
    "Cell B2 of the sheet “Costs” says version 2, which ended on 31 August 2026. Copy your figures into the template that holds now.",
  ]);
  expect(reading.value.models).toHaveLength(2);
});

test("what the workbook is for is found by the names of its cells, wherever they have moved", async () => {
  const moved = await filledWorkbook({
    "xl/workbook.xml": (xml) => xml.replaceAll("Costs!$B$1", "'Costs'!$H$40"),
    [costs]: (xml) => cellsIn(xml, { B1: text("home-care"), H40: text("care-home") }),
  });
  expect((await read(moved)).problems).toEqual([]);
});

test("rows may be moved and further columns and rows of notes added", async () => {
  const reading = await read(
    await withCells({
      ...{ G4: text("Notes"), G12: text("went up"), B20: text("Ask Finance") },
      ...{
        A12: text("supplies.food"),
        A30: text("staffing.care-staff"),
        E30: number("401"),
        F30: number("391"),
      },
      ...{ A10: "<c/>", E10: "<c/>", F10: "<c/>" },
    }),
  );
  expect(reading.problems).toEqual([]);
  expect(reading.notes).toEqual(["The column “Notes” belongs to no home and was left out."]);
  expect(reading.models.map(({ lines }) => lines.get("staffing.care-staff"))).toEqual(["401", "391"]);
});

test("merged cells are not read, and everything beside them is", async () => {
  const reading = await read(
    await filledWorkbook({
      [costs]: (xml) =>
        xml.replace(
          "</sheetData>",
          '</sheetData><mergeCells count="1"><mergeCell ref="E12:F12"/></mergeCells>',
        ),
    }),
  );
  expect(reading.problems).toEqual([
    {
      sheet: "Costs",
      cell: "E12:F12",
      line: "supplies.food",
      home: null,
      sentence:
        "The cells E12:F12 of the sheet “Costs” are merged, so that their figures cannot be told apart. Unmerge them and enter each figure.",
    },
  ]);
  expect(reading.models.map(({ lines }) => [lines.has("supplies.food"), lines.size])).toEqual([
    [false, 5],
    [false, 5],
  ]);
});

test("totals that are given must be what their lines add up to", async () => {
  const totals = {
    C16: text("Total Staffing"),
    E16: number("445.75"),
    F16: number("435"),
    C17: text("Total"),
    E17: number("602.975"),
    F17: number("581.5001"),
  };
  const reading = await read(await withCells(totals));
  expect(sentences(reading)).toEqual([
    "Cell F16 of the sheet “Costs” (Elm Court) says £435.00 as the total of “Staffing”. Its lines add up to £434.00. Correct the lines or the total.",
  ]);
});

test("a total is not held against lines that were refused, nor against the last place of those that were rounded", async () => {
  const totals = {
    C16: text("Total Staffing"),
    E16: number("9"),
    F16: formula("SUM(F10:F11)", "434.33343333"),
  };
  const reading = await read(
    await withCells({
      ...totals,
      E10: text("many"),
      F10: formula("x", "390.33341111"),
      F11: formula("x", "44.00002222"),
    }),
  );
  expect(sentences(reading)).toHaveLength(1);
  expect(sentences(reading)[0]).toContain("Cell E10");
});

test.each([
  [
    "no key",
    { C4: number("1000"), E3: number("2080"), F3: number("2080") },
    [
      "Cell D4 of the sheet “Central costs” (Support services) is blank. Say how the cost is shared: “Units a year”, “Beds”.",
    ],
  ],
  [
    "a key that is not known",
    { C4: number("1000"), D4: text("mood"), E3: number("1"), F3: number("1") },
    [
      "Cell D4 of the sheet “Central costs” (Support services) says “mood”. Say how the cost is shared: “Units a year”, “Beds”.",
    ],
  ],
  [
    "no pounds",
    { D4: text("Beds"), E4: number("40") },
    [
      "Cell C4 of the sheet “Central costs” (Support services) is blank, and figures to share it by are given. Enter the pounds a year.",
    ],
  ],
])("a central cost with %s gets a sentence", async (_what, cells, expected) => {
  const reading = await read(await filledWorkbook({ [central]: (xml) => cellsIn(xml, cells) }));
  expect(sentences(reading)).toEqual(expected);
});

test("a central cost is given in one place, with a figure and the units of each home", async () => {
  const cells = { C4: number("1000"), D4: text("beds"), E4: number("40"), E3: number("2080") };
  const reading = await read(await filledWorkbook({ [central]: (xml) => cellsIn(xml, cells) }));
  expect(sentences(reading)).toEqual([
    "Cell F4 of the sheet “Central costs” (Support services, Elm Court) is blank. Enter the home’s figure for “Beds”, or 0.",
    "Cell F3 of the sheet “Central costs” (Units a year, Elm Court) is blank or 0. Enter how many units the home provides in a year.",
    "Cell E13 of the sheet “Costs” (Support services, Oak House) has a figure, and the line is on “Central costs” too. Give it in one of the two places.",
    "Cell F13 of the sheet “Costs” (Support services, Elm Court) has a figure, and the line is on “Central costs” too. Give it in one of the two places.",
  ]);
});
