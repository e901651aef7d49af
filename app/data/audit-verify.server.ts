import { createHash } from "node:crypto";
import type pg from "pg";

/** An exported head: the number of an event and the hash that covers everything up to it. */
export type KnownHead = { readonly seq: number; readonly hash: string };

/** What is wrong with the trail, and where. */
export type TrailFault =
  | { readonly kind: "edited" | "broken-link" | "words-altered"; readonly seq: number }
  | { readonly kind: "removed"; readonly from: number; readonly to: number }
  | { readonly kind: "cut-tail"; readonly last: number; readonly expected: number }
  | { readonly kind: "head-altered"; readonly seq: number }
  | { readonly kind: "differs-from-exported-head"; readonly seq: number };

export type TrailProof = {
  readonly events: number;
  readonly headsCompared: number;
  readonly faults: readonly TrailFault[];
};

/**
 * Proves the trail as the owner sees it, who could have gone round its triggers: each hash is worked out again from the
 * event's own columns, each event must follow the one before, and each exported head must still be there.
 */
export async function verifyTrail(owner: pg.Client, heads: readonly KnownHead[]): Promise<TrailProof> {
  await owner.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const faults: TrailFault[] = [];
    let last: KnownHead = { seq: 0, hash: "0".repeat(64) };
    let events = 0;
    for await (const event of storedEvents(owner)) {
      faults.push(...faultsOf(event, last, heads));
      last = event;
      events += 1;
    }
    const { rows } = await owner.query<KnownHead>("SELECT seq::float8 AS seq, hash FROM audit_head");
    faults.push(...faultsOfTheEnd(last, rows[0], heads));
    return { events, headsCompared: heads.length, faults };
  } finally {
    await owner.query("ROLLBACK");
  }
}

type StoredEvent = KnownHead & {
  readonly at: Date;
  readonly actor_kind: string;
  readonly account_id: string | null;
  readonly provider_id: string | null;
  readonly commissioner_id: string | null;
  readonly kind: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly data: string;
  readonly text_digest: string | null;
  readonly previous_hash: string;
  readonly words_stand: boolean;
};

/** Erased words prove nothing and need not; words that are there must give the digest that the event keeps. */
async function* storedEvents(owner: pg.Client): AsyncGenerator<StoredEvent> {
  let after: number | undefined = 0;
  while (after !== undefined) {
    const { rows }: pg.QueryResult<StoredEvent> = await owner.query(
      `SELECT e.seq::float8 AS seq, e.at, e.actor_kind, e.account_id, e.provider_id, e.commissioner_id, e.kind, e.subject_kind,
         e.subject_id, e.data::text AS data, e.text_digest, e.previous_hash, e.hash,
         CASE WHEN e.text_digest IS NULL THEN t.seq IS NULL ELSE t.seq IS NOT NULL AND
           (t.text IS NULL OR encode(sha256(convert_to(t.salt || t.text, 'UTF8')), 'hex') = e.text_digest) END AS words_stand
       FROM audit_event e LEFT JOIN audit_text t ON t.seq = e.seq WHERE e.seq > $1 ORDER BY e.seq LIMIT 5000`,
      [after],
    );
    yield* rows;
    after = rows.at(-1)?.seq;
  }
}

function faultsOf(event: StoredEvent, last: KnownHead, heads: readonly KnownHead[]): readonly TrailFault[] {
  const { seq } = event;
  const faults: TrailFault[] = [];
  if (seq !== last.seq + 1) faults.push({ kind: "removed", from: last.seq + 1, to: seq - 1 });
  else if (event.previous_hash !== last.hash) faults.push({ kind: "broken-link", seq });
  if (hashOf(event) !== event.hash) faults.push({ kind: "edited", seq });
  if (!event.words_stand) faults.push({ kind: "words-altered", seq });
  if (heads.some((head) => head.seq === seq && head.hash !== event.hash))
    faults.push({ kind: "differs-from-exported-head", seq });
  return faults;
}

function faultsOfTheEnd(
  last: KnownHead,
  head: KnownHead | undefined,
  heads: readonly KnownHead[],
): readonly TrailFault[] {
  const expected = Math.max(head?.seq ?? 0, ...heads.map(({ seq }) => seq));
  if (expected > last.seq) return [{ kind: "cut-tail", last: last.seq, expected }];
  return head?.seq === last.seq && head.hash === last.hash ? [] : [{ kind: "head-altered", seq: last.seq }];
}

/** The same line, and so the same hash, as the database's app.audit_line. */
function hashOf(event: StoredEvent): string {
  const owner = [event.account_id, event.provider_id, event.commissioner_id].map((id) => id ?? "-");
  const about = [event.kind, event.subject_kind, event.subject_id, event.data, event.text_digest ?? "-"];
  const line = [
    event.previous_hash,
    event.seq,
    event.at.toISOString(),
    event.actor_kind,
    ...owner,
    ...about,
  ].join("\n");
  return createHash("sha256").update(line, "utf8").digest("hex");
}
