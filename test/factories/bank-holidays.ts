import snapshot from "../../prisma/reference/bank-holidays.json";
import { toDay } from "#app/domain/calendar.ts";
import type { BankHolidays } from "#app/domain/working-days.ts";

/** The bank holidays on file, 2019 to 2028, as the rules take them. */
export const bankHolidays: BankHolidays = {
  "england-and-wales": snapshot.divisions["england-and-wales"].map(({ date }) => toDay(date)),
  scotland: snapshot.divisions.scotland.map(({ date }) => toDay(date)),
  "northern-ireland": snapshot.divisions["northern-ireland"].map(({ date }) => toDay(date)),
};
