import type { Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** A rate that runs on past the first day of a cap to come, and is over it. */
export type RateOverCapToCome = {
  readonly capId: string;
  readonly provider: string;
  readonly pence: Pence;
};

/** The rates that are over a cap of these lines that holds from after a day, the highest first; each has to be dealt with before that. */
export async function ratesOverCapsToCome(
  tx: Tx,
  lineIds: readonly string[],
  today: Day,
): Promise<readonly RateOverCapToCome[]> {
  const rows = await tx.$queryRaw<{ capId: string; provider: string; pence: number }[]>`
    SELECT c.id AS "capId", p.name AS provider, r.pence
    FROM price_cap c JOIN rate r ON r.service_line_id = c.service_line_id AND r.pence > c.pence
      AND r.valid_from < c.effective_from AND (r.valid_to IS NULL OR r.valid_to > c.effective_from)
    JOIN lot_membership m ON m.id = r.membership_id JOIN provider p ON p.id = r.provider_id
    WHERE c.service_line_id = ANY (${[...lineIds]}::uuid[]) AND c.effective_from > ${toColumn(today)}::date
      AND (m.active_to IS NULL OR m.active_to > c.effective_from)
      AND app.governing_cap(r.service_line_id, r.area_id, c.effective_from) = c.id
    ORDER BY c.id, r.pence DESC, p.name, r.id`;
  return rows.map((row) => ({ ...row, pence: pence(row.pence) }));
}
