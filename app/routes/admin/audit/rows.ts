import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { searchTrail, type TrailFilter } from "#app/data/audit-trail.server.ts";
import { reading } from "#app/data/db.server.ts";
import { namesFor } from "#app/data/trail-names.server.ts";
import { createReadableStreamFromReadable } from "#app/framework.server.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { trailSearch } from "#app/web/trail-search.server.ts";
import { tellEvent } from "#app/web/trail-words.ts";

/** The events that the page shows, all of them, as CSV; a cell that a spreadsheet would reckon with is disarmed. */
export const loader = guardLoader({ area: "admin", permission: "audit:read" }, async ({ actor, url }) => {
  const { filter, errors } = await reading(actor, (tx) => trailSearch(tx, url.searchParams));
  const [error] = Object.values(errors);
  if (error) throw new Response(error, { status: 400 });
  const rows = Readable.from(told(actor, filter)).pipe(
    stringify({ header: true, bom: true, escape_formulas: true, record_delimiter: "windows" }),
  );
  return new Response(createReadableStreamFromReadable(rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit-trail.csv"',
    },
  });
});

const chunk = 2_000;

async function* told(actor: StaffActor, filter: TrailFilter) {
  for (let before: number | undefined = Number.MAX_SAFE_INTEGER; before !== undefined;) {
    const from: number = before;
    const rows = await reading(actor, async (tx) => {
      const events = await searchTrail(tx, filter, { skip: 0, take: chunk, before: from });
      const names = await namesFor(tx, events);
      return events.map((event) => ({ told: tellEvent(event, names), event }));
    });
    for (const { told, event } of rows)
      yield {
        event: told.seq,
        at: told.at,
        who: told.who,
        "account id": event.accountId ?? "",
        what: told.what,
        words: told.words ?? "",
        kind: event.event.kind,
        "about kind": told.subject.kind,
        "about id": told.subject.id,
        hash: event.hash,
      };
    before = rows.at(-1)?.told.seq;
  }
}
