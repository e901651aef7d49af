import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  callSitting as call,
  moveSitting as move,
  seatOn,
  sendPack as send,
  type CallRefusal,
  type PackRefusal,
  type SittingRefusal,
} from "#app/domain/brokerage/sitting.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { agendaOf, putOnAgenda } from "#app/data/brokerage/panel-cases.server.ts";
import { lockForum, seatsOf } from "#app/data/brokerage/panels.server.ts";
import { addSitting, lockSitting, saveSitting, sittingsOf } from "#app/data/brokerage/sittings.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import type { Letter } from "#app/mail/message.ts";
import { packMail, sittingCalledMail } from "#app/mail/panel.ts";

type NotFound = { readonly kind: "not-found" };

/** Calls a sitting of a forum; its members are told. `page` gives the whole address of a sitting. Answers its id. */
export function callSitting(
  actor: StaffActor,
  forumId: string,
  called: { readonly sitsAt: Instant; readonly place: string },
  page: (sittingId: string) => string,
): Promise<Verdict<string, CallRefusal | NotFound>> {
  return inTransaction<Verdict<string, CallRefusal | NotFound>>(actor, async (tx, now) => {
    const forum = await lockForum(tx, forumId);
    if (!forum) return no({ kind: "not-found" });
    const verdict = call(called.sitsAt, await timesOf(tx, forumId), now);
    if (!verdict.ok) return verdict;
    const id = await addSitting(tx, forum, called, { accountId: actor.accountId, at: now });
    const about = { forum: forum.title, when: inWords(called.sitsAt), place: called.place, link: page(id) };
    await tellMembers(
      tx,
      { forumId, sitsAt: called.sitsAt },
      sittingCalledMail({ ...about, moved: false }),
      `sitting-called:${id}`,
    );
    record(tx, { kind: "sitting-called", subject: { kind: "sitting", id } });
    return yes(id);
  });
}

/** Moves a sitting that has not begun; its members are told, and reminded again. */
export function moveSitting(
  actor: StaffActor,
  sittingId: string,
  to: { readonly sitsAt: Instant; readonly place: string },
  page: (sittingId: string) => string,
): Promise<Verdict<true, CallRefusal | SittingRefusal | NotFound>> {
  return inTransaction<Verdict<true, CallRefusal | SittingRefusal | NotFound>>(actor, async (tx, now) => {
    const sitting = await lockSitting(tx, sittingId);
    const forum = sitting && (await lockForum(tx, sitting.forumId));
    if (!sitting || !forum) return no({ kind: "not-found" });
    const verdict = move(sitting, to.sitsAt, await timesOf(tx, forum.id, sittingId), now);
    if (!verdict.ok) return verdict;
    await saveSitting(tx, sittingId, { ...to, remindedAt: null });
    const about = { forum: forum.title, when: inWords(to.sitsAt), place: to.place, link: page(sittingId) };
    const once = `sitting-moved:${sittingId}:${to.sitsAt.toISOString()}:${now.toISOString()}`;
    await tellMembers(
      tx,
      { forumId: forum.id, sitsAt: to.sitsAt },
      sittingCalledMail({ ...about, moved: true }),
      once,
    );
    record(tx, { kind: "sitting-moved", subject: { kind: "sitting", id: sittingId } });
    return yes(true);
  });
}

/** Sends the pack of a sitting to its members; from then on its agenda stands. Answers how many members there are. */
export function sendPack(
  actor: StaffActor,
  sittingId: string,
  page: string,
): Promise<Verdict<number, PackRefusal | NotFound>> {
  return inTransaction<Verdict<number, PackRefusal | NotFound>>(actor, async (tx, now) => {
    const sitting = await lockSitting(tx, sittingId);
    const forum = sitting && (await lockForum(tx, sitting.forumId));
    if (!sitting || !forum) return no({ kind: "not-found" });
    const agenda = await agendaOf(tx, sitting);
    const members = (await seatsOf(tx, forum.id)).filter(
      (one) => seatOn([one], one.accountId, dayOf(sitting.sitsAt)) !== undefined,
    ).length;
    const verdict = send(sitting, { cases: agenda.length, members }, now);
    if (!verdict.ok) return verdict;
    await putOnAgenda(
      tx,
      agenda.map(({ id }) => id),
      sittingId,
    );
    await saveSitting(tx, sittingId, { packSentAt: now });
    const references = agenda.map(({ reference }) => reference);
    const letter = packMail({ forum: forum.title, when: inWords(sitting.sitsAt), link: page, references });
    await tellMembers(tx, sitting, letter, `pack-sent:${sittingId}`);
    record(tx, { kind: "pack-sent", subject: { kind: "sitting", id: sittingId } });
    return yes(members);
  });
}

async function timesOf(tx: Tx, forumId: string, but?: string): Promise<readonly Instant[]> {
  return (await sittingsOf(tx, forumId)).filter(({ id }) => id !== but).map(({ sitsAt }) => sitsAt);
}

/** A letter to each member of the day of a sitting, once for its key. */
async function tellMembers(
  tx: Tx,
  { forumId, sitsAt }: { readonly forumId: string; readonly sitsAt: Instant },
  letter: Letter,
  once: string,
) {
  const seats = await seatsOf(tx, forumId);
  for (const { accountId } of seats.filter((one) => seatOn([one], one.accountId, dayOf(sitsAt))))
    await queueToStaff(tx, accountId, letter, `${once}:${accountId}`);
}
