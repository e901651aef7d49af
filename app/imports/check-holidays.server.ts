import { applyBankHolidays, keepCheck } from "#app/commands/import/run-import.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { holidayChanges, type HolidayChange } from "#app/domain/bank-holiday-years.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { namedHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { reading } from "#app/data/db.server.ts";
import { emptySummary, type ImportSummary } from "#app/data/import-runs.server.ts";
import { partWords, readBankHolidays } from "./bank-holidays.ts";
import type { ImportFile } from "./check-and-apply.server.ts";
import { keptBadRows } from "./checked-file.server.ts";

const keptExamples = 40;

/** Reads a file of bank holidays without applying any of it, and keeps what it would change of the years it tells of. */
export async function checkHolidays(actor: Actor, runId: string, file: ImportFile): Promise<ImportSummary> {
  const read = await readBankHolidays(await file.open(), file.name);
  if (!read.ok) {
    const refused = { ...emptySummary, refusal: read.why.message };
    await keepCheck(actor, runId, 0, refused);
    return refused;
  }
  const onFile = await reading(actor, (tx) => namedHolidaysOnFile(tx));
  const { holidays, bad } = read.value;
  const changes = holidayChanges(onFile, holidays);
  const count = (kind: HolidayChange["kind"]) => changes.filter((one) => one.kind === kind).length;
  const days = Object.values(holidays).flatMap((part) => part.map(({ date }) => date.slice(0, 4)));
  const years = [...new Set(days)].sort();
  const counts = {
    ...{ "holiday-new": count("new"), "holiday-gone": count("gone") },
    ...{ "holiday-renamed": count("renamed"), "holiday-same": count("same"), bad: bad.length },
  };
  const summary = {
    notes: [
      `Tells of the years ${years[0]} to ${years.at(-1)}. These years are put in the place of the same years on file; other years stay.`,
    ],
    counts: Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0)),
    badRows: bad.slice(0, keptBadRows),
    examples: changes
      .filter(({ kind }) => kind === "new" || kind === "gone")
      .slice(0, keptExamples)
      .map(({ kind, part, holiday }) => ({
        name: `${partWords[part]}, ${dayInWords(holiday.date)}`,
        change: `${kind === "new" ? "Added" : "Taken away"}: ${holiday.title}`,
      })),
  };
  await keepCheck(actor, runId, changes.length, summary);
  return summary;
}

/** Applies a checked file of bank holidays. Answers how many days it added, took away or named anew. */
export async function applyHolidays(actor: Actor, runId: string, file: ImportFile): Promise<number> {
  const read = await readBankHolidays(await file.open(), file.name);
  if (!read.ok) throw new Error(`a file that was checked is refused: ${read.why.message}`);
  return applyBankHolidays(actor, runId, { holidays: read.value.holidays, fileName: file.name });
}
