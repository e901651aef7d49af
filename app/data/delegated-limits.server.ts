import type { Instant } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import type { DatedLimit } from "#app/domain/pricing/price-rules.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** A limit of delegation with its source and who set it; null for one that came with the installation. */
export type DelegatedLimit = DatedLimit & {
  readonly frameworkId: string;
  readonly source: string;
  readonly setBy: string | null;
  readonly setAt: Instant | null;
};

/** Every limit of the actor's own frameworks, by role, the latest first. */
export async function delegatedLimits(tx: Tx): Promise<readonly DelegatedLimit[]> {
  type Row = Omit<DelegatedLimit, "fromOn" | "limit"> & { readonly fromOn: Date; readonly limit: bigint };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.framework_id AS "frameworkId", d.role, d.from_on AS "fromOn", d.limit_pence AS "limit", d.source, a.name AS "setBy",
      d.set_at AS "setAt"
    FROM delegated_limit d LEFT JOIN account a ON a.id = d.set_by ORDER BY d.role, d.from_on DESC`;
  return rows.map((row) => ({ ...row, fromOn: fromColumn(row.fromOn), limit: pence(Number(row.limit)) }));
}

/** Writes down up to which yearly cost a role may approve from a day on. */
export async function addDelegatedLimit(
  tx: Tx,
  { limit, fromOn, ...rest }: DatedLimit & { readonly frameworkId: string; readonly source: string },
  by: string,
  now: Instant,
) {
  await tx.delegatedLimit.createMany({
    data: { ...rest, limitPence: BigInt(limit), fromOn: toColumn(fromOn), setBy: by, setAt: now },
  });
}
