import { renderToStaticMarkup } from "react-dom/server";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { SheetPreview } from "#app/components/cost-model/SheetPreview.tsx";
import { decimal4 } from "#app/domain/money.ts";
import type { HomeFigures, WorkbookReading } from "#app/domain/pricing/cost-model/workbook.ts";
import { filledWorkbook, known, read, sheet, text, withCells } from "#test/imports/cost-model/support.ts";

function page(reading: WorkbookReading, asked = sheet): Document {
  const markup = renderToStaticMarkup(<SheetPreview sheet={asked} reading={reading} />);
  return parseHTML(`<!doctype html><html><body>${markup}</body></html>`).document;
}

function words(node: { readonly textContent: string | null } | null | undefined): string {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}

function rowOf(document: Document, name: string): readonly string[] {
  const row = [...document.querySelectorAll("tr")].find((one) => words(one.querySelector("th")) === name);
  return [...(row?.querySelectorAll("td") ?? [])].map((cell) => words(cell));
}

test("a workbook without a slip shows each figure under its home, and no error summary", async () => {
  const document = page(await read(await filledWorkbook()));
  expect(document.querySelector(".govuk-error-summary")).toBeNull();
  expect(rowOf(document, "Food supplies")).toEqual(["£42.10", "£41.0001"]);
  expect(rowOf(document, "Occupancy (of the beds)")).toEqual(["92.5%", "92.5%"]);
  expect(rowOf(document, "Day whose prices these are")).toEqual(["1 April 2026", "1 April 2026"]);
  expect(rowOf(document, "Total of what was read")).toEqual(["£445.75", "£434.00"]);
  const heads = [...document.querySelectorAll("table")].map((table) => words(table.querySelector("thead")));
  expect(new Set(heads)).toEqual(new Set(["LineOak HouseElm Court"]));
});

test("each problem leads to its figure, which says that it was not read", async () => {
  const document = page(await read(await withCells({ F12: text("lots"), C4: text("Item") })));
  expect(words(document.querySelector(".govuk-error-summary__title"))).toBe(
    "There are 2 problems in your file",
  );
  const items = [...document.querySelectorAll(".govuk-error-summary li")];
  expect(items.map((item) => item.querySelector("a")?.getAttribute("href") ?? null)).toEqual([
    null,
    "#figure-1-100000002-supplies-food",
  ]);
  expect(words(document.querySelector("#figure-1-100000002-supplies-food"))).toContain("Not read");
  expect(rowOf(document, "Food supplies")[0]).toBe("£42.10");
});

test("a line whose row is gone is not read for any home, and its problem leads to the first", async () => {
  const document = page(await read(await withCells({ A12: "<c/>", E12: "<c/>", F12: "<c/>" })));
  expect(document.querySelector(".govuk-error-summary a")?.getAttribute("href")).toBe(
    "#figure-1-100000001-supplies-food",
  );
  expect(rowOf(document, "Food supplies")).toEqual(
    Array(2).fill("Not read: there is a problem with this figure"),
  );
});

test("a file of which nothing was read says what to do", () => {
  const document = page({
    models: [],
    central: { unitsAYear: new Map(), costs: [] },
    problems: [],
    notes: ["The column of Oak House is blank: nothing was read for it."],
  });
  expect(words(document.querySelector(".govuk-inset-text"))).toContain("The column of Oak House is blank");
  expect(words(document.querySelector(".app-empty"))).toContain("Fill in a column");
  expect(document.querySelector("table")).toBeNull();
});

test("more homes than fit beside each other follow below", () => {
  const homes = Array.from({ length: 8 }, (_, at) => ({ locationId: `1-${at}`, name: `Home ${at + 1}` }));
  const [first] = known.homes as [HomeFigures];
  const models = homes.map(({ locationId }) => ({ ...first, locationId }));
  const document = page({ models, central: known.central, problems: [], notes: [] }, { ...sheet, homes });
  const columns = [...document.querySelectorAll("table")].map(
    (table) => table.querySelectorAll("thead th").length,
  );
  expect(new Set(columns)).toEqual(new Set([7, 3]));
});

test("central costs stand in a table of their own, with each home's part", async () => {
  const cost = {
    line: "head-office.support",
    poundsAYear: decimal4("125000"),
    key: "beds",
    shares: new Map([["1-100000001", decimal4("40")]]),
  };
  const reading = await read(await filledWorkbook());
  const document = page({ ...reading, central: { unitsAYear: new Map(), costs: [cost] } });
  const [table] = [...document.querySelectorAll("table")].slice(-1);
  expect(words(table?.querySelector("tbody"))).toBe("Support services£125,000.00BedsOak House: 40");
});
