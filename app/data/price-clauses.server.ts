import type { RateReason } from "#app/domain/pricing/rate-reason.ts";
import type { Tx } from "./db.server.ts";

/** The clause of a framework's terms on which a change of price for this reason rests; blank where the terms name none. */
export async function clauseFor(tx: Tx, frameworkId: string, reason: RateReason): Promise<string> {
  const row = await tx.priceClause.findUnique({
    where: { frameworkId_reason: { frameworkId, reason } },
    select: { clause: true },
  });
  return row?.clause ?? "";
}
