import type { StaffActor } from "#app/domain/access/actor.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { checkCallOffTimetable, type CallOffTimetableRefusal } from "#app/domain/call-off/timetable.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { eligibleMembers, type JudgedMember } from "#app/data/call-off/eligible-members.server.ts";
import { addInvitations, invitationsOf, removeInvitations } from "#app/data/call-off/invitations.server.ts";
import { markCallOff } from "#app/data/call-off/set-up.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { queueToProviders } from "#app/data/outbox.server.ts";
import { invitedToBidMail } from "#app/mail/call-off-letters.ts";
import { takingStep, type NotInDraft } from "./in-draft.server.ts";

export type PublishRefusal =
  | NotInDraft
  | CallOffTimetableRefusal
  | { readonly kind: "nobody-to-invite" }
  /** Of those chosen for a restricted competition, who may not be invited any more. */
  | { readonly kind: "too-few-left"; readonly names: readonly string[] };

/** Who may be invited on a day, and who was chosen but may not be. */
export type Invitees = {
  readonly invited: readonly (JudgedMember & { readonly reason: string })[];
  readonly dropped: readonly JudgedMember[];
};

/**
 * Publishes an approved call-off. A competition invites every member eligible on the day, or those chosen who still
 * are; each is told by mail. For a direct award it opens the way for offers.
 */
export function publishCallOff(
  actor: StaffActor,
  callOffId: string,
): Promise<Verdict<{ readonly invited: number }, PublishRefusal>> {
  return takingStep<{ readonly invited: number }, PublishRefusal>(
    actor,
    callOffId,
    "publish",
    async (tx, callOff, now) => {
      const direct = callOff.route === "DIRECT";
      if (!direct) {
        const verdict = checkDates(callOff, now);
        if (!verdict.ok) return verdict;
      }
      const { invited, dropped } = direct ? { invited: [], dropped: [] } : await inviteesOn(tx, callOff, now);
      if (!direct && invited.length === 0) return no({ kind: "nobody-to-invite" });
      if (callOff.route === "RESTRICTED" && invited.length < 2)
        return no({ kind: "too-few-left", names: dropped.map(({ name }) => name) });
      if (!direct) await removeInvitations(tx, callOffId);
      if (!direct) await addInvitations(tx, callOff, invited, actor.accountId, now);
      await markCallOff(tx, callOffId, { publishedAt: now });
      const closes = callOff.closesAt ? deadlineInWords(callOff.closesAt) : "";
      const questionsClose = callOff.questionsCloseAt ? deadlineInWords(callOff.questionsCloseAt) : "";
      const { reference, title } = callOff;
      const letter = invitedToBidMail({ reference, title, closes, questionsClose });
      await queueToProviders(
        tx,
        invited.map(({ providerId }) => ({ providerId, letter })),
        `call-off-invitation:${callOffId}`,
      );
      const subject = { kind: "call-off", id: callOffId } as const;
      record(tx, {
        kind: "call-off-published",
        subject,
        invited: invited.length,
        dropped: dropped.map((one) => one.providerId),
      });
      return yes({ invited: invited.length });
    },
  );
}

function checkDates(
  { questionsCloseAt, closesAt, startsOn }: CallOff,
  now: Date,
): Verdict<unknown, CallOffTimetableRefusal> {
  if (!questionsCloseAt || !closesAt) return no({ kind: "questions-close-in-the-past" });
  return checkCallOffTimetable({ questionsCloseAt, closesAt }, startsOn, now);
}

/** Who would be invited to a call-off at an instant. */
export async function inviteesOn(tx: Tx, callOff: CallOff, now: Date): Promise<Invitees> {
  const members = await eligibleMembers(tx, callOff, await linesOfCallOff(tx, callOff.id), dayOf(now));
  if (callOff.route !== "RESTRICTED")
    return {
      invited: members.filter(({ eligible }) => eligible).map((one) => ({ ...one, reason: "" })),
      dropped: [],
    };
  const chosen = await invitationsOf(tx, callOff.id);
  const of = (providerId: string) => chosen.find((one) => one.providerId === providerId);
  const held = members.filter(({ providerId }) => of(providerId));
  return {
    invited: held
      .filter(({ eligible }) => eligible)
      .map((one) => ({ ...one, reason: of(one.providerId)?.reason ?? "" })),
    dropped: held.filter(({ eligible }) => !eligible),
  };
}
