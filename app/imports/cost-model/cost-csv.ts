import { stringify } from "csv-stringify/sync";
import { exact, formatPercent, toBasisPoints } from "#app/domain/money.ts";
import type { CostSheet } from "#app/domain/pricing/cost-model/workbook.ts";
import { costRows, type KnownFigures, type WrittenCell } from "./cost-rows.ts";

/** The sheet of costs as a CSV file to fill in; words that a spreadsheet would reckon with are disarmed. */
export function costCsv(
  sheet: CostSheet,
  known: KnownFigures = { homes: [], central: { unitsAYear: new Map(), costs: [] } },
): string {
  const rows = costRows(sheet, known).map((row) => row.map(textOf));
  return stringify(rows, { bom: true, record_delimiter: "windows", escape_formulas: true });
}

function textOf(cell: WrittenCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if ("head" in cell) return cell.head;
  if ("day" in cell) return cell.day ?? "";
  if (cell.figure === null) return "";
  return cell.as === "share" ? formatPercent(toBasisPoints(exact(cell.figure))) : cell.figure;
}
