import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Tx } from "#app/data/db.server.ts";
import { lotChoices } from "#app/web/queue-row.server.ts";

/** The lots to choose from and the one that an address asks for: the first where it names none, or none that the council has. */
export async function lotAsked(tx: Tx, actor: StaffActor, search: URLSearchParams) {
  const lots = await lotChoices(tx, actor);
  const wanted = search.get("lot");
  const named = lots.find(({ value }) => value === wanted);
  return { lots, lot: named ?? lots[0] ?? null, unknown: Boolean(wanted) && !named };
}
