import type { Day } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { exact, over, toDecimal4, type Decimal4 } from "#app/domain/money.ts";
import {
  askedOnSheet,
  type CentralCosts,
  type CostSheet,
  type HomeFigures,
  type SheetDriver,
} from "#app/domain/pricing/cost-model/workbook.ts";
import {
  aboutGroup,
  centralColumns,
  centralLines,
  costColumns,
  driverCode,
  poundsUnit,
  rowCodes,
} from "./layout.ts";

/** A cell to write: words, a head, a figure (a share is 0.925) or a day; null leaves it blank to be filled in. */
export type WrittenCell =
  | string
  | null
  | { readonly head: string }
  | { readonly figure: Decimal4 | null; readonly as: SheetDriver["kind"] }
  | { readonly day: Day | null };

export type WrittenRow = readonly WrittenCell[];

/** What is already known, so that only what has changed is typed again. */
export type KnownFigures = { readonly homes: readonly HomeFigures[]; readonly central: CentralCosts };

/** The sheet of costs: what it is for, a column for each home, the drivers, then the lines. No totals: they are worked out when it is read. */
export function costRows(sheet: CostSheet, known: KnownFigures): readonly WrittenRow[] {
  const { template, homes, year } = sheet;
  const asked = askedOnSheet(sheet);
  const ofHomes = (cell: (home: HomeFigures | undefined) => WrittenCell) =>
    homes.map(({ locationId }) => cell(known.homes.find((one) => one.locationId === locationId)));
  return [
    [head(rowCodes.template), template.code, template.name],
    [head(rowCodes.version), String(template.version)],
    [head(rowCodes.year), year.from],
    [...costColumns.map(head), ...homes.map(({ name }) => head(name))],
    [head(rowCodes.location), null, null, null, ...homes.map(({ locationId }) => locationId)],
    [
      rowCodes.basePriceDay,
      aboutGroup,
      "Day whose prices these are",
      "a day, like 2026-04-01",
      ...ofHomes((home) => ({ day: home?.basePriceDay ?? null })),
    ],
    ...asked.drivers.map((driver) => [
      driverCode(driver),
      aboutGroup,
      driver.label,
      driver.unit,
      ...ofHomes((home) => ({
        figure: asCell(home?.drivers.get(driver.code) ?? null, driver.kind),
        as: driver.kind,
      })),
    ]),
    ...asked.lines.map(({ code, group, name }) => [
      code,
      group,
      name,
      poundsUnit(template.unit),
      ...ofHomes((home) => ({ figure: home?.lines.get(code) ?? null, as: "amount" as const })),
    ]),
  ];
}

/** A share is kept in per cent, and stands in a cell as a part of one. */
function asCell(figure: Decimal4 | null, kind: SheetDriver["kind"]): Decimal4 | null {
  return figure !== null && kind === "share" ? toDecimal4(over(exact(figure), exact(100))) : figure;
}

/** The sheet of costs that the homes share: how many units each provides, what a line costs, by which key, and each home's part. */
export function centralRows(sheet: CostSheet, { central }: KnownFigures): readonly WrittenRow[] {
  const { homes, keys, template } = sheet;
  return [
    [...centralColumns.map(head), ...homes.map(({ name }) => head(name))],
    [head(rowCodes.location), null, null, null, ...homes.map(({ locationId }) => locationId)],
    [
      rowCodes.unitsAYear,
      `Units a year (${template.unit})`,
      null,
      null,
      ...homes.map(({ locationId }) => figure(central.unitsAYear.get(locationId), "count")),
    ],
    ...centralLines(sheet).map(({ code, name }) => {
      const cost = central.costs.find(({ line }) => line === code);
      return [
        code,
        name,
        figure(cost?.poundsAYear, "amount"),
        keys.find((key) => key.code === cost?.key)?.label ?? null,
        ...homes.map(({ locationId }) => figure(cost?.shares.get(locationId), "ratio")),
      ];
    }),
  ];
}

/** The sheet that says how to fill in the others, and where providers and councils disagree about a line. */
export function helpRows(sheet: CostSheet): readonly WrittenRow[] {
  const { template, year, keys } = sheet;
  const asked = askedOnSheet(sheet);
  return [
    [head("How to fill in this workbook")],
    [
      "Enter figures in the columns of your homes only. Leave the codes, the names and the heads as they are.",
    ],
    ["Enter 0 where a line costs nothing. A blank cell is an answer that is still missing."],
    [`Amounts are in pounds for each ${template.unit}, with up to four decimals, like 21.50.`],
    ["A formula may stand in a cell: its result is read. Do not merge cells, and do not use macros."],
    ["Totals are worked out from the lines when you upload the workbook. You need not enter them."],
    ["A central cost is entered once: on the sheet “Costs” for each home, or on “Central costs” for a year."],
    [`A central cost is shared by one of: ${keys.map(({ label }) => label).join(", ")}.`],
    [`Upload it as XLSX, or save the sheet “Costs” as “CSV UTF-8”. You see what was read before it is kept.`],
    [],
    [head("What it is for")],
    [`Template: ${template.name} (${template.code}), version ${template.version}`],
    [`Prices from ${shortDay(year.from)} to the day before ${shortDay(year.to)}`],
    [`Source: ${template.source}`],
    [],
    [head("Lines and figures explained")],
    ...asked.drivers.flatMap(({ label, hint }) => (hint === null ? [] : [[label, hint]])),
    ...asked.lines.flatMap(({ name, contested }) => (contested === null ? [] : [[name, contested]])),
  ];
}

function head(words: string): WrittenCell {
  return { head: words };
}

function figure(known: Decimal4 | undefined, as: SheetDriver["kind"]): WrittenCell {
  return { figure: known ?? null, as };
}
