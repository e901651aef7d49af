import { areaNamed, areaRefusalInWords } from "#app/domain/benchmark/area.ts";
import {
  amountWords,
  isWithoutFigure,
  readFigure,
  type BadCell,
} from "#app/domain/benchmark/benchmark-row.ts";
import {
  observationRefusalInWords,
  takeObservation,
  type Observation,
} from "#app/domain/benchmark/observation.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";
import { exact, spreadsheetDecimal, toDecimal4, type Decimal4 } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { cellAt, cellName, wordsAt, type Sheet, type SheetCell } from "../spreadsheet/cells.ts";
import { openSheets, type ChosenFile } from "../spreadsheet/open-sheets.ts";
import { unreadFile, type BenchmarkFile, type ReadAgainst } from "./benchmark-file.ts";
import { feeColumnOf, type FeeColumn } from "./fee-header.ts";

type Fee = Extract<FeeColumn, { readonly kind: "fee" }>;
type Columns = {
  readonly headRow: number;
  readonly code: number;
  readonly fees: readonly (Fee & { readonly column: number; readonly title: string })[];
  readonly passedOver: number;
};

/**
 * Reads the workbook of provider fees that the Department of Health and Social Care publishes: its table of councils, by
 * the words of the headers. Takes the columns of the release's own year; refuses the workbook when any header is unknown.
 */
export async function readFees(file: ChosenFile, { areas, release }: ReadAgainst): Promise<BenchmarkFile> {
  const sheets = await openSheets(file, [{ begins: "Table A" }]);
  if (!sheets.ok) return unreadFile(sheets.why.sentence);
  const [sheet] = sheets.value;
  if (!sheet) return unreadFile(`${file.name} has no table of councils.`);
  const columns = columnsIn(sheet, file.name, Number(release.periodFrom.slice(0, 4)));
  if (!columns.ok) return unreadFile(columns.why);
  const figures: Observation[] = [];
  const bad: BadCell[] = [];
  const counts = { read: 0, notAvailable: 0 };
  for (const row of [...sheet.rows.keys()]
    .filter((one) => one > columns.value.headRow)
    .sort((a, b) => a - b)) {
    const given = wordsAt(sheet, { row, column: columns.value.code });
    if (!/^[A-Z][0-9]{8}$/i.test(given)) continue;
    counts.read += 1;
    const area = areaNamed(areas, { by: "code", text: given }, lastDay(release.periodTo));
    if (!area.ok) {
      bad.push({ row, column: "ONS code", value: given, message: areaRefusalInWords(area.why) });
      continue;
    }
    for (const { column, title, ...fee } of columns.value.fees) {
      const cell = cellAt(sheet, { row, column });
      if (!cell || isWithoutFigure(wordsAt(sheet, { row, column }))) {
        counts.notAvailable += 1;
        continue;
      }
      const taken = figureIn(cell, { areaCode: area.value.code, fee });
      if (taken.ok) figures.push(taken.value);
      else
        bad.push({
          ...{ row, column: `${title} (${cellName({ row, column })})`, message: taken.why },
          value: wordsAt(sheet, { row, column }).slice(0, 120),
        });
    }
  }
  return { figures, bad, ...counts, notes: notesOf(columns.value) };
}

function lastDay(periodTo: Day): Day {
  return addDays(periodTo, -1);
}

function columnsIn(sheet: Sheet, fileName: string, year: number): Verdict<Columns, string> {
  const headRow = [...sheet.rows.keys()]
    .sort((a, b) => a - b)
    .find((row) =>
      [...(sheet.rows.get(row)?.keys() ?? [])].some((column) => isName(wordsAt(sheet, { row, column }))),
    );
  if (headRow === undefined)
    return no(`${sheetName(sheet, fileName)} has no row with the header “Local authority”.`);
  const heads = [...(sheet.rows.get(headRow)?.keys() ?? [])]
    .map((column) => ({ column, title: wordsAt(sheet, { row: headRow, column }).replace(/\s+/g, " ") }))
    .filter(({ title }) => title !== "");
  const read = heads.map((head) => ({ ...head, is: feeColumnOf(head.title) }));
  const strange = read.find(({ is }) => is === null);
  if (strange)
    return no(
      `The column “${strange.title}” of ${fileName} is not one of this workbook’s as it is published. Nothing was read. Choose the workbook as it was published, or read it by a column map.`,
    );
  const code = read.find(({ is }) => is?.kind === "area-code");
  if (!code) return no(`${sheetName(sheet, fileName)} has no column with the councils’ ONS codes.`);
  const fees = read.flatMap(({ column, title, is }) =>
    is?.kind === "fee" ? [{ ...is, column, title }] : [],
  );
  const own = fees.filter((fee) => fee.year === year);
  const twice = own.find(
    (fee, at) => own.findIndex((one) => one.service === fee.service && one.age === fee.age) < at,
  );
  if (twice)
    return no(
      `${fileName} has two columns for the same fee of the same year: “${twice.title}” is the second.`,
    );
  if (own.length === 0)
    return no(`${fileName} has no fees of ${year}-${String(year + 1).slice(2)}, the year of this release.`);
  return yes({ headRow, code: code.column, fees: own, passedOver: read.length - own.length - 2 });
}

function sheetName({ name }: Sheet, fileName: string): string {
  return name === null ? fileName : `The sheet “${name}” of ${fileName}`;
}

function isName(words: string): boolean {
  return feeColumnOf(words)?.kind === "area-name";
}

function figureIn(
  cell: SheetCell,
  { areaCode, fee }: { readonly areaCode: string; readonly fee: Fee },
): Verdict<Observation, string> {
  const value = valueOf(cell);
  if (!value.ok) return value;
  const { service, age, unit, statistic } = fee;
  const taken = takeObservation({
    ...{ areaCode, service, age, unit, statistic, value: value.value },
    ...{ detail: "", n: null, source: "", uncertain: false },
  });
  return taken.ok ? taken : no(observationRefusalInWords(taken.why));
}

/** Averages are printed with more decimals than are meant: they are rounded to four places, half up. */
function valueOf(cell: SheetCell): Verdict<Decimal4, string> {
  switch (cell.kind) {
    case "number": {
      const decimal = spreadsheetDecimal(cell.stored);
      return decimal ? yes(toDecimal4(exact(decimal.digits))) : no(amountWords["not-a-number"]);
    }
    case "text": {
      const read = readFigure(cell.text);
      return read.ok ? read : no(amountWords[read.why.kind]);
    }
    case "boolean":
    case "error":
    case "no-result":
      return no(amountWords["not-a-number"]);
  }
}

function notesOf({ fees, passedOver }: Columns): readonly string[] {
  const [first] = fees;
  const year = first ? `${first.year}-${String(first.year + 1).slice(2)}` : "";
  return [
    `Read the ${fees.length === 1 ? "column" : `${fees.length} columns`} of ${year}${fees.some(({ provisional }) => provisional) ? ", which the workbook calls provisional" : ""}.`,
    ...(passedOver > 0
      ? ["The columns of the other year and of the change between them are known, and were passed over."]
      : []),
  ];
}
