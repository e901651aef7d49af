import { toDay } from "#app/domain/calendar.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import type {
  CostSheet,
  HomeFigures,
  SheetDriver,
  SheetLine,
  WorkbookReading,
} from "#app/domain/pricing/cost-model/workbook.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { unzip } from "#app/files/unzip.ts";
import { costWorkbook } from "#app/imports/cost-model/cost-workbook.ts";
import type { KnownFigures } from "#app/imports/cost-model/cost-rows.ts";
import { readCostFile } from "#app/imports/cost-model/read-cost-file.ts";
import { archive, type Entry } from "#test/files/samples.ts";

export const today = toDay("2026-09-01");

const line = (code: string, group: string, name: string, more: Partial<SheetLine> = {}): SheetLine => ({
  ...{ code, group, name, form: "short", contested: null, kind: "cost" },
  ...more,
});

const driver = (code: string, label: string, unit: string, kind: SheetDriver["kind"]): SheetDriver => ({
  ...{ code, label, unit, kind, form: "short", hint: null },
});

/** Rows 6 to 9 hold the day and the drivers, rows 10 to 15 the lines; the homes have the columns E and F. */
export const sheet: CostSheet = {
  template: {
    code: "care-home",
    version: 2,
    name: "Care home for people aged 65 and over",
    unit: "resident per week",
    from: toDay("2026-04-01"),
    to: null,
    source: "Fair cost of care, Annex A",
    lines: [
      line("staffing.care-staff", "Staffing", "Care staff"),
      line("staffing.domestic-staff", "Staffing", "Domestic staff", { form: "full" }),
      line("supplies.food", "Supplies", "Food supplies"),
      line("head-office.support", "Head office", "Support services", {
        kind: "central",
        contested: "Say what it buys.",
      }),
      line("return-on-operations", "Return on operations", "Return on operations", {
        kind: "return-on-operations",
      }),
      line("return-on-capital", "Return on capital", "Return on capital", { kind: "return-on-capital" }),
    ],
  },
  drivers: [
    driver("occupancy", "Occupancy", "of the beds", "share"),
    driver("carer-pay", "Carer basic pay", "an hour", "amount"),
    driver("beds", "Beds", "beds", "count"),
  ],
  homes: [
    { locationId: "1-100000001", name: "Oak House" },
    { locationId: "1-100000002", name: "Elm Court" },
  ],
  keys: [
    { code: "units", label: "Units a year", asksFigures: false },
    { code: "beds", label: "Beds", asksFigures: true },
  ],
  form: "full",
  year: { from: toDay("2026-04-01"), to: toDay("2027-04-01") },
};

/** Both homes, with every line filled in. */
export const known: KnownFigures = {
  homes: [
    figures("1-100000001", ["400.25", "45.5", "42.1", "30", "25.125", "60"]),
    figures("1-100000002", ["390", "44", "41.0001", "31", "20", "55.5"]),
  ],
  central: { unitsAYear: new Map(), costs: [] },
};

function figures(locationId: string, amounts: readonly string[]): HomeFigures {
  const codes = sheet.template.lines.map(({ code }) => code);
  return {
    locationId,
    basePriceDay: toDay("2026-04-01"),
    lines: new Map(codes.map((code, at) => [code, decimal4(amounts[at] ?? "0")])),
    drivers: new Map<string, Decimal4>([
      ["occupancy", decimal4("92.5")],
      ["carer-pay", decimal4("13.05")],
      ["beds", decimal4("40")],
    ]),
  };
}

const workbookName = "Cost model.xlsx";

const parts = costWorkbook(sheet, known).then((bytes) => {
  const unpacked = unzip(Buffer.from(bytes), () => true, { mostEntries: 100, mostBytes: 10_000_000 });
  if (typeof unpacked === "string") throw new Error(unpacked);
  return unpacked;
});

/** The workbook of both homes, with some of its parts written anew. */
export async function filledWorkbook(
  rewritten: Readonly<Record<string, (xml: string) => string>> = {},
  added: Readonly<Record<string, Entry>> = {},
): Promise<Buffer> {
  const changed = [...(await parts)].map(([path, part]) => {
    const anew = rewritten[path];
    return [path, anew ? Buffer.from(anew(part.toString("utf8"))) : part] as const;
  });
  return archive({ ...Object.fromEntries<Entry>(changed), ...added });
}

/** The workbook with some cells of the sheet of costs replaced by others, written as XML without their place. */
export function withCells(cells: Readonly<Record<string, string>>): Promise<Buffer> {
  return filledWorkbook({ "xl/worksheets/sheet1.xml": (xml) => cellsIn(xml, cells) });
}

export function cellsIn(xml: string, cells: Readonly<Record<string, string>>): string {
  return Object.entries(cells).reduce((text, [place, cell]) => {
    const there = new RegExp(`<c r="${place}"(?:[^>]*/>|[^>]*>.*?</c>)`);
    const written = cell.replace("<c", `<c r="${place}"`);
    if (there.test(text)) return text.replace(there, written);
    const row = place.replace(/[A-Z]+/, "");
    if (text.includes(`<row r="${row}"`))
      return text.replace(new RegExp(`(<row r="${row}".*?)</row>`), `$1${written}</row>`);
    return text.replace("</sheetData>", `<row r="${row}">${written}</row></sheetData>`);
  }, xml);
}

export const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
export const number = (stored: string) => `<c><v>${stored}</v></c>`;
export const formula = (worked: string, stored: string | null) =>
  `<c><f>${worked}</f>${stored === null ? "" : `<v>${stored}</v>`}</c>`;

/** What is read of a file; throws where the whole file is refused. */
export async function read(bytes: Buffer | string, name = workbookName): Promise<WorkbookReading> {
  const reading = await readCostFile({ name, bytes: Buffer.from(bytes) }, sheet, today);
  if (!reading.ok) throw new Error(reading.why.sentence);
  return reading.value;
}

export function sentences({ problems }: WorkbookReading): readonly string[] {
  return problems.map(({ sentence }) => sentence);
}

/** Why the whole file is refused. */
export async function refusal(bytes: Buffer | string, name = workbookName): Promise<string> {
  const reading: Verdict<WorkbookReading, { sentence: string }> = await readCostFile(
    { name, bytes: Buffer.from(bytes) },
    sheet,
    today,
  );
  return reading.ok ? "not refused" : reading.why.sentence;
}
