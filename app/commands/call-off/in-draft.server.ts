import type { StaffActor } from "#app/domain/access/actor.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { SetUpStep } from "#app/domain/call-off/set-up.ts";
import { callOffState, mayTake, type CallOffStep, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";

export type NotFound = { readonly kind: "not-found" };
export type NotInDraft = NotFound | StepRefusal;

/** Changes a part of a draft of the actor's own commissioner, held alone meanwhile, and notes in the trail which part it was. */
export function inDraft<T, R>(
  actor: StaffActor,
  callOffId: string,
  part: SetUpStep | "codes",
  deed: (tx: Tx, callOff: CallOff, now: Date) => Promise<Verdict<T, R>>,
): Promise<Verdict<T, R | NotInDraft>> {
  return takingStep(actor, callOffId, "change", async (tx, callOff, now) => {
    const verdict = await deed(tx, callOff, now);
    if (verdict.ok)
      record(tx, { kind: "call-off-changed", subject: { kind: "call-off", id: callOffId }, part });
    return verdict;
  });
}

/** Takes a step with a call-off of the actor's own commissioner, held alone, where it may be taken as it stands. */
export function takingStep<T, R>(
  actor: StaffActor,
  callOffId: string,
  step: CallOffStep,
  deed: (tx: Tx, callOff: CallOff, now: Date) => Promise<Verdict<T, R>>,
  arrival?: Arrival,
): Promise<Verdict<T, R | NotInDraft>> {
  return inTransaction<Verdict<T, R | NotInDraft>>(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      if (!callOff) return no({ kind: "not-found" });
      const may = mayTake(step, callOffState(callOff, now));
      return may.ok ? deed(tx, callOff, now) : may;
    },
    arrival,
  );
}
