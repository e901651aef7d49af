import type { StaffActor } from "#app/domain/access/actor.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { callOffState } from "#app/domain/call-off/state.ts";
import { extendCallOff as extend, type ExtensionRefusal } from "#app/domain/call-off/timetable.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { arrivalsSettled } from "#app/commands/application/in-flight.server.ts";
import { record } from "#app/data/audit.server.ts";
import { addCallOffExtension } from "#app/data/call-off/extensions.server.ts";
import { invitationsOf } from "#app/data/call-off/invitations.server.ts";
import { markCallOff } from "#app/data/call-off/set-up.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { queueToProviders } from "#app/data/outbox.server.ts";
import { callOffExtendedMail } from "#app/mail/call-off-letters.ts";
import { takingStep, type NotInDraft } from "./in-draft.server.ts";

/** Moves the close of an open call-off later, as an event of its own with its reason; everyone invited is told. What had arrived before is done first. */
export async function extendCallOff(
  actor: StaffActor,
  callOffId: string,
  input: { readonly closesAt: Date; readonly reason: string },
  arrival: Arrival,
): Promise<Verdict<{ readonly told: number }, ExtensionRefusal | NotInDraft>> {
  await arrivalsSettled();
  return takingStep<{ readonly told: number }, ExtensionRefusal>(
    actor,
    callOffId,
    "extend",
    async (tx, callOff, now) => {
      const verdict = extend({ ...callOff, state: callOffState(callOff, now) }, input.closesAt);
      if (!verdict.ok) return verdict;
      const { before, after } = verdict.value;
      const { reason } = input;
      await markCallOff(tx, callOffId, { closesAt: after });
      await addCallOffExtension(tx, callOff, { before, after, reason, recordedAt: now }, actor.accountId);
      const invited = await invitationsOf(tx, callOffId);
      const { reference, title } = callOff;
      const words = { before: deadlineInWords(before), after: deadlineInWords(after), reason };
      const letter = callOffExtendedMail({ reference, title, ...words });
      const moved = { before: before.toISOString(), after: after.toISOString() };
      await queueToProviders(
        tx,
        invited.map(({ providerId }) => ({ providerId, letter })),
        `call-off-extended:${callOffId}:${moved.after}`,
      );
      record(
        tx,
        { kind: "call-off-extended", subject: { kind: "call-off", id: callOffId }, ...moved },
        reason,
      );
      return yes({ told: invited.length });
    },
    arrival,
  );
}
