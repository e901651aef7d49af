import { z } from "zod";
import type { NamedHolidays } from "#app/domain/bank-holiday-years.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import type { BankHolidays } from "#app/domain/working-days.ts";
import type { Tx } from "./db.server.ts";

const division = z.array(z.object({ date: z.string().transform(toDay), title: z.string() }));
const fact = z.object({
  divisions: z.object({ "england-and-wales": division, scotland: division, "northern-ireland": division }),
});

/** The bank holidays on file, by the part of the United Kingdom that has them. */
export async function bankHolidaysOnFile(tx: Tx): Promise<BankHolidays> {
  const named = await namedHolidaysOnFile(tx);
  const days = (holidays: readonly { readonly date: Day }[]) => holidays.map(({ date }) => date);
  return {
    "england-and-wales": days(named["england-and-wales"]),
    scotland: days(named.scotland),
    "northern-ireland": days(named["northern-ireland"]),
  };
}

/** The same with their names. */
export async function namedHolidaysOnFile(tx: Tx): Promise<NamedHolidays> {
  const row = await tx.referenceFact.findFirst({
    where: { key: "bank-holidays" },
    orderBy: { fromOn: "desc" },
    select: { value: true },
  });
  return row
    ? fact.parse(row.value).divisions
    : { "england-and-wales": [], scotland: [], "northern-ireland": [] };
}

/** Puts bank holidays on file from today on, with where they come from. */
export async function keepBankHolidays(tx: Tx, divisions: NamedHolidays, source: string) {
  await tx.$queryRaw`SELECT app.keep_bank_holidays(${JSON.stringify({ source, divisions })}::jsonb, ${source})::text`;
}
