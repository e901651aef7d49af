import type { StaffActor } from "#app/domain/access/actor.ts";
import { declare, type InterestsRefusal } from "#app/domain/evaluation/interests.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { callOffInterestsOf, invitedTo, saveCallOffInterests } from "#app/data/call-off/openings.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";

export type DeclareForCallOffRefusal = InterestsRefusal | { readonly kind: "no-call-off" };

/**
 * Declares a person's interests for a call-off: the bids of those named stay closed to this person. Once the bids are
 * opened an interest stands. Refuses whom nobody invited.
 */
export function declareCallOffInterests(
  actor: StaffActor,
  callOffId: string,
  interests: { readonly providerIds: readonly string[]; readonly statement: string },
  arrival?: Arrival,
): Promise<Verdict<"declared", DeclareForCallOffRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      if (!callOff) return no({ kind: "no-call-off" });
      const before = await callOffInterestsOf(tx, callOffId, actor.accountId);
      const verdict = declare(interests.providerIds, {
        isOpen: callOff.openedAt !== null,
        applicantIds: (await invitedTo(tx, callOffId)).map(({ providerId }) => providerId),
        declaredBefore: before?.providerIds ?? [],
      });
      if (!verdict.ok) return verdict;
      const { commissionerId } = callOff;
      await saveCallOffInterests(
        tx,
        { callOffId, commissionerId, accountId: actor.accountId },
        interests,
        now,
      );
      const { providerIds, statement } = interests;
      const subject = { kind: "call-off", id: callOffId } as const;
      record(tx, { kind: "call-off-interests-declared", subject, providerIds }, statement || undefined);
      return yes("declared");
    },
    arrival,
  );
}
