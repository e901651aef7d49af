import writeXlsxFile from "write-excel-file/node";
import { describe, expect, test } from "vitest";
import { readFees } from "#app/imports/benchmarks/read-fees.ts";
import { areasOfReference, releaseOfYear } from "./support.ts";

const [home, residential] = [
  "Average fee rate per contact hour for external providers of home care in",
  "Average fee rate per week for external providers of care homes without nursing for clients aged 65+ in",
];
const heads = [
  ...["ONS code", "Local authority"],
  ...[`${home} 2024-25`, `${home} 2025-26 (provisional)`],
  "Percentage change in average fee rate per contact hour for external providers of home care between 2024-25 and 2025-26",
  ...[`${residential} 2024-25 [note 3]`, `${residential} 2025-26 (provisional)`],
];
type Cell = string | number | null;
const bristol: readonly Cell[] = ["E06000023", "Bristol", 23.1, 24.5, 0.0606, 950, 1001.23456];
const bedford: readonly Cell[] = ["E06000055", "Bedford", 22, "[x]", null, 1000, 1076.91];

async function workbook(
  rows: readonly (readonly Cell[])[],
  head: readonly string[] = heads,
  sheet = "Table A 2025-26",
) {
  const cells = [["Table A: fees by local authority"], ["This sheet has notes"], head, ...rows];
  const data = cells.map((row) => row.map((value) => (value === null ? null : { value })));
  const bytes = await writeXlsxFile([
    { sheet: "Cover", data: [[{ value: "Cover" }]] },
    { sheet, data },
  ]).toBuffer();
  return { name: "fees.xlsx", bytes: Buffer.from(bytes) };
}

function read(file: Awaited<ReturnType<typeof workbook>>, year = 2025) {
  return readFees(file, { areas: areasOfReference(), release: releaseOfYear(year) });
}

describe("the provider-fee workbook is read by the words of its headers", () => {
  test("the columns of the release's year alone, wherever they stand", async () => {
    const file = await read(await workbook([bristol, bedford]));
    expect(file).toMatchObject({ read: 2, bad: [], notAvailable: 1 });
    expect(
      file.figures.map(({ areaCode, service, age, unit, value }) => [areaCode, service, age, unit, value]),
    ).toEqual([
      ["E06000023", "home-care", "all", "hour", "24.5"],
      ["E06000023", "residential", "65-plus", "week", "1001.2346"],
      ["E06000055", "residential", "65-plus", "week", "1076.91"],
    ]);
    expect(file.notes[0]).toBe("Read the 2 columns of 2025-26, which the workbook calls provisional.");
  });

  test("the same workbook gives the year before its final figures", async () => {
    const file = await read(await workbook([bristol]), 2024);
    expect(file.figures.map(({ value }) => value)).toEqual(["23.1", "950"]);
  });

  test.each([
    [
      "an extra column",
      [...heads, "Average fee rate per week for dementia care homes in 2025-26"],
      "dementia care homes",
    ],
    ["a column that a copy worked out", [...heads, `${residential} 2025-26 × 1.12`], "× 1.12"],
    [
      "a fee for another unit",
      [...heads.slice(0, 2), `${home.replace("contact hour", "week")} 2025-26`],
      "per week for external providers of home care",
    ],
  ])("%s is refused by its name, and nothing is read", async (_what, head, named) => {
    const file = await read(await workbook([bristol], head));
    expect(file.figures).toEqual([]);
    expect(file.refusal).toContain(named);
    expect(file.refusal).toContain("is not one of this workbook’s as it is published");
  });

  test("a workbook of other years is refused", async () => {
    expect((await read(await workbook([bristol]), 2027)).refusal).toContain("has no fees of 2027-28");
  });

  test("a workbook without the table of councils is refused", async () => {
    expect((await read(await workbook([bristol], heads, "Fig 1"))).refusal).toContain(
      "has no sheet whose name begins with “Table A”",
    );
  });

  test("bad cells are named by row and column", async () => {
    const file = await read(
      await workbook([
        ["E10000006", "Cumbria", 20, 21, null, 900, 950],
        ["E06000023", "Bristol", 20, 0, null, 900, -1],
      ]),
    );
    expect(file.figures).toEqual([]);
    expect(file.bad.map(({ row, message }) => [row, message.slice(0, 40)])).toEqual([
      [4, "The area code E10000006 (Cumbria) no lon"],
      [5, "A price of nought is no benchmark. Leave"],
      [5, "A price below nought is no benchmark. Ch"],
    ]);
    expect(file.bad[1]?.column).toContain("(D5)");
  });
});
