import { Prisma } from "./generated/client.ts";

const { sql } = Prisma;

/** Whether a placement `p` runs on a day: approved, never cancelled, begun and not over. */
export function runsOn(day: Prisma.Sql): Prisma.Sql {
  return sql`p.approved_on IS NOT NULL AND p.cancelled_on IS NULL AND p.from_on <= ${day} AND (p.to_on IS NULL OR p.to_on > ${day})`;
}

/** Joins to a placement `p` as `w.weekly` what its care costs in a week on a day, in pence. */
export function weeklyOn(day: Prisma.Sql): Prisma.Sql {
  return sql`CROSS JOIN LATERAL (SELECT coalesce(sum(e.weekly_pence), 0)::int AS weekly FROM placement_element e WHERE e.placement_id = p.id
    AND e.kind = 'CARE' AND e.from_on <= ${day} AND (e.to_on IS NULL OR e.to_on > ${day})) w`;
}
