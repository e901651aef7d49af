import { z } from "zod";
import { toDay } from "#app/domain/calendar.ts";
import type { BankHolidays } from "#app/domain/working-days.ts";
import type { Tx } from "./db.server.ts";

const division = z.array(z.object({ date: z.string().transform(toDay) }).transform(({ date }) => date));
const fact = z.object({
  divisions: z.object({ "england-and-wales": division, scotland: division, "northern-ireland": division }),
});

/** The bank holidays on file, by the part of the United Kingdom that has them. */
export async function bankHolidaysOnFile(tx: Tx): Promise<BankHolidays> {
  const row = await tx.referenceFact.findFirst({
    where: { key: "bank-holidays" },
    orderBy: { fromOn: "desc" },
    select: { value: true },
  });
  return row
    ? fact.parse(row.value).divisions
    : { "england-and-wales": [], scotland: [], "northern-ireland": [] };
}
