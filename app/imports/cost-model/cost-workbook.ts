import writeXlsxFile, { type CellObject, type SheetData } from "write-excel-file/node";
import type { CostSheet, SheetDriver } from "#app/domain/pricing/cost-model/workbook.ts";
import { centralRows, costRows, helpRows, type KnownFigures, type WrittenCell } from "./cost-rows.ts";
import { cellNames, centralLines, sheetNames } from "./layout.ts";

const nothingKnown: KnownFigures = { homes: [], central: { unitsAYear: new Map(), costs: [] } };

/** The workbook to fill in, as the bytes of an XLSX file: the costs of each home, those that they share, and help. */
export async function costWorkbook(
  sheet: CostSheet,
  known: KnownFigures = nothingKnown,
): Promise<Uint8Array<ArrayBuffer>> {
  const homes = sheet.homes.map(() => ({ width: 18 }));
  const sheets = [
    {
      sheet: sheetNames.costs,
      data: sheetData(costRows(sheet, known)),
      columns: [{ width: 16 }, { width: 26 }, { width: 46 }, { width: 26 }, ...homes],
      stickyRowsCount: 5,
      stickyColumnsCount: 3,
    },
    ...(centralLines(sheet).length === 0
      ? []
      : [
          {
            sheet: sheetNames.central,
            data: sheetData(centralRows(sheet, known)),
            columns: [{ width: 16 }, { width: 46 }, { width: 16 }, { width: 20 }, ...homes],
            stickyRowsCount: 2,
            stickyColumnsCount: 2,
          },
        ]),
    { sheet: sheetNames.help, data: sheetData(helpRows(sheet)), columns: [{ width: 46 }, { width: 100 }] },
  ];
  const workbook = await writeXlsxFile(sheets, { features: [namedCells] }).toBuffer();
  return new Uint8Array(workbook);
}

/** The cells that say which template, version and year a workbook is for bear names, and keep them wherever they are moved. */
const namedCells = {
  files: {
    transform: {
      "xl/workbook.xml": {
        transform: (xml: string) =>
          xml.replace(/<definedNames\s*\/>/, `<definedNames>${names}</definedNames>`),
      },
    },
  },
};

const names = Object.values(cellNames)
  .map((name, at) => `<definedName name="${name}">${sheetNames.costs}!$B$${at + 1}</definedName>`)
  .join("");

function sheetData(rows: readonly (readonly WrittenCell[])[]): SheetData {
  return rows.map((row) => row.map(cellOf));
}

function cellOf(cell: WrittenCell): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === "string") return { value: printable(cell), type: String };
  if ("head" in cell) return { value: printable(cell.head), type: String, fontWeight: "bold", wrap: true };
  if ("day" in cell) return { ...toFillIn, ...(cell.day === null ? {} : { value: cell.day, type: String }) };
  const format = formats[cell.as];
  return {
    ...toFillIn,
    type: Number,
    format,
    ...(cell.figure === null ? {} : { value: Number(cell.figure) }),
  };
}

const toFillIn = { backgroundColor: "#f3f2f1" } as const;

const formats = {
  amount: "#,##0.00##",
  share: "0.00%",
  hours: "0.00##",
  minutes: "0.00##",
  ratio: "0.00##",
  count: "#,##0.####",
} as const satisfies Record<SheetDriver["kind"], string>;

/** XML has no place for control characters. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
