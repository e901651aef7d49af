import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

const fact = z.object({ words: z.array(z.string()) });

/** The columns of a file of placements whose words are not sure, and why; none where that is settled or not on file. */
export async function unsureColumns(
  tx: Tx,
  day: Day,
): Promise<{ readonly columns: readonly string[]; readonly source: string } | null> {
  const row = await tx.referenceFact.findFirst({
    where: { key: "client-level-data", fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    select: { value: true, source: true, uncertain: true },
  });
  return row?.uncertain ? { columns: fact.parse(row.value).words, source: row.source } : null;
}
