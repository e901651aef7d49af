import type { SettledPrice } from "#app/domain/benchmark/agreed-rates.ts";
import { pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** Within what prices were settled: they do not overlap. */
export type SettledGroup = {
  readonly key: string;
  readonly lotId: string;
  readonly lot: string;
  readonly lineId: string | null;
  readonly line: string | null;
  readonly clientGroup: string;
  readonly region: string;
  readonly unit: string;
};

export type Settled = {
  readonly groups: readonly SettledGroup[];
  readonly prices: readonly SettledPrice[];
};

const { sql } = Prisma;

/**
 * The prices on which questions ended: agreed in a negotiation, or resolved and left as they are; of a lot or of all. Those
 * whose data were wrong are none. An agreed week is brought to a unit as the price of a unit was to its week; what was asked
 * before is the week from which the negotiation set out, because a run finds the agreed price in its place since.
 */
export async function settledPrices(tx: Tx, lotId: string | null): Promise<Settled> {
  type Row = Omit<SettledGroup, "key"> & {
    readonly providerId: string;
    readonly before: number;
    readonly after: number;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.lot_id AS "lotId", t.number || '. ' || t.title AS lot, f.service_line_id AS "lineId", s.title AS line,
      f.client_group AS "clientGroup", coalesce(r.name, 'Everywhere') AS region, f.unit, f.provider_id AS "providerId",
      CASE WHEN f.agreed_pence IS NULL OR n.baseline_pence IS NULL THEN f.price_pence
        ELSE greatest(1, round(a.after::numeric * n.baseline_pence / f.agreed_pence))::int END AS before, a.after
    FROM outlier_flag f CROSS JOIN LATERAL (SELECT
      CASE WHEN f.agreed_pence IS NULL OR f.weekly_pence IS NULL THEN coalesce(CASE WHEN f.unit = 'week' THEN f.agreed_pence END, f.price_pence)
        ELSE greatest(1, round(f.price_pence::numeric * f.agreed_pence / f.weekly_pence))::int END AS after) a
    JOIN lot t ON t.id = f.lot_id LEFT JOIN service_line s ON s.id = f.service_line_id
    LEFT JOIN negotiation n ON n.id = f.negotiation_id LEFT JOIN area r ON r.id::text = f.evidence #>> '{peerGroup,region}'
    WHERE f.commissioner_id = app.commissioner() AND (f.state = 'AGREED' OR (f.state = 'RESOLVED' AND f.reason IS DISTINCT FROM 'data-error'))
      AND ${lotId === null ? sql`true` : sql`f.lot_id = ${lotId}::uuid`}
    ORDER BY t.number, s.position NULLS FIRST, f.client_group, region, f.unit, f.id`;
  const keyOf = (row: Row) =>
    [row.lotId, row.lineId, row.clientGroup, row.region, row.unit].map(String).join(":");
  const groups = new Map<string, SettledGroup>();
  for (const { providerId: _whose, before: _before, after: _after, ...group } of rows) {
    const key = keyOf({ ...group, providerId: "", before: 0, after: 0 });
    if (!groups.has(key)) groups.set(key, { key, ...group });
  }
  return {
    groups: [...groups.values()],
    prices: rows.map((row) => ({
      ...{ group: keyOf(row), provider: row.providerId },
      ...{ pence: pence(row.after), before: pence(row.before) },
    })),
  };
}
