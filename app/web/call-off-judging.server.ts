import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { standingOf } from "#app/data/call-off/bids-opened.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { callOffOfPage } from "./call-off.server.ts";
import { paths } from "./paths.ts";

/** The call-off whose bids a page is about, with where its reader stands and why its bids are closed to them, if they are. */
export async function judgedOfPage(tx: Tx, actor: StaffActor, callOffId: string, now: Instant) {
  const page = await callOffOfPage(tx, callOffId, now);
  const standing = await standingOf(tx, callOffId, actor.accountId);
  const closed =
    page.callOff.openedAt === null
      ? ("sealed" as const)
      : standing.declared
        ? null
        : ("not-declared" as const);
  return {
    ...page,
    standing,
    closed: closed && { why: closed, href: paths.callOffStep(callOffId, stepOf[closed]) },
    back: { href: paths.callOff(callOffId), text: page.head.reference },
  };
}

const stepOf = { sealed: "opening", "not-declared": "interests" } as const;
