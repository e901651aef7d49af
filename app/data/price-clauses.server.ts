import type { Day, Instant } from "#app/domain/calendar.ts";
import type { DatedClause } from "#app/domain/pricing/price-rules.ts";
import type { RateReason } from "#app/domain/pricing/rate-reason.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** The clause of a framework's terms on which a change of price for this reason rests today; blank where the terms name none. */
export async function clauseFor(tx: Tx, frameworkId: string, reason: RateReason): Promise<string> {
  const [row] = await tx.$queryRaw<{ clause: string }[]>`
    SELECT c.clause FROM price_clause c WHERE c.framework_id = ${frameworkId}::uuid AND c.reason = ${reason}::rate_reason
      AND c.from_on <= app.today() AND (c.to_on IS NULL OR c.to_on > app.today())`;
  return row?.clause ?? "";
}

/** A clause with who added and who ended it; null for one that came with the installation. */
export type PriceClause = DatedClause & {
  readonly frameworkId: string;
  readonly clause: string;
  readonly addedBy: string | null;
  readonly addedAt: Instant | null;
  readonly endedBy: string | null;
  readonly endedAt: Instant | null;
};

/** Every clause of these frameworks, by reason, the latest first. */
export async function priceClauses(tx: Tx, frameworkIds: readonly string[]): Promise<readonly PriceClause[]> {
  type Row = Omit<PriceClause, "fromOn" | "toOn"> & { readonly fromOn: Date; readonly toOn: Date | null };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.framework_id AS "frameworkId", c.reason::text AS reason, c.clause, c.from_on AS "fromOn", c.to_on AS "toOn",
      a.name AS "addedBy", c.added_at AS "addedAt", e.name AS "endedBy", c.ended_at AS "endedAt"
    FROM price_clause c LEFT JOIN account a ON a.id = c.added_by LEFT JOIN account e ON e.id = c.ended_by
    WHERE c.framework_id = ANY (${[...frameworkIds]}::uuid[]) ORDER BY c.reason, c.from_on DESC`;
  return rows.map((row) => ({
    ...row,
    fromOn: fromColumn(row.fromOn),
    toOn: row.toOn && fromColumn(row.toOn),
  }));
}

/** Writes down a clause that holds from a day on. */
export async function addPriceClause(
  tx: Tx,
  clause: {
    readonly frameworkId: string;
    readonly reason: RateReason;
    readonly clause: string;
    readonly fromOn: Day;
  },
  by: string,
  now: Instant,
): Promise<string> {
  const { id } = await tx.priceClause.create({
    data: { ...clause, fromOn: toColumn(clause.fromOn), addedBy: by, addedAt: now },
    select: { id: true },
  });
  return id;
}

/** Ends a clause on a day, which is set once. */
export async function endPriceClause(tx: Tx, id: string, toOn: Day, by: string, now: Instant) {
  await tx.priceClause.updateMany({
    where: { id, toOn: null },
    data: { toOn: toColumn(toOn), endedBy: by, endedAt: now },
  });
}
