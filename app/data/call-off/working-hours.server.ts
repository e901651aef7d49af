import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import type { WorkingHours } from "#app/domain/call-off/response-clock.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

const hour = z.number().int().min(5).max(23);
const fact = z.object({ fromHour: hour, toHour: hour });

/** The hours in which the clock of an offer runs, as they stand on file for a day; null where nobody has put any there. */
export async function workingHoursOn(tx: Tx, day: Day): Promise<WorkingHours | null> {
  const row = await tx.referenceFact.findFirst({
    where: { key: "call-off:working-hours", fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    select: { value: true },
  });
  return row ? fact.parse(row.value) : null;
}
