import { toDay, type Day } from "../../calendar.ts";

/** The council's financial year, from 1 April, in which a day lies; `to` is its first day after. */
export function financialYearOf(day: Day): { readonly from: Day; readonly to: Day } {
  const year = Number(day.slice(0, 4));
  const begins = day.slice(5) >= "04-01" ? year : year - 1;
  return { from: toDay(`${begins}-04-01`), to: toDay(`${begins + 1}-04-01`) };
}
