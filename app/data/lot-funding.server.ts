import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import type { Tx } from "./db.server.ts";

/** What the authority says it will spend on a lot's outcome in a year. */
export type LotFunding = {
  readonly poundsAYear: Decimal4;
  readonly source: string;
  readonly note: string;
  readonly sharedAt: Date;
};

/** What was shared last for a round's lot; null where nothing was, or the actor may not read it yet. */
export async function lotFunding(
  tx: Tx,
  where: { readonly roundId: string; readonly lotId: string },
): Promise<LotFunding | null> {
  const row = await tx.lotFunding.findFirst({
    where,
    select: { poundsAYear: true, source: true, note: true, sharedAt: true },
    orderBy: { sharedAt: "desc" },
  });
  return row && { ...row, poundsAYear: decimal4(String(row.poundsAYear)) };
}

/** The framework of a round and a lot that are both this commissioner's own; null otherwise. */
export async function mayShareFunding(
  tx: Tx,
  commissionerId: string,
  { roundId, lotId }: { readonly roundId: string; readonly lotId: string },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT f.id FROM round r JOIN lot l ON l.framework_id = r.framework_id JOIN framework f ON f.id = r.framework_id
    WHERE r.id = ${roundId}::uuid AND l.id = ${lotId}::uuid AND f.commissioner_id = ${commissionerId}::uuid`;
  return row?.id ?? null;
}

/** Writes down what is shared. */
export async function insertFunding(
  tx: Tx,
  made: LotFunding & {
    readonly roundId: string;
    readonly lotId: string;
    readonly frameworkId: string;
    readonly sharedBy: string;
  },
) {
  await tx.lotFunding.create({ data: made, select: { id: true } });
}
