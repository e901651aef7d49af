import type { AuditEvent } from "#app/domain/access/audit-event.ts";
import type { SubjectKind } from "#app/domain/access/subjects.ts";
import { addDays, startOfDay, type Day } from "#app/domain/calendar.ts";
import type { Tx } from "./db.server.ts";

/** One event as the trail keeps it, with the words beside it unless they were erased. */
export type TrailEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly accountId: string | null;
  readonly providerId: string | null;
  readonly event: AuditEvent;
  readonly words: string | null;
  readonly wordsErased: boolean;
  readonly hash: string;
};

/** What the trail is searched by. Absent means any. */
export type TrailFilter = {
  /** The accounts who did it or to whom it was done. */
  readonly accountIds?: readonly string[];
  readonly subjectIds?: readonly string[];
  readonly day?: Day;
};

type Row = Omit<TrailEvent, "seq" | "event"> & {
  readonly seq: bigint;
  readonly kind: AuditEvent["kind"];
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly data: object;
};

/** A page of the trail, newest first, as far as the actor may see it; or the events before one, to walk through them all. */
export async function searchTrail(
  tx: Tx,
  filter: TrailFilter,
  page: { readonly skip: number; readonly take: number; readonly before?: number },
): Promise<readonly TrailEvent[]> {
  const { accounts, subjects, from, to } = asSql(filter);
  const before = page.before ?? null;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.seq, e.at, e.actor_kind AS "actorKind", e.account_id AS "accountId", e.provider_id AS "providerId", e.kind,
      e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.data, e.hash, t.text AS words,
      t.seq IS NOT NULL AND t.text IS NULL AS "wordsErased"
    FROM audit_event e LEFT JOIN audit_text t ON t.seq = e.seq
    WHERE (${accounts}::uuid[] IS NULL OR e.account_id = ANY (${accounts}::uuid[])
        OR (e.subject_kind = 'account' AND e.subject_id = ANY (${accounts}::text[])))
      AND (${subjects}::text[] IS NULL OR e.subject_id = ANY (${subjects}::text[]))
      AND (${from}::timestamptz IS NULL OR (e.at >= ${from}::timestamptz AND e.at < ${to}::timestamptz))
      AND (${before}::bigint IS NULL OR e.seq < ${before}::bigint)
    ORDER BY e.seq DESC LIMIT ${page.take} OFFSET ${page.skip}`;
  return rows.map(toEvent);
}

export async function countTrail(tx: Tx, filter: TrailFilter): Promise<number> {
  const { accounts, subjects, from, to } = asSql(filter);
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM audit_event e
    WHERE (${accounts}::uuid[] IS NULL OR e.account_id = ANY (${accounts}::uuid[])
        OR (e.subject_kind = 'account' AND e.subject_id = ANY (${accounts}::text[])))
      AND (${subjects}::text[] IS NULL OR e.subject_id = ANY (${subjects}::text[]))
      AND (${from}::timestamptz IS NULL OR (e.at >= ${from}::timestamptz AND e.at < ${to}::timestamptz))`;
  return Number(row?.count ?? 0);
}

/** What happened in a round that every application in it met. */
const sharedByTheRound = [
  ...["round-published", "round-extended", "round-cancelled", "opening-started", "opening-abandoned"],
  ...["round-opened", "outcomes-proposed", "outcomes-approved", "letters-sent"],
];

/**
 * All that befell one thing, oldest first. Of an application also its submissions, documents, outcomes and admission, and
 * what happened to its round from the day it was started.
 */
export async function trailOf(tx: Tx, kind: SubjectKind, id: string): Promise<readonly TrailEvent[]> {
  const applicationId = kind === "application" ? id : null;
  const rows = await tx.$queryRaw<Row[]>`
    WITH subject AS (
      SELECT ${kind}::text AS kind, ${id}::text AS id
      UNION SELECT s.kind, s.id FROM app.subjects_of_application(${applicationId}::uuid) s
    ), start AS (
      SELECT seq, data ->> 'roundId' AS round_id, provider_id FROM audit_event
      WHERE subject_kind = 'application' AND subject_id = ${id} AND kind IN ('application-started', 'application-carried-forward')
      ORDER BY seq LIMIT 1
    )
    SELECT e.seq, e.at, e.actor_kind AS "actorKind", e.account_id AS "accountId", e.provider_id AS "providerId", e.kind,
      e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.data, e.hash, t.text AS words,
      t.seq IS NOT NULL AND t.text IS NULL AS "wordsErased"
    FROM audit_event e LEFT JOIN audit_text t ON t.seq = e.seq
    WHERE EXISTS (SELECT 1 FROM subject s WHERE s.kind = e.subject_kind AND s.id = e.subject_id)
      OR EXISTS (SELECT 1 FROM start s WHERE e.subject_kind = 'round' AND e.subject_id = s.round_id AND e.seq > s.seq
        AND e.kind = ANY (${sharedByTheRound}::text[]))
      OR EXISTS (SELECT 1 FROM start s WHERE e.subject_kind = 'provider' AND e.subject_id = s.provider_id::text
        AND (e.data ->> 'applicationId' = ${id} OR (e.kind = 'exclusion-checked' AND e.data ->> 'roundId' = s.round_id)))
    ORDER BY e.seq LIMIT 2000`;
  return rows.map(toEvent);
}

/** What the chain's own proof found: nothing wrong, or the first event that does not stand. */
export type ChainProof = {
  readonly events: number;
  readonly headHash: string;
  readonly fault:
    { readonly seq: number; readonly kind: "missing" | "edited" | "unlinked" | "words" | "tail" } | undefined;
};

/** Works every hash of the chain out again, where the events are. */
export async function proveChain(tx: Tx): Promise<ChainProof> {
  type Found = { events: bigint; first_wrong: bigint | null; wrong: string | null; head_hash: string };
  const [row] = await tx.$queryRaw<Found[]>`SELECT * FROM app.audit_verify()`;
  if (!row) throw new Error("the trail has no head");
  const kind = (["missing", "edited", "unlinked", "words", "tail"] as const).find((one) => one === row.wrong);
  return {
    events: Number(row.events),
    headHash: row.head_hash,
    fault: kind && { seq: Number(row.first_wrong), kind },
  };
}

/** Whether the event of this number still bears this hash. */
export async function holdsHash(tx: Tx, seq: number, hash: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<
    { hash: string | null }[]
  >`SELECT app.audit_hash_of(${seq}::bigint) AS hash`;
  return row?.hash === hash;
}

function asSql({ accountIds, subjectIds, day }: TrailFilter) {
  return {
    accounts: accountIds ? [...accountIds] : null,
    subjects: subjectIds ? [...subjectIds] : null,
    from: day ? startOfDay(day) : null,
    to: day ? startOfDay(addDays(day, 1)) : null,
  };
}

/** The database keeps what `record` was given, so the pieces make the same event again. */
function toEvent({ seq, kind, subjectKind, subjectId, data, ...row }: Row): TrailEvent {
  const event = { ...data, kind, subject: { kind: subjectKind, id: subjectId } } as AuditEvent;
  return { ...row, seq: Number(seq), event };
}
