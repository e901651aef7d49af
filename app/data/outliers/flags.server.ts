import type { StaffActor } from "#app/domain/access/actor.ts";
import { rolesThatMay } from "#app/domain/access/permissions.ts";
import type { FlagReason, FlagState } from "#app/domain/benchmark/finding.ts";
import type { Flag } from "#app/domain/benchmark/flag.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** What is priced. */
export const subjectKinds = ["RATE", "OFFER", "BID", "PLACEMENT"] as const;
export type PricedKind = (typeof subjectKinds)[number];

/** A flag held for a deed: what the rule needs of it, and what it is about. */
export type FlagHeld = Flag & {
  readonly id: string;
  readonly subjectKind: PricedKind;
  readonly subjectId: string;
  readonly placementId: string | null;
  readonly negotiationId: string | null;
  readonly weekly: Pence | null;
  readonly assignedTo: string | null;
};

/** The flags of the actor's council with these ids, held until the transaction ends, in the order of their ids. */
export async function lockFlags(tx: Tx, ids: readonly string[]): Promise<readonly FlagHeld[]> {
  type Row = Omit<FlagHeld, "weekly"> & { readonly weekly: number | null };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.id, f.state, f.reason, f.check_data AS "checkData", f.escalated_by AS "escalatedBy", f.subject_kind AS "subjectKind",
      f.subject_id AS "subjectId", f.placement_id AS "placementId", f.negotiation_id AS "negotiationId", f.weekly_pence AS weekly,
      f.assigned_to AS "assignedTo", ${arguedInSql} AS argued
    FROM outlier_flag f LEFT JOIN negotiation n ON n.id = f.negotiation_id
    WHERE f.id = ANY (${[...ids]}::uuid[]) ORDER BY f.id FOR NO KEY UPDATE OF f`;
  return rows.map((row) => ({ ...row, weekly: row.weekly === null ? null : pence(row.weekly) }));
}

/** How the negotiation `n` of a flag stands. */
export const arguedInSql = Prisma.sql`CASE WHEN n.id IS NULL THEN 'none' WHEN n.agreed_at IS NOT NULL THEN 'agreed'
  WHEN n.closed_at IS NOT NULL THEN 'ended' ELSE 'running' END`;

type NoteKind = "NOTE" | "ASSIGNED" | "MOVED" | "CHECK_DATA";

/** Writes onto a flag what a rule made of it. What is resolved is closed. */
export async function saveFlag(
  tx: Tx,
  id: string,
  { state, reason, checkData, escalatedBy }: Flag,
  now: Instant,
  negotiationId?: string,
) {
  await tx.outlierFlag.update({
    where: { id },
    data: {
      ...{ state, reason, checkData, escalatedBy, closedAt: state === "RESOLVED" ? now : null },
      ...(negotiationId && { negotiationId }),
    },
    select: { id: true },
  });
}

/** Gives flags to somebody. */
export async function giveFlags(tx: Tx, ids: readonly string[], to: string) {
  await tx.outlierFlag.updateMany({ where: { id: { in: [...ids] } }, data: { assignedTo: to } });
}

export type NewNote = {
  readonly flagId: string;
  readonly kind: NoteKind;
  readonly from?: FlagState;
  readonly to?: FlagState;
  readonly reason?: FlagReason | null;
  readonly words?: string;
};

/** Writes down what people did about flags and said. */
export async function addNotes(
  tx: Tx,
  { commissionerId, accountId }: StaffActor,
  notes: readonly NewNote[],
  at: Instant,
) {
  await tx.outlierNote.createMany({
    data: notes.map(({ flagId, kind, from, to, reason, words = "" }) => ({
      ...{ flagId, commissionerId, kind, fromState: from ?? null, toState: to ?? null },
      ...{ reason: reason ?? null, words, notedBy: accountId, notedAt: at },
    })),
  });
}

/** A person who can be given a flag. */
export type Colleague = { readonly id: string; readonly name: string };

/** Who of a council works the queue and can be given a price to ask about. */
export async function whoWorksFlags(tx: Tx, commissionerId: string): Promise<readonly Colleague[]> {
  return tx.$queryRaw`
    SELECT a.id, a.name FROM account a WHERE a.commissioner_id = ${commissionerId}::uuid AND a.deactivated_at IS NULL
      AND a.roles && ${[...rolesThatMay("outlier:manage")]}::text[] ORDER BY a.name, a.id`;
}

/** Moves the flags that a negotiation was about once it is agreed, also where the provider agreed. Answers where each stood. */
export async function agreeFlags(
  tx: Tx,
  negotiationId: string,
): Promise<
  readonly { readonly flagId: string; readonly stood: FlagState; readonly commissionerId: string }[]
> {
  return tx.$queryRaw`
    SELECT a.flag_id AS "flagId", a.stood, a.commissioner AS "commissionerId" FROM app.agree_flags(${negotiationId}::uuid) a`;
}

/** The enquiry that an offer answers; undefined for a stranger's. */
export async function enquiryOfOffer(tx: Tx, offerId: string): Promise<string | undefined> {
  const offer = await tx.placementOffer.findUnique({ where: { id: offerId }, select: { enquiryId: true } });
  return offer?.enquiryId;
}
