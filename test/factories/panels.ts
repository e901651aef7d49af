import type pg from "pg";
import type { Brokering } from "./brokerage.ts";
import { idOf, insert } from "./market.ts";

/** When the forum sits. */
const sitsAt = "2026-11-24T10:00:00.000Z";

/** An instant while it does. */
export const whileSitting = "2026-11-24T10:30:00.000Z";

/** A forum with the approver in the chair, the assessor and finance as members since January, and a quorum of two. */
export async function aForum(
  owner: pg.Client,
  world: Brokering,
  changes: Readonly<Record<string, unknown>> = {},
  nth = 1,
): Promise<string> {
  const id = idOf(90, nth);
  await insert(owner, "forum", [
    {
      ...{
        id,
        commissioner_id: world.commissionerId,
        code: `SOF${nth}`,
        title: `Support Options Forum ${nth}`,
      },
      ...{
        purpose: "Looks at every option.",
        quorum: 2,
        pack_days: 2,
        from_weekly_pence: 50_000,
        ...changes,
      },
    },
  ]);
  const seat = { forum_id: id, commissioner_id: world.commissionerId, from_on: "2026-01-01" };
  await insert(owner, "forum_member", [
    { ...seat, account_id: world.approver.accountId, chair: true },
    { ...seat, account_id: world.assessor.accountId, chair: false },
    { ...seat, account_id: world.finance.accountId, chair: false },
  ]);
  return id;
}

/** A sitting of a forum, called a week before. */
export async function aSitting(
  owner: pg.Client,
  world: Brokering,
  forumId: string,
  changes: Readonly<Record<string, unknown>> = {},
  nth = 1,
): Promise<string> {
  const id = idOf(91, nth);
  await insert(owner, "sitting", [
    {
      ...{ id, forum_id: forumId, commissioner_id: world.commissionerId, sits_at: sitsAt, place: "Room 2" },
      ...{ called_by: world.approver.accountId, called_at: "2026-11-16T09:00:00Z", minutes: "", ...changes },
    },
  ]);
  return id;
}
