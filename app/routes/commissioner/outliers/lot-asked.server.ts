import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Tx } from "#app/data/db.server.ts";
import { found } from "#app/web/guard.server.ts";
import { lotChoices } from "#app/web/queue-row.server.ts";

/** The lots to choose from and the one that an address asks for: the first unless it names another. A stranger's is not found. */
export async function lotAsked(tx: Tx, actor: StaffActor, search: URLSearchParams) {
  const lots = await lotChoices(tx, actor);
  const wanted = search.get("lot");
  const lot = wanted ? found(lots.find(({ value }) => value === wanted)) : lots[0];
  return { lots, lot };
}
