import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { repricingsToDecide } from "#app/data/brokerage/repricings.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { paths } from "./paths.ts";

/** What somebody has to decide about new prices of running placements, for their start page. */
export async function newPriceTasks(
  tx: Tx,
  actor: StaffActor,
): Promise<readonly { readonly href: string; readonly words: string }[]> {
  if (!mayDo(actor, "placement:approve")) return [];
  const count = await repricingsToDecide(tx, actor.accountId);
  if (count === 0) return [];
  const proposals = count === 1 ? "1 proposal" : `${count} proposals`;
  return [{ href: paths.newPrices, words: `Decide on ${proposals} of new prices for running placements` }];
}
