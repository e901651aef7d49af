import type { TrailEvent } from "./audit-trail.server.ts";
import type { Tx } from "./db.server.ts";

/** What the ids of some events stand for. An id that the actor may not look up has no name. */
export type TrailNames = ReadonlyMap<string, string>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The names of every person, provider, lot, round and reference that these events mention. */
export async function namesFor(tx: Tx, events: readonly TrailEvent[]): Promise<TrailNames> {
  const ids = [...new Set(events.flatMap(idsIn))];
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    WITH wanted AS (SELECT unnest(${ids}::text[])::uuid AS id)
    SELECT id::text, name FROM app.people_of_trail(NULL, ARRAY(SELECT id FROM wanted))
    UNION ALL SELECT p.id::text, p.name FROM provider p JOIN wanted USING (id)
    UNION ALL SELECT l.id::text, l.name FROM location l JOIN wanted USING (id)
    UNION ALL SELECT l.id::text, 'Lot ' || l.number || ', ' || l.title FROM lot l JOIN wanted USING (id)
    UNION ALL SELECT f.id::text, f.title FROM framework f JOIN wanted USING (id)
    UNION ALL SELECT c.id::text, c.name FROM commissioner c JOIN wanted USING (id)
    UNION ALL SELECT r.id::text, r.title FROM round r JOIN wanted USING (id)
    UNION ALL SELECT a.id::text, a.reference FROM application a JOIN wanted USING (id)
    UNION ALL SELECT s.id::text, s.reference FROM submission s JOIN wanted USING (id)
    UNION ALL SELECT u.id::text, u.title FROM uplift u JOIN wanted USING (id)
    UNION ALL SELECT o.id::text, o.reference || ', ' || o.title FROM call_off o JOIN wanted USING (id)
    UNION ALL SELECT q.id::text, 'Request ' || q.reference FROM placement_request q JOIN wanted USING (id)
    UNION ALL SELECT p.id::text, 'Placement ' || p.reference FROM placement p JOIN wanted USING (id)
    UNION ALL SELECT f.id::text, 'Price asked about, ' || p.name || coalesce(', placement ' || l.reference, ', request ' || q.reference, ', ' || s.title, '')
      FROM outlier_flag f JOIN wanted USING (id) JOIN provider p ON p.id = f.provider_id LEFT JOIN placement l ON l.id = f.placement_id
      LEFT JOIN placement_request q ON q.id = f.request_id LEFT JOIN service_line s ON s.id = f.service_line_id
    UNION ALL SELECT k.id::text, 'Contract ' || k.reference FROM contract k JOIN wanted USING (id)
    UNION ALL SELECT d.id::text, d.name FROM benchmark_dataset d JOIN wanted USING (id)
    UNION ALL SELECT r.id::text, d.name || ', ' || r.label FROM benchmark_release r JOIN wanted USING (id) JOIN benchmark_dataset d ON d.id = r.dataset_id
    UNION ALL SELECT n.id::text, n.title || ' of ' || n.subject_title FROM notice_obligation n JOIN wanted USING (id)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function idsIn({ event, accountId, providerId }: TrailEvent): readonly string[] {
  const values = Object.values(event).flat() as unknown[];
  return [event.subject.id, accountId, providerId, ...values]
    .flatMap((value) => (typeof value === "string" ? value.split(":") : []))
    .filter((value) => uuid.test(value));
}

/** The accounts whose name holds these words, or whose mail address or id they are. */
export async function peopleNamed(tx: Tx, words: string): Promise<readonly string[]> {
  const ids = uuid.test(words) ? [words] : [];
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM app.people_of_trail(${words}, ${ids}::uuid[]) LIMIT 500`;
  return [...ids, ...rows.map(({ id }) => id)];
}

/** A thing that somebody searches for, and where its own trail is. */
export type NamedThing = {
  readonly kind: "application" | "submission" | "round" | "framework" | "provider";
  readonly id: string;
  readonly name: string;
};

/** The things whose reference these words are, or whose name holds them, as far as the trail tells of them. */
export async function thingsNamed(tx: Tx, words: string): Promise<readonly NamedThing[]> {
  return tx.$queryRaw<NamedThing[]>`
    SELECT kind, id::text, name FROM (
      SELECT 'application' AS kind, id, reference AS name FROM application WHERE upper(reference) = upper(${words})
      UNION ALL SELECT 'submission', id, reference FROM submission WHERE upper(reference) = upper(${words})
      UNION ALL SELECT 'framework', id, title FROM framework WHERE upper(reference) = upper(${words}) OR strpos(lower(title), lower(${words})) > 0
      UNION ALL SELECT 'round', id, title FROM round WHERE strpos(lower(title), lower(${words})) > 0
      UNION ALL SELECT 'provider', id, name FROM provider WHERE strpos(lower(name), lower(${words})) > 0
      UNION ALL SELECT 'application', a.id, a.reference FROM application a JOIN provider p ON p.id = a.provider_id
        WHERE strpos(lower(p.name), lower(${words})) > 0
    ) AS found WHERE EXISTS (SELECT 1 FROM audit_event e WHERE e.subject_id = found.id::text)
    ORDER BY kind, name LIMIT 200`;
}
