import type { StaffActor } from "#app/domain/access/actor.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { arrivalsSettled } from "#app/commands/application/in-flight.server.ts";
import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import { record } from "#app/data/audit.server.ts";
import { invitationsOf } from "#app/data/call-off/invitations.server.ts";
import { markCallOff } from "#app/data/call-off/set-up.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { queueToProviders } from "#app/data/outbox.server.ts";
import { callOffCancelledMail } from "#app/mail/call-off-letters.ts";
import { takingStep, type NotInDraft } from "./in-draft.server.ts";

/** Cancels a call-off with a reason, until an award is recommended. Everyone invited is told, where it was published. */
export async function cancelCallOff(
  actor: StaffActor,
  callOffId: string,
  reason: string,
  arrival: Arrival,
): Promise<Verdict<{ readonly told: number }, NotInDraft>> {
  await arrivalsSettled();
  return takingStep<{ readonly told: number }, never>(
    actor,
    callOffId,
    "cancel",
    async (tx, callOff, now) => {
      await markCallOff(tx, callOffId, {
        ...{ cancelledBy: actor.accountId, cancelledAt: now, cancelledReason: reason },
      });
      const invited = callOff.publishedAt ? await invitationsOf(tx, callOffId) : [];
      const { reference, title } = callOff;
      const letter = callOffCancelledMail({ reference, title, reason });
      await queueToProviders(
        tx,
        invited.map(({ providerId }) => ({ providerId, letter })),
        `call-off-cancelled:${callOffId}`,
      );
      if (callOff.publishedAt) await recordObligations(tx, { event: "call-off-cancelled", callOffId }, now);
      record(tx, { kind: "call-off-cancelled", subject: { kind: "call-off", id: callOffId } }, reason);
      return yes({ told: invited.length });
    },
    arrival,
  );
}

/** Goes outside the framework with a draft: the decision and its reason are recorded, and it is closed here. */
export function leaveFramework(
  actor: StaffActor,
  callOffId: string,
  reason: string,
): Promise<Verdict<null, NotInDraft>> {
  return takingStep<null, never>(actor, callOffId, "leave-framework", async (tx, _, now) => {
    await markCallOff(tx, callOffId, { route: "EXTERNAL", routeReason: reason, leftFrameworkAt: now });
    record(tx, { kind: "call-off-left-framework", subject: { kind: "call-off", id: callOffId } }, reason);
    return yes(null);
  });
}
