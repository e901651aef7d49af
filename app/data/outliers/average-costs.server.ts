import { toldAverage } from "#app/domain/benchmark/told-average.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { runsOn } from "../running-placements.ts";

/** What placements of a lot cost on average in the last night of a month. */
export type AverageCost = {
  /** The month's first day. */
  readonly month: Day;
  /** In pence, rounded as `toldAverage` does: a statistic, not a price. */
  readonly average: number;
  readonly placements: number;
};

/**
 * The average weekly cost of a lot's placements month by month up to the last whole month, the earliest first. A month in
 * which fewer distinct providers than `least` have placements is not there.
 */
export async function averageCosts(
  tx: Tx,
  {
    lotId,
    months,
    today,
    least,
  }: { readonly lotId: string; readonly months: number; readonly today: Day; readonly least: number },
): Promise<readonly AverageCost[]> {
  const rows = await tx.$queryRaw<{ month: string; total: number; placements: number }[]>`
    WITH month AS (
      SELECT m::date AS first_on, (m + interval '1 month' - interval '1 day')::date AS last_on
      FROM generate_series(date_trunc('month', ${today}::date) - make_interval(months => ${months}::int), date_trunc('month', ${today}::date) - interval '1 month', interval '1 month') m)
    SELECT month.first_on::text AS month, sum(e.weekly_pence)::float8 AS total, count(DISTINCT p.id)::int AS placements
    FROM month JOIN placement p ON p.lot_id = ${lotId}::uuid AND p.commissioner_id = app.commissioner() AND ${runsOn(Prisma.sql`month.last_on`)}
    JOIN placement_element e ON e.placement_id = p.id AND e.kind = 'CARE' AND e.from_on <= month.last_on AND (e.to_on IS NULL OR e.to_on > month.last_on)
    GROUP BY month.first_on HAVING count(DISTINCT p.provider_id) >= ${least}::int ORDER BY month.first_on`;
  return rows.map(({ month, total, placements }) => ({
    ...{ month: toDay(month), average: toldAverage(total, placements), placements },
  }));
}
