import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Notice } from "#app/domain/regime/obligations.ts";
import { fromColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";

export type NoticeSubjectKind = "ROUND" | "CALL_OFF" | "CONTRACT";

/** What a notice is about, with what its rules ask of it. */
export type NoticeSubject = {
  readonly kind: NoticeSubjectKind;
  readonly id: string;
  readonly title: string;
  readonly frameworkId: string;
  readonly commissionerId: string;
  readonly regime: Regime;
  readonly valueWithVat: Pence;
  /** The day on which the contract, or the framework's next round, is to begin. */
  readonly startsOn: Day;
  readonly signedOn: Day | null;
  readonly endedOn: Day | null;
  readonly userChoice: boolean;
  readonly competition: boolean;
  readonly callOffId: string | null;
};

/** A notice on file: due by a day, filed, or not owed and why. */
export type NoticeOnFile = Omit<Notice, "exempt" | "oncePerDueDay"> & {
  readonly id: string;
  readonly subjectKind: NoticeSubjectKind;
  readonly subjectId: string;
  readonly subjectTitle: string;
  readonly regime: Regime;
  readonly eventOn: Day;
  readonly exemptReason: string;
  readonly filedOn: Day | null;
  readonly filedBy: string | null;
  readonly evidence: string;
};

/** The round, call-off or contract that something happened to; nothing for one that the actor may not see. */
export async function noticeSubject(
  tx: Tx,
  kind: NoticeSubjectKind,
  id: string,
): Promise<NoticeSubject | undefined> {
  const [row] = await tx.$queryRaw<SubjectRow[]>`${subjectQueries[kind](id)}`;
  return row && { ...row, kind, valueWithVat: pence(Number(row.valueWithVat)), ...subjectDays(row) };
}

type SubjectRow = Omit<NoticeSubject, "kind" | "valueWithVat" | "startsOn" | "signedOn" | "endedOn"> & {
  readonly valueWithVat: bigint;
  readonly startsOn: Date;
  readonly signedOn: Date | null;
  readonly endedOn: Date | null;
};

const subjectQueries: { readonly [kind in NoticeSubjectKind]: (id: string) => Prisma.Sql } = {
  ROUND: (id) => Prisma.sql`
    SELECT r.id, r.title, r.framework_id AS "frameworkId", f.commissioner_id AS "commissionerId", f.regime::text AS regime,
      f.maximum_pence AS "valueWithVat", r.effective_on AS "startsOn", NULL::date AS "signedOn", NULL::date AS "endedOn",
      false AS "userChoice", true AS competition, NULL AS "callOffId"
    FROM round r JOIN framework f ON f.id = r.framework_id WHERE r.id = ${id}::uuid`,
  CALL_OFF: (id) => Prisma.sql`
    SELECT c.id, c.reference || ': ' || c.title AS title, c.framework_id AS "frameworkId", c.commissioner_id AS "commissionerId",
      c.regime::text AS regime, c.value_with_vat_pence AS "valueWithVat", c.starts_on AS "startsOn", NULL::date AS "signedOn",
      NULL::date AS "endedOn", c.user_choice AS "userChoice", c.route IS DISTINCT FROM 'DIRECT' AS competition, c.id AS "callOffId"
    FROM call_off c WHERE c.id = ${id}::uuid`,
  CONTRACT: (id) => Prisma.sql`
    SELECT k.id, k.reference || ': ' || k.title AS title, k.framework_id AS "frameworkId", k.commissioner_id AS "commissionerId",
      k.regime::text AS regime, k.value_with_vat_pence AS "valueWithVat", k.starts_on AS "startsOn", k.signed_on AS "signedOn",
      coalesce(k.ended_on, k.ends_on) AS "endedOn", k.user_choice AS "userChoice", c.route IS DISTINCT FROM 'DIRECT' AS competition,
      k.call_off_id AS "callOffId"
    FROM contract k JOIN call_off c ON c.id = k.call_off_id WHERE k.id = ${id}::uuid`,
};

function subjectDays({ startsOn, signedOn, endedOn }: SubjectRow) {
  return {
    startsOn: fromColumn(startsOn),
    signedOn: signedOn && fromColumn(signedOn),
    endedOn: endedOn && fromColumn(endedOn),
  };
}

/** The kinds of notices already on file about a thing. */
export async function kindsOnFile(
  tx: Tx,
  subjectKind: NoticeSubjectKind,
  subjectId: string,
): Promise<readonly string[]> {
  const rows = await tx.noticeObligation.findMany({
    where: { subjectKind, subjectId },
    select: { kind: true },
  });
  return rows.map(({ kind }) => kind);
}

/** Whether a commissioner's notice of a kind that is given once for a period is on file for its day. */
export async function isOnFile(
  tx: Tx,
  commissionerId: string,
  { kind, dueOn }: Pick<Notice, "kind" | "dueOn">,
): Promise<boolean> {
  if (!dueOn) return false;
  return (await tx.noticeObligation.count({ where: { commissionerId, kind, dueOn: new Date(dueOn) } })) > 0;
}

/** Puts notices on file. One that the same occasion put there before stays as it is. Answers how many are new. */
export async function addNotices(
  tx: Tx,
  subject: NoticeSubject,
  occasion: { readonly name: string; readonly on: Day },
  notices: readonly Notice[],
  now: Instant,
): Promise<number> {
  const { count } = await tx.noticeObligation.createMany({
    skipDuplicates: true,
    data: notices.map((notice) => ({
      ...{ frameworkId: subject.frameworkId, commissionerId: subject.commissionerId },
      ...{ subjectKind: subject.kind, subjectId: subject.id, subjectTitle: subject.title },
      ...{ occasion: occasion.name, regime: subject.regime, kind: notice.kind, title: notice.title },
      eventOn: new Date(occasion.on),
      dueOn: notice.dueOn && new Date(notice.dueOn),
      ...{ calendar: notice.calendar, why: notice.why, citation: notice.citation, source: notice.source },
      ...{ uncertain: notice.uncertain, exemptReason: notice.exempt?.why ?? "", notedAt: now },
    })),
  });
  return count;
}

/** A notice of the actor's own commissioner, held alone until the end of the transaction. */
export async function lockNotice(tx: Tx, id: string): Promise<NoticeOnFile | undefined> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM notice_obligation WHERE id = ${id}::uuid AND commissioner_id = app.commissioner() FOR UPDATE`;
  return held.length === 1 ? noticeOnFile(tx, id) : undefined;
}

/** One notice of the actor's own commissioner. */
export async function noticeOnFile(tx: Tx, id: string): Promise<NoticeOnFile | undefined> {
  const [found] = await noticesWhere(tx, Prisma.sql`n.id = ${id}::uuid`);
  return found;
}

/** The notices of a contract and of the call-off that it came from. */
export function noticesOfContract(
  tx: Tx,
  { id, callOffId }: { readonly id: string; readonly callOffId: string },
): Promise<readonly NoticeOnFile[]> {
  return noticesWhere(
    tx,
    Prisma.sql`(n.subject_kind = 'CONTRACT' AND n.subject_id = ${id}::uuid) OR (n.subject_kind = 'CALL_OFF' AND n.subject_id = ${callOffId}::uuid)`,
  );
}

/** The notices that fit a condition on `n`: those to file first, due soonest first, then the filed, then the exempt. */
export async function noticesWhere(
  tx: Tx,
  condition: Prisma.Sql,
  page: { readonly limit: number; readonly offset: number } = { limit: 10_000, offset: 0 },
): Promise<readonly NoticeOnFile[]> {
  const rows = await tx.$queryRaw<NoticeRow[]>`
    SELECT n.id, n.subject_kind::text AS "subjectKind", n.subject_id AS "subjectId", n.subject_title AS "subjectTitle",
      n.regime::text AS regime, n.kind, n.title, n.event_on AS "eventOn", n.due_on AS "dueOn", n.calendar, n.why, n.citation, n.source,
      n.uncertain, n.exempt_reason AS "exemptReason", n.filed_on AS "filedOn", a.name AS "filedBy", n.evidence
    FROM notice_obligation n LEFT JOIN account a ON a.id = n.filed_by WHERE ${condition}
    ORDER BY CASE WHEN n.exempt_reason <> '' THEN 2 WHEN n.filed_on IS NOT NULL THEN 1 ELSE 0 END, n.due_on, n.noted_at DESC, n.title, n.id
    LIMIT ${page.limit} OFFSET ${page.offset}`;
  return rows.map(({ eventOn, dueOn, filedOn, ...row }) => ({
    ...row,
    eventOn: fromColumn(eventOn),
    dueOn: dueOn && fromColumn(dueOn),
    filedOn: filedOn && fromColumn(filedOn),
  }));
}

type NoticeRow = Omit<NoticeOnFile, "eventOn" | "dueOn" | "filedOn"> & {
  readonly eventOn: Date;
  readonly dueOn: Date | null;
  readonly filedOn: Date | null;
};

type Filing = {
  readonly on: Day;
  readonly evidence: string;
  readonly by: string;
  readonly at: Instant;
};

/** Keeps that a notice was filed, when and by what it is proven; null takes it back. */
export async function saveFiling(tx: Tx, id: string, filing: Filing | null) {
  await tx.noticeObligation.update({
    where: { id },
    data: {
      filedOn: filing && new Date(filing.on),
      filedBy: filing?.by ?? null,
      filedAt: filing?.at ?? null,
      evidence: filing?.evidence ?? "",
    },
    select: { id: true },
  });
}
