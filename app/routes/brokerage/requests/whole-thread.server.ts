import { searchTrail } from "#app/data/audit-trail.server.ts";
import { threadOf } from "#app/data/brokerage/thread.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { namesFor } from "#app/data/trail-names.server.ts";
import { tellEvent } from "#app/web/trail-words.ts";
import { sincePlaced, threadShown, type ThreadShown } from "./thread-words.tsx";

const mostEvents = 200;

/** All that befell a request and then its placements, in order of time, with the placement that was made last. */
export async function wholeThread(
  tx: Tx,
  requestId: string,
): Promise<{ readonly thread: readonly ThreadShown[]; readonly placementId: string | null }> {
  const ofRequest = await threadOf(tx, requestId);
  const placementIds = ofRequest.flatMap(({ kind, id }) => (kind === "placed" && id ? [id] : []));
  const ofPlacements = placementIds.length > 0 ? await sincePlacedOf(tx, placementIds) : [];
  return {
    thread: [...ofRequest.map(threadShown), ...ofPlacements].sort((a, b) => a.at.localeCompare(b.at)),
    placementId: placementIds.at(-1) ?? null,
  };
}

/** What the trail tells of placements, oldest first; that they were made the thread of the request tells itself. */
async function sincePlacedOf(tx: Tx, placementIds: readonly string[]) {
  const events = await searchTrail(tx, { subjectIds: placementIds }, { skip: 0, take: mostEvents });
  const names = await namesFor(tx, events);
  return events
    .filter(({ event }) => event.kind !== "placement-made")
    .map((event) => sincePlaced(tellEvent(event, names)))
    .reverse();
}
