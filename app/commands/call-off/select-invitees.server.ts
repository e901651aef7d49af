import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import type { ReasonAgainst } from "#app/domain/call-off/reasons.ts";
import { mayBeInvited } from "#app/domain/call-off/invitation.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { eligibleMembers } from "#app/data/call-off/eligible-members.server.ts";
import { addInvitations, removeInvitations } from "#app/data/call-off/invitations.server.ts";
import { inDraft, type NotInDraft } from "./in-draft.server.ts";

export type InviteeRefusal =
  | { readonly kind: "not-restricted" }
  | { readonly kind: "not-a-member"; readonly providerId: string }
  | {
      readonly kind: "not-eligible";
      readonly providerId: string;
      readonly name: string;
      readonly against: readonly ReasonAgainst[];
    };

/**
 * Chooses the members of a restricted competition, with the reason for this selection. Refuses the first that is not
 * eligible on the day, in no lot of several, such as one whose placements are stopped.
 */
export function selectInvitees(
  actor: StaffActor,
  callOffId: string,
  providerIds: readonly string[],
  reason: string,
): Promise<Verdict<{ readonly count: number }, InviteeRefusal | NotInDraft>> {
  return inDraft<{ readonly count: number }, InviteeRefusal>(
    actor,
    callOffId,
    "invitations",
    async (tx, callOff, now) => {
      if (callOff.route !== "RESTRICTED") return no({ kind: "not-restricted" });
      const lines = await linesOfCallOff(tx, callOffId);
      const members = await eligibleMembers(tx, callOff, lines, dayOf(now));
      const lotsCalled = new Set(lines.map(({ lotId }) => lotId)).size;
      const chosen = [];
      for (const providerId of new Set(providerIds)) {
        const member = members.find((one) => one.providerId === providerId);
        if (!member) return no({ kind: "not-a-member", providerId });
        const { name, against } = member;
        if (!mayBeInvited(member, lotsCalled)) return no({ kind: "not-eligible", providerId, name, against });
        chosen.push({ ...member, reason });
      }
      await removeInvitations(tx, callOffId);
      await addInvitations(tx, callOff, chosen, actor.accountId, now);
      return yes({ count: chosen.length });
    },
  );
}
