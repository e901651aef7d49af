import type { Tx } from "./db.server.ts";

/** A member of a council's framework and how many days ago it last stated any room. */
export type StaleRoom = { readonly providerId: string; readonly days: number };

/** Members whose latest statement is older than so many days; those who never stated any are asked by their brokers. */
export async function staleRoom(
  tx: Tx,
  commissionerId: string,
  days: number,
  now: Date,
): Promise<readonly StaleRoom[]> {
  return tx.$queryRaw`
    SELECT c.provider_id AS "providerId", floor(extract(epoch FROM ${now}::timestamptz - max(c.stated_at)) / 86400)::int AS days FROM capacity_return c
    WHERE EXISTS (SELECT 1 FROM lot_membership m JOIN framework f ON f.id = m.framework_id WHERE m.provider_id = c.provider_id AND f.commissioner_id = ${commissionerId}::uuid
      AND m.active_from <= ${now}::timestamptz AND (m.active_to IS NULL OR m.active_to > ${now}::timestamptz))
    GROUP BY c.provider_id HAVING max(c.stated_at) < ${now}::timestamptz - make_interval(days => ${days}::int)`;
}
