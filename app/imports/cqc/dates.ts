import { dayOf, parseDay, type Day } from "#app/domain/calendar.ts";

/** Which part of a date with strokes comes first. */
export type DateOrder = "month-first" | "day-first";

const strokes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?$/i;
const isoDay = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Whether the date can only be read once it is known which part comes first. */
export function needsOrder(text: string): boolean {
  return strokes.test(text);
}

/** The order that a date with strokes proves: a part past 12 is the day. Undefined when it proves none. */
export function orderShownBy(text: string): DateOrder | undefined {
  const parts = strokes.exec(text);
  if (!parts) return undefined;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (second > 12 && first <= 12) return "month-first";
  if (first > 12 && second <= 12) return "day-first";
  return undefined;
}

/** The day of a date as CQC writes it, with or without a time; undefined when it is not a date in that order. */
export function dayIn(text: string, order: DateOrder): Day | undefined {
  const iso = isoDay.exec(text)?.[1];
  if (iso !== undefined) return checked(iso);
  if (isoInstant.test(text)) {
    const instant = new Date(text);
    return Number.isNaN(instant.getTime()) ? undefined : dayOf(instant);
  }
  const parts = strokes.exec(text);
  if (!parts) return undefined;
  const [, first = "", second = "", year = ""] = parts;
  const [month, day] = order === "month-first" ? [first, second] : [second, first];
  return checked(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

function checked(text: string): Day | undefined {
  const verdict = parseDay(text);
  return verdict.ok ? verdict.value : undefined;
}
