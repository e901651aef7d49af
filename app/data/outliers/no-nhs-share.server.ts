import { nhsStreams } from "#app/domain/brokerage/funding.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { runsOn, weeklyOn } from "../running-placements.ts";

/** A running placement for after-care under section 117 or a learning disability towards which the NHS pays nothing. */
export type WithoutNhs = {
  readonly id: string;
  readonly reference: string;
  readonly provider: string;
  readonly lot: string;
  readonly section117: boolean;
  readonly learningDisability: boolean;
  readonly fromOn: Day;
  readonly weekly: Pence;
};

const { sql } = Prisma;

type Asked = { readonly above: Pence; readonly lotId: string | null; readonly today: Day };

/**
 * The placements that run today, cost more in a week than a sum, are for after-care under section 117 or for a person with
 * a learning disability, and have no share of the NHS (section 117, continuing healthcare or joint); the dearest first.
 */
export async function placementsWithoutNhs(
  tx: Tx,
  asked: Asked,
  page: { readonly limit: number; readonly offset: number } | "all",
): Promise<readonly WithoutNhs[]> {
  const [limit, offset] = page === "all" ? [null, 0] : [page.limit, page.offset];
  const rows = await tx.$queryRaw<
    (Omit<WithoutNhs, "fromOn" | "weekly"> & { fromOn: string; weekly: number })[]
  >`
    SELECT p.id, p.reference, o.name AS provider, 'Lot ' || t.number || ', ' || t.title AS lot, p.section_117 AS "section117",
      p.support_reason = 'learning-disability' AS "learningDisability", p.from_on::text AS "fromOn", w.weekly
    ${fromWhere(asked)} ORDER BY w.weekly DESC, p.id LIMIT ${limit}::int OFFSET ${offset}::int`;
  return rows.map((row) => ({ ...row, fromOn: toDay(row.fromOn), weekly: pence(row.weekly) }));
}

/** How many there are, and what they cost together in a week. */
export async function countWithoutNhs(
  tx: Tx,
  asked: Asked,
): Promise<{ readonly count: number; readonly weekly: Pence }> {
  const [row] = await tx.$queryRaw<{ count: number; weekly: bigint }[]>`
    SELECT count(*)::int AS count, coalesce(sum(w.weekly), 0)::bigint AS weekly ${fromWhere(asked)}`;
  return { count: row?.count ?? 0, weekly: pence(Number(row?.weekly ?? 0)) };
}

function fromWhere({ above, lotId, today }: Asked): Prisma.Sql {
  const day = sql`${today}::date`;
  const lot = lotId === null ? sql`true` : sql`p.lot_id = ${lotId}::uuid`;
  return sql`FROM placement p JOIN provider o ON o.id = p.provider_id JOIN lot t ON t.id = p.lot_id
    ${weeklyOn(day)}
    WHERE p.commissioner_id = app.commissioner() AND (p.section_117 OR p.support_reason = 'learning-disability') AND ${lot} AND ${runsOn(day)} AND w.weekly > ${above} AND NOT EXISTS (SELECT 1 FROM placement_funding f JOIN placement_share h ON h.funding_id = f.id
        WHERE f.placement_id = p.id AND h.stream = ANY (${[...nhsStreams]}::text[]) AND f.from_on <= ${day}
          AND (f.to_on IS NULL OR f.to_on > ${day}))`;
}
