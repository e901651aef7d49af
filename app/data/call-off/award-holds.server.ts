import type { Day, Instant } from "#app/domain/calendar.ts";
import type { HoldKind } from "#app/domain/call-off/hold.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** Something that holds a contract up, with its answer. */
export type AwardHold = {
  readonly id: string;
  readonly kind: HoldKind;
  readonly provider: string | null;
  readonly receivedOn: Day;
  readonly words: string;
  readonly recordedBy: string;
  readonly answer: string;
  readonly answeredBy: string | null;
  readonly answeredAt: Instant | null;
  readonly notBefore: Instant | null;
};

/** What holds the contract of an award up, or held it up, the first first. */
export async function holdsOf(tx: Tx, awardId: string): Promise<readonly AwardHold[]> {
  const rows = await tx.$queryRaw<(Omit<AwardHold, "receivedOn"> & { receivedOn: Date })[]>`
    SELECT h.id, h.kind::text AS kind, p.name AS provider, h.received_on AS "receivedOn", h.words, coalesce(a.name, 'a colleague') AS "recordedBy",
      h.answer, b.name AS "answeredBy", h.answered_at AS "answeredAt", h.not_before AS "notBefore"
    FROM award_hold h LEFT JOIN provider p ON p.id = h.provider_id LEFT JOIN account a ON a.id = h.recorded_by LEFT JOIN account b ON b.id = h.answered_by
    WHERE h.award_id = ${awardId}::uuid ORDER BY h.recorded_at, h.id`;
  return rows.map((row) => ({ ...row, receivedOn: fromColumn(row.receivedOn) }));
}

export async function addHold(
  tx: Tx,
  hold: {
    readonly awardId: string;
    readonly commissionerId: string;
    readonly kind: HoldKind;
    readonly providerId: string | null;
    readonly receivedOn: Day;
    readonly words: string;
    readonly recordedBy: string;
  },
  now: Instant,
) {
  const { receivedOn, ...rest } = hold;
  await tx.awardHold.createMany({ data: [{ ...rest, receivedOn: toColumn(receivedOn), recordedAt: now }] });
}

export async function saveHoldAnswer(
  tx: Tx,
  holdId: string,
  answered: { readonly answer: string; readonly answeredBy: string; readonly notBefore: Instant | null },
  now: Instant,
): Promise<boolean> {
  const { count } = await tx.awardHold.updateMany({
    where: { id: holdId, answeredAt: null },
    data: { ...answered, answeredAt: now },
  });
  return count === 1;
}
