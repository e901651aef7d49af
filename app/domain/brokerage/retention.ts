import { addMonths, compareDays, type Day } from "#app/domain/calendar.ts";

/** The day from which a person's thread is due to be erased: so many years after the last placement ended. */
export function dueForErasure(lastEndedOn: Day, years: number): Day {
  return addMonths(lastEndedOn, years * 12);
}

/** Whether a thread is due: every placement has ended, the last of them so many years ago. */
export function isDue(lastEndedOn: Day | null, years: number, today: Day): boolean {
  return lastEndedOn !== null && compareDays(dueForErasure(lastEndedOn, years), today) <= 0;
}
