import type { Day } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { CostForm } from "#app/domain/pricing/cost-model/template.ts";

/** Why a base price day is refused, beside its boxes. */
export function outsideYearInWords({ from, to }: { readonly from: Day; readonly to: Day }): string {
  return `The day must be from ${dayInWords(from)} up to, and not including, ${dayInWords(to)}`;
}

/** What each form is, in a few words. */
export const formWords: Readonly<Record<CostForm, string>> = {
  short: "short form",
  full: "full form",
};

/** A day as it stands in its three boxes. */
export function boxesOfDay(day: Day) {
  const [year = "", month = "", date = ""] = day.split("-");
  return { day: String(Number(date)), month: String(Number(month)), year };
}
