import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { amendmentsWaiting } from "#app/data/brokerage/amendments.server.ts";
import { placementLimitOf } from "#app/data/brokerage/placement-limits.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { paths } from "./paths.ts";

/** What somebody has to decide about amendments of placements, for their start page: those of others that their limit reaches. */
export async function amendmentTasks(
  tx: Tx,
  actor: StaffActor,
  now: Date,
): Promise<
  readonly { readonly key: string; readonly href: string; readonly words: string; title: string }[]
> {
  if (!mayDo(actor, "placement:approve")) return [];
  const limit = (await placementLimitOf(tx, actor.roles, dayOf(now)))?.limit ?? 0;
  const waiting = await amendmentsWaiting(tx, dayOf(now));
  return waiting
    .filter(({ proposedById, yearly }) => proposedById !== actor.accountId && yearly <= limit)
    .map(({ id, placementId, reference }) => ({
      key: id,
      href: paths.placementStep(placementId, "waiting-amendment"),
      words: "Decide on an amendment",
      title: `Placement ${reference}`,
    }));
}
