import { addMonths, compareDays, type Day } from "#app/domain/calendar.ts";

/** The day from which a person's thread is due to be erased: so many years after it ended. */
export function dueForErasure(lastEndedOn: Day, years: number): Day {
  return addMonths(lastEndedOn, years * 12);
}

/** Whether a thread is due: nothing of it runs or is looked for, and the last of it ended so many years ago. */
export function isDue(lastEndedOn: Day | null, years: number, today: Day): boolean {
  return lastEndedOn !== null && compareDays(dueForErasure(lastEndedOn, years), today) <= 0;
}
