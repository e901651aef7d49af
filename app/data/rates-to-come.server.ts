import type { Day } from "#app/domain/calendar.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/**
 * The last day after today on which a rate of a member in these lots is already set to begin or to end, or null: an
 * uplift or a lowered cap has set it. What an exception leads to does not count, nor the end of a membership.
 */
export async function ratesSetUntil(tx: Tx, lotIds: readonly string[], today: Day): Promise<Day | null> {
  const [row] = await tx.$queryRaw<{ on: Date | null }[]>`
    SELECT greatest(max(r.valid_from), max(r.valid_to)) AS on FROM rate r JOIN lot_membership m ON m.id = r.membership_id
    WHERE r.lot_id = ANY (${[...lotIds]}::uuid[]) AND m.active_to IS NULL AND r.exception_id IS NULL
      AND (r.valid_to > ${toColumn(today)}::date
        OR (r.valid_from > ${toColumn(today)}::date AND r.reason IN ('UPLIFT', 'CAP', 'NEGOTIATION')))`;
  return row?.on ? fromColumn(row.on) : null;
}
