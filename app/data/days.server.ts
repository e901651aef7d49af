import { toDay, type Day } from "#app/domain/calendar.ts";

/** A day as its column holds it (a date at midnight UTC). */
export function toColumn(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day that a date column holds. */
export function fromColumn(date: Date): Day {
  return toDay(date.toISOString().slice(0, 10));
}
