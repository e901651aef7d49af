import { dayOf } from "#app/domain/calendar.ts";
import { placementShown } from "#app/data/brokerage/placement-page.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { found } from "#app/web/guard.server.ts";
import { placementView } from "#app/web/placement-view.server.ts";

/** What every form about a placement stands on; another's placement is not found. */
export async function stepOn(tx: Tx, placementId: string, now: Date) {
  const placement = found(await placementShown(tx, placementId));
  const { id, reference, provider } = placement;
  return {
    placement,
    today: dayOf(now),
    head: { id, reference, provider },
    view: placementView(placement, dayOf(now)),
  };
}
