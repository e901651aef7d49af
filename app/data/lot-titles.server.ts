import type { Tx } from "./db.server.ts";

/** Lots as pages name them, by their ids: "Lot 5: Supported living". */
export async function lotTitles(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const lots = await tx.lot.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, title: true },
  });
  return new Map(lots.map(({ id, number, title }) => [id, `Lot ${number}: ${title}`]));
}
