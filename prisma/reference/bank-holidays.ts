import { readFileSync } from "node:fs";
import path from "node:path";
import { toDay, type Day } from "#app/domain/calendar.ts";
import type { BankHolidays, UkPart } from "#app/domain/working-days.ts";

type File = { readonly divisions: { readonly [part in UkPart]: readonly { readonly date: string }[] } };

/** The bank holidays that every installation begins with. */
export function bankHolidaysOfReference(): BankHolidays {
  const file = JSON.parse(readFileSync(path.resolve("prisma/reference/bank-holidays.json"), "utf8")) as File;
  const days = (part: UkPart): readonly Day[] => file.divisions[part].map(({ date }) => toDay(date));
  return {
    "england-and-wales": days("england-and-wales"),
    scotland: days("scotland"),
    "northern-ireland": days("northern-ireland"),
  };
}
