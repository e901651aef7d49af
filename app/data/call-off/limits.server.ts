import type { Day, Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { DatedLimit } from "#app/domain/pricing/price-rules.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A limit of call-offs with its source and who set it; null for one that came with the installation. */
export type CallOffLimit = DatedLimit & {
  readonly source: string;
  readonly setBy: string | null;
  readonly setAt: Instant | null;
};

/** Every limit of the actor's own commissioner, by role, the latest first. */
export async function callOffLimits(tx: Tx): Promise<readonly CallOffLimit[]> {
  type Row = Omit<CallOffLimit, "fromOn" | "limit"> & { readonly fromOn: Date; readonly limit: bigint };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.role, d.from_on AS "fromOn", d.limit_pence AS "limit", d.source, a.name AS "setBy", d.set_at AS "setAt"
    FROM call_off_limit d LEFT JOIN account a ON a.id = d.set_by ORDER BY d.role, d.from_on DESC`;
  return rows.map((row) => ({ ...row, fromOn: fromColumn(row.fromOn), limit: pence(Number(row.limit)) }));
}

/** Up to which value these roles approve call-offs of the actor's commissioner on a day: the highest; null where none has a limit. */
export async function callOffLimitOf(tx: Tx, roles: readonly string[], day: Day): Promise<Pence | null> {
  const rows = await tx.callOffLimit.findMany({
    where: { role: { in: [...roles] }, fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    distinct: ["role"],
    select: { limitPence: true },
  });
  const limits = rows.map(({ limitPence }) => Number(limitPence));
  return limits.length === 0 ? null : pence(Math.max(...limits));
}

/** Writes down up to which value a role of a commissioner approves call-offs from a day on. */
export async function addCallOffLimit(
  tx: Tx,
  commissionerId: string,
  { role, limit, fromOn, source }: DatedLimit & { readonly source: string },
  by: string,
  now: Instant,
) {
  await tx.callOffLimit.createMany({
    data: {
      commissionerId,
      role,
      fromOn: toColumn(fromOn),
      limitPence: BigInt(limit),
      source,
      setBy: by,
      setAt: now,
    },
  });
}
