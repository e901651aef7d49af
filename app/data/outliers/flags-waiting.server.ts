import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

/** What of the queue waits for a person: prices given to them or to nobody, and those put to authority by somebody else. */
export type FlagsWaiting = {
  readonly own: { readonly count: number; readonly high: Pence; readonly low: Pence };
  readonly escalated: number;
};

/** Counts what waits; high and low are summed apart. */
export async function flagsWaiting(tx: Tx, accountId: string): Promise<FlagsWaiting> {
  const [row] = await tx.$queryRaw<{ count: number; high: bigint; low: bigint; escalated: number }[]>`
    SELECT count(*) FILTER (WHERE mine)::int AS count, coalesce(sum(f.at_stake_pence) FILTER (WHERE mine AND f.direction = 'HIGH'), 0)::bigint AS high,
      coalesce(sum(f.at_stake_pence) FILTER (WHERE mine AND f.direction = 'LOW'), 0)::bigint AS low,
      (count(*) FILTER (WHERE f.state = 'ESCALATED' AND f.escalated_by IS DISTINCT FROM ${accountId}::uuid))::int AS escalated
    FROM outlier_flag f CROSS JOIN LATERAL (SELECT f.state = 'OPEN' AND (f.assigned_to IS NULL OR f.assigned_to = ${accountId}::uuid) AS mine) m
    WHERE f.commissioner_id = app.commissioner() AND f.closed_at IS NULL AND f.gone_at IS NULL`;
  return {
    own: { count: row?.count ?? 0, high: pence(Number(row?.high ?? 0)), low: pence(Number(row?.low ?? 0)) },
    escalated: row?.escalated ?? 0,
  };
}
