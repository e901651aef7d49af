import type { StaffActor } from "#app/domain/access/actor.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { checkCallOffTimetable, type CallOffTimetableRefusal } from "#app/domain/call-off/timetable.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { everyLotHasMember, mayBeInvited, needsPartners } from "#app/domain/call-off/invitation.ts";
import { eligibleMembers, type JudgedMember } from "#app/data/call-off/eligible-members.server.ts";
import { addInvitations, invitationsOf, removeInvitations } from "#app/data/call-off/invitations.server.ts";
import { lotStepsOf } from "#app/data/call-off/move-through.server.ts";
import { markCallOff } from "#app/data/call-off/set-up.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { queueToProviders } from "#app/data/outbox.server.ts";
import { invitedToBidMail } from "#app/mail/call-off-letters.ts";
import { takingStep, type NotInDraft } from "./in-draft.server.ts";

export type PublishRefusal =
  | NotInDraft
  | CallOffTimetableRefusal
  | { readonly kind: "nobody-to-invite" }
  /** Lots that no member of the framework may take, so that nobody could bid. */
  | { readonly kind: "lots-without-member"; readonly lotIds: readonly string[] }
  /** Of those chosen for a restricted competition, who may not be invited any more. */
  | { readonly kind: "too-few-left"; readonly names: readonly string[] };

/** Who may be invited on a day, and who was chosen but may not be. */
export type Invitees = {
  readonly invited: readonly (JudgedMember & { readonly reason: string })[];
  readonly dropped: readonly JudgedMember[];
  /** Every member of the lots, invited or not: partners may come from among all of them. */
  readonly members: readonly JudgedMember[];
  readonly lotIds: readonly string[];
};

const nobody: Invitees = { invited: [], dropped: [], members: [], lotIds: [] };

/**
 * Publishes an approved call-off. A competition invites every member eligible on the day, of several lots also those of
 * some, or those chosen who still are; each is told by mail. For a direct award it opens the way for offers.
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
      const { invited, dropped, members, lotIds } = direct ? nobody : await inviteesOn(tx, callOff, now);
      if (!direct && invited.length === 0) return no({ kind: "nobody-to-invite" });
      const biddable = everyLotHasMember(members, lotIds);
      if (!biddable.ok) return biddable;
      if (callOff.route === "RESTRICTED" && invited.length < 2)
        return no({ kind: "too-few-left", names: dropped.map(({ name }) => name) });
      if (!direct) await removeInvitations(tx, callOffId);
      if (!direct) await addInvitations(tx, callOff, invited, actor.accountId, now);
      await markCallOff(tx, callOffId, { publishedAt: now });
      await tellInvited(tx, callOff, invited);
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

/** Writes to everyone invited; to who holds only some of the lots, which, and that the rest needs partners. */
async function tellInvited(tx: Tx, callOff: CallOff, invited: Invitees["invited"]) {
  const closes = callOff.closesAt ? deadlineInWords(callOff.closesAt) : "";
  const questionsClose = callOff.questionsCloseAt ? deadlineInWords(callOff.questionsCloseAt) : "";
  const { id, reference, title } = callOff;
  const lots = await lotStepsOf(tx, id);
  const named = (those: typeof lots) => those.map((lot) => `lot ${lot.number}, ${lot.title}`);
  const letters = invited.map((member) => {
    const holds = lots.filter(({ lotId }) => member.lotIds.includes(lotId));
    const rest = lots.filter((lot) => !holds.includes(lot));
    const partly = needsPartners(member) ? { holds: named(holds), rest: named(rest) } : null;
    const letter = invitedToBidMail({ reference, title, closes, questionsClose, partly });
    return { providerId: member.providerId, letter };
  });
  await queueToProviders(tx, letters, `call-off-invitation:${id}`);
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
  const lines = await linesOfCallOff(tx, callOff.id);
  const members = await eligibleMembers(tx, callOff, lines, dayOf(now));
  const lotIds = [...new Set(lines.map(({ lotId }) => lotId))];
  const all = { members, lotIds };
  const may = (one: JudgedMember) => mayBeInvited(one, lotIds.length);
  if (callOff.route !== "RESTRICTED")
    return { ...all, invited: members.filter(may).map((one) => ({ ...one, reason: "" })), dropped: [] };
  const chosen = await invitationsOf(tx, callOff.id);
  const of = (providerId: string) => chosen.find((one) => one.providerId === providerId);
  const held = members.filter(({ providerId }) => of(providerId));
  return {
    ...all,
    invited: held.filter(may).map((one) => ({ ...one, reason: of(one.providerId)?.reason ?? "" })),
    dropped: held.filter((one) => !may(one)),
  };
}
