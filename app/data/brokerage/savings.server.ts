import { randomUUID } from "node:crypto";
import type { CountedSaving, SavingKind, SavingState } from "#app/domain/brokerage/saving.ts";
import { toDay, type Day, type Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** A saving as it stands on file, with whose price it was. */
export type SavingOnFile = CountedSaving & {
  readonly id: string;
  readonly commissionerId: string;
  readonly negotiationId: string | null;
  readonly placementId: string | null;
  readonly provider: string | null;
  /** The reference of the request or the placement that it came from. */
  readonly reference: string | null;
  readonly weekly: Pence | null;
  readonly once: Pence | null;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly evidenceId: string | null;
  readonly words: string;
  readonly createdAt: Instant;
};

/** Which savings are asked for; null asks for every one. */
export type SavingsQuestion = {
  readonly kind: SavingKind | null;
  readonly state: SavingState | null;
  /** The financial year by the year in which it begins. */
  readonly year: number | null;
};

const { sql } = Prisma;

/** The savings that the actor's council has made and that fit, the newest first. */
export async function savingsAsked(
  tx: Tx,
  { kind, state, year }: SavingsQuestion,
): Promise<readonly SavingOnFile[]> {
  const conditions = [
    ...(kind ? [sql`v.kind = ${kind}`] : []),
    ...(state ? [sql`v.state = ${state}`] : []),
    ...(year === null
      ? []
      : [sql`v.from_on >= ${`${year}-04-01`}::date AND v.from_on < ${`${year + 1}-04-01`}::date`]),
  ];
  return savingsWhere(tx, conditions.length > 0 ? Prisma.join(conditions, " AND ") : sql`true`);
}

/** One saving; undefined for a stranger's. */
export async function savingById(tx: Tx, id: string): Promise<SavingOnFile | undefined> {
  const [saving] = await savingsWhere(tx, sql`v.id = ${id}::uuid`);
  return saving;
}

/** The same, held until the transaction ends. */
export async function lockSaving(tx: Tx, id: string): Promise<SavingOnFile | undefined> {
  await tx.$queryRaw`SELECT 1 FROM saving WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return savingById(tx, id);
}

/** The saving that a negotiation made and that was not reversed. */
export async function savingOfNegotiation(tx: Tx, negotiationId: string): Promise<SavingOnFile | undefined> {
  const [saving] = await savingsWhere(
    tx,
    sql`v.negotiation_id = ${negotiationId}::uuid AND v.state <> 'reversed'`,
  );
  return saving;
}

async function savingsWhere(tx: Tx, condition: Prisma.Sql): Promise<readonly SavingOnFile[]> {
  type Row = Omit<SavingOnFile, "partYear" | "fullYear" | "fromOn" | "toOn"> & {
    readonly partYear: bigint;
    readonly fullYear: bigint;
    readonly fromOn: string;
    readonly toOn: string | null;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT v.id, v.commissioner_id AS "commissionerId", v.negotiation_id AS "negotiationId", v.placement_id AS "placementId",
      coalesce(p.name, pp.name) AS provider, coalesce(r.reference, l.reference) AS reference, v.kind, v.state,
      v.weekly_pence AS weekly, v.once_pence AS once, v.from_on::text AS "fromOn", v.to_on::text AS "toOn",
      v.part_year_pence AS "partYear", v.full_year_pence AS "fullYear", v.evidence_id AS "evidenceId", v.words, v.created_at AS "createdAt"
    FROM saving v LEFT JOIN negotiation n ON n.id = v.negotiation_id LEFT JOIN provider p ON p.id = n.provider_id
    LEFT JOIN placement_request r ON r.id = n.request_id LEFT JOIN placement l ON l.id = coalesce(v.placement_id, n.placement_id)
    LEFT JOIN provider pp ON pp.id = l.provider_id
    WHERE ${condition} ORDER BY v.created_at DESC, v.id`;
  return rows.map((row) => ({
    ...row,
    ...{ partYear: pence(Number(row.partYear)), fullYear: pence(Number(row.fullYear)) },
    ...{ fromOn: toDay(row.fromOn), toOn: row.toOn === null ? null : toDay(row.toOn) },
  }));
}

export type NewSaving = Pick<
  SavingOnFile,
  | "commissionerId"
  | "negotiationId"
  | "placementId"
  | "kind"
  | "state"
  | "weekly"
  | "once"
  | "fromOn"
  | "toOn"
  | "partYear"
  | "fullYear"
  | "words"
> & { readonly by: string; readonly at: Instant };

/** Writes a saving down. A provider who agreed to a price writes it without ever reading it, so nothing is read back. Answers its id. */
export async function addSaving(
  tx: Tx,
  { weekly, once, partYear, fullYear, fromOn, toOn, by, at, ...saving }: NewSaving,
): Promise<string> {
  const id = randomUUID();
  await tx.saving.createMany({
    data: {
      id,
      ...{ ...saving, weeklyPence: weekly, oncePence: once, createdBy: by, createdAt: at },
      ...{ fromOn: toColumn(fromOn), toOn: toOn && toColumn(toOn) },
      ...{ partYearPence: BigInt(partYear), fullYearPence: BigInt(fullYear) },
    },
  });
  return id;
}

/** Moves a saving on and keeps how it came there. */
export async function saveMove(
  tx: Tx,
  { id: savingId, commissionerId, state: fromState }: SavingOnFile,
  move: {
    readonly to: SavingState;
    readonly evidenceId: string | null;
    readonly words: string;
    readonly by: string;
    readonly at: Instant;
  },
) {
  await tx.saving.update({
    where: { id: savingId },
    data: { state: move.to, evidenceId: move.evidenceId },
    select: { id: true },
  });
  await tx.savingMove.createMany({
    data: {
      ...{ savingId, commissionerId, fromState, toState: move.to, words: move.words },
      ...{ movedBy: move.by, movedAt: move.at },
    },
  });
}

/** How a saving came to where it is, the oldest step first. */
export async function movesOf(tx: Tx, savingId: string) {
  return tx.$queryRaw<{ from: SavingState; to: SavingState; words: string; by: string; at: Instant }[]>`
    SELECT m.from_state AS "from", m.to_state AS "to", m.words, coalesce(a.name, 'a colleague') AS by, m.moved_at AS at
    FROM saving_move m LEFT JOIN account a ON a.id = m.moved_by WHERE m.saving_id = ${savingId}::uuid ORDER BY m.moved_at, m.id`;
}

/** A price on file that may show a saving: a part of the placement that came of the negotiation. */
export type Evidence = {
  readonly id: string;
  readonly title: string;
  readonly pence: Pence;
  readonly per: string;
  readonly weekly: Pence;
  readonly fromOn: Day;
};

/** The parts of the placements that a saving is about, from the day of the saving on. */
export async function evidenceFor(tx: Tx, saving: SavingOnFile): Promise<readonly Evidence[]> {
  const rows = await tx.$queryRaw<(Omit<Evidence, "fromOn"> & { fromOn: string })[]>`
    SELECT e.id, s.title || ' (' || l.reference || ')' AS title, e.pence, e.per, e.weekly_pence AS weekly, e.from_on::text AS "fromOn"
    FROM placement l JOIN placement_element e ON e.placement_id = l.id JOIN service_line s ON s.id = e.service_line_id
    WHERE l.cancelled_on IS NULL AND (e.to_on IS NULL OR e.to_on > ${saving.fromOn}::date) AND (l.id = ${saving.placementId}::uuid
      OR l.id = (SELECT n.placement_id FROM negotiation n WHERE n.id = ${saving.negotiationId}::uuid)
      OR l.offer_id IN (SELECT o.id FROM placement_offer o JOIN negotiation n ON n.enquiry_id = o.enquiry_id WHERE n.id = ${saving.negotiationId}::uuid))
    ORDER BY e.from_on, s.position, e.id`;
  return rows.map((row) => ({
    ...row,
    ...{ pence: pence(row.pence), weekly: pence(row.weekly), fromOn: toDay(row.fromOn) },
  }));
}
