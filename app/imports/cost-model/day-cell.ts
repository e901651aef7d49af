import { addDays, parseDay, parseDayParts, toDay, type Day } from "#app/domain/calendar.ts";
import type { Sheet, SheetCell } from "#app/imports/spreadsheet/cells.ts";

/** The day in a cell: a spreadsheet's own, "2026-04-01", "1/4/2026" or "1 April 2026"; null for anything else. */
export function readDay(cell: SheetCell, { from1904 }: Sheet): Day | null {
  if (cell.kind === "number") return fromSerial(cell.stored, from1904);
  if (cell.kind !== "text") return null;
  const iso = parseDay(cell.text.trim().slice(0, 10));
  if (iso.ok) return iso.value;
  const [day = "", month = "", year = ""] = cell.text.trim().split(/[/.\s-]+/);
  const parts = parseDayParts({ day, month, year });
  return parts.ok ? parts.value : null;
}

/**
 * Spreadsheets count days. Those that count from 1900 begin at one and take that year for a leap year, so that any day
 * since is two further than it should be (ECMA-376 part 1, section 18.17.4.1).
 */
function fromSerial(stored: string, from1904: boolean): Day | null {
  if (!/^[0-9]{4,5}$/.test(stored)) return null;
  return from1904
    ? addDays(toDay("1904-01-01"), Number(stored))
    : addDays(toDay("1900-01-01"), Number(stored) - 2);
}
