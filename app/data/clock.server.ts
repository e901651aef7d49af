import type { Tx } from "./db.server.ts";

/** Moves the demonstration's clock; from there it ticks on. Fails where this is no demonstration. */
export async function moveClock(tx: Tx, to: Date) {
  await tx.$queryRaw`SELECT app.move_clock(${to}::timestamptz)::text`;
}

/** A round's close as the clock page offers it. */
export type NextClose = { readonly title: string; readonly opensAt: Date; readonly closesAt: Date };

/** The rounds that have not closed yet, soonest close first, as far as the actor may see them. */
export function roundsNotClosed(tx: Tx, now: Date): Promise<readonly NextClose[]> {
  return tx.round.findMany({
    where: { publishedAt: { not: null }, cancelledAt: null, closesAt: { gt: now } },
    select: { title: true, opensAt: true, closesAt: true },
    orderBy: { closesAt: "asc" },
    take: 3,
  });
}
