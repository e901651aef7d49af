import type { BoardRow } from "#app/data/brokerage/board.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { workingHoursOn } from "#app/data/call-off/working-hours.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { ageOf, isLate } from "#app/domain/brokerage/request-age.ts";
import type { SupportReason } from "#app/domain/brokerage/support-reason.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { reasonWords } from "#app/components/brokerage/need-words.ts";
import { ageInWords } from "./words.ts";

/** How a day is worked where nobody has put the hours on file. */
const usualHours = { fromHour: 9, toHour: 17 };

/** How a request's age is told, by the working hours and holidays on file. */
export async function agesAt(tx: Tx, now: Instant) {
  const hours = (await workingHoursOn(tx, dayOf(now))) ?? usualHours;
  const holidays = await bankHolidaysOnFile(tx);
  return (madeAt: Instant, urgent: boolean) => {
    const age = ageOf(madeAt, now, hours, holidays);
    return { words: ageInWords(age), late: isLate(urgent, age) };
  };
}

/** The rows of the board in words. */
export async function boardView(tx: Tx, rows: readonly BoardRow[], now: Instant) {
  const ageAt = await agesAt(tx, now);
  return rows.map(({ createdAt, startsOn, supportReason, urgency, ...row }) => {
    const waiting = row.stage !== "placed" && row.stage !== "archived";
    const age = ageAt(createdAt, urgency === "URGENT");
    return {
      ...row,
      urgent: urgency === "URGENT",
      reason: reasonWords[supportReason as SupportReason] ?? supportReason,
      starts: shortDay(startsOn),
      startsOn,
      age: waiting ? age.words : "",
      late: waiting && age.late,
      made: shortDay(dayOf(createdAt)),
      madeOn: dayOf(createdAt),
    };
  });
}

export type BoardRowShown = Awaited<ReturnType<typeof boardView>>[number];
