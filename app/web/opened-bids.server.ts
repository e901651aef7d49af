import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { callOffInterestsOf } from "#app/data/call-off/openings.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "./call-off.server.ts";
import { paths } from "./paths.ts";

/** The call-off of a page that reads its bids: once they are opened, the declaration of interests comes first. */
export async function openedCallOffOfPage(tx: Tx, actor: StaffActor, callOffId: string, now: Instant) {
  const page = await callOffOfPage(tx, callOffId, now);
  const interests = await callOffInterestsOf(tx, callOffId, actor.accountId);
  const isOpened = page.callOff.openedAt !== null;
  if (isOpened && !interests) throw redirect(`${paths.callOffStep(callOffId, "interests")}?first`);
  return { ...page, isOpened };
}
