import type { StaffActor } from "#app/domain/access/actor.ts";
import { knownRoles } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { seat, unseat, type SeatRefusal, type UnseatRefusal } from "#app/domain/brokerage/sitting.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addForum,
  addSeat,
  endSeat,
  isCodeTaken,
  lockForum,
  saveForum,
  seatsOf,
  type ForumTerms,
} from "#app/data/brokerage/panels.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";

type NotFound = { readonly kind: "not-found" };

/** Sets up a forum of the council under a code of its own; answers its id. */
export function setUpForum(
  actor: StaffActor,
  code: string,
  terms: ForumTerms,
): Promise<Verdict<string, { readonly kind: "code-taken" }>> {
  return inTransaction<Verdict<string, { readonly kind: "code-taken" }>>(actor, async (tx) => {
    if (await isCodeTaken(tx, code)) return no({ kind: "code-taken" });
    const id = await addForum(tx, actor.commissionerId, code, terms);
    record(tx, { kind: "forum-set", ...ofCouncil(actor), forum: terms.title }, terms.purpose || undefined);
    return yes(id);
  });
}

/** Changes what a forum is called and for, how many make it quorate, when its pack goes out and from which price it is asked. */
export function changeForum(
  actor: StaffActor,
  forumId: string,
  terms: ForumTerms,
): Promise<Verdict<true, NotFound>> {
  return inTransaction<Verdict<true, NotFound>>(actor, async (tx) => {
    if (!(await lockForum(tx, forumId))) return no({ kind: "not-found" });
    await saveForum(tx, forumId, terms);
    record(tx, { kind: "forum-set", ...ofCouncil(actor), forum: terms.title }, terms.purpose || undefined);
    return yes(true);
  });
}

/** Seats a colleague in a forum from a day on, as a member or in the chair. */
export function seatMember(
  actor: StaffActor,
  forumId: string,
  wanted: { readonly accountId: string; readonly chair: boolean; readonly fromOn: Day },
): Promise<Verdict<true, SeatRefusal | NotFound>> {
  return inTransaction<Verdict<true, SeatRefusal | NotFound>>(actor, async (tx, now) => {
    const forum = await lockForum(tx, forumId);
    if (!forum) return no({ kind: "not-found" });
    const mayDecide = await mayColleagueDecide(tx, actor, wanted.accountId);
    const verdict = seat(await seatsOf(tx, forumId), { ...wanted, mayDecide }, dayOf(now));
    if (!verdict.ok) return verdict;
    await addSeat(tx, forum, verdict.value);
    record(tx, { kind: "forum-members-changed", ...ofCouncil(actor), forum: forum.title });
    return yes(true);
  });
}

/** Ends the seat of a member on a day. */
export function endSeatOf(
  actor: StaffActor,
  forumId: string,
  accountId: string,
  on: Day,
): Promise<Verdict<true, UnseatRefusal | NotFound>> {
  return inTransaction<Verdict<true, UnseatRefusal | NotFound>>(actor, async (tx, now) => {
    const forum = await lockForum(tx, forumId);
    if (!forum) return no({ kind: "not-found" });
    const verdict = unseat(await seatsOf(tx, forumId), accountId, on, dayOf(now));
    if (!verdict.ok) return verdict;
    await endSeat(tx, forumId, accountId, on);
    record(tx, { kind: "forum-members-changed", ...ofCouncil(actor), forum: forum.title });
    return yes(true);
  });
}

async function mayColleagueDecide(
  tx: Tx,
  { commissionerId }: StaffActor,
  accountId: string,
): Promise<boolean> {
  const row = await tx.account.findFirst({
    where: { id: accountId, commissionerId, deactivatedAt: null },
    select: { roles: true },
  });
  if (!row) return false;
  return mayDo({ kind: "staff", accountId, commissionerId, roles: knownRoles(row.roles) }, "panel:decide");
}

function ofCouncil({ commissionerId }: StaffActor) {
  return { subject: { kind: "commissioner", id: commissionerId } } as const;
}
