import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { icbSharesWaiting } from "#app/data/brokerage/icb-shares.server.ts";
import { placementLimitOf } from "#app/data/brokerage/placement-limits.server.ts";
import { countToApprove } from "#app/data/brokerage/placement-list.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { amendmentTasks } from "./amendment-tasks.server.ts";
import { paths } from "./paths.ts";

type Task = { readonly key: string; readonly href: string; readonly words: string; readonly title: string };

/** What somebody has to decide about placements, for their start page: new ones, their amendments, and the shares of the NHS. */
export async function placementTasks(tx: Tx, actor: StaffActor, now: Date): Promise<readonly Task[]> {
  return [
    ...(await toApprove(tx, actor, dayOf(now))),
    ...(await amendmentTasks(tx, actor, now)),
    ...(await sharesToAnswer(tx, actor)),
  ];
}

/** New placements are listed for whoever has a limit; whether it reaches one is said on that one's own page. */
async function toApprove(tx: Tx, actor: StaffActor, today: Day): Promise<readonly Task[]> {
  if (!mayDo(actor, "placement:approve") || !(await placementLimitOf(tx, actor.roles, today))) return [];
  const count = await countToApprove(tx, actor.accountId, today);
  const words = count === 1 ? "Look at 1 placement" : `Look at ${count} placements`;
  const href = `${paths.placements}?status=awaiting-approval`;
  return count === 0 ? [] : [{ key: href, href, words, title: "Placements that wait for approval" }];
}

async function sharesToAnswer(tx: Tx, actor: StaffActor): Promise<readonly Task[]> {
  if (!mayDo(actor, "share:answer")) return [];
  const count = await icbSharesWaiting(tx);
  const words = count === 1 ? "Answer 1 share" : `Answer ${count} shares`;
  const href = paths.nhsShares;
  return count === 0 ? [] : [{ key: href, href, words, title: "NHS shares of placements" }];
}
