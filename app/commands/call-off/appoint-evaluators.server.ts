import type { StaffActor } from "#app/domain/access/actor.ts";
import { callOffState, type CallOffState } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { addEvaluator, evaluatorsToChoose, removeEvaluator } from "#app/data/call-off/evaluators.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import type { NotInDraft } from "./in-draft.server.ts";

/** Until the bids are opened: somebody may fall ill, but nobody is chosen by what the bids say. */
const mayAppointIn: readonly CallOffState[] = ["draft", "approval-asked", "approved", "open", "closed"];

/** Appoints an evaluator of the own commissioner, noting lived experience of care, until the bids are opened. */
export function appointToCallOff(
  actor: StaffActor,
  callOffId: string,
  chosen: { readonly accountId: string; readonly livedExperience: boolean },
): Promise<Verdict<null, NotInDraft | { readonly kind: "not-to-appoint" }>> {
  return beforeOpening(actor, callOffId, async (tx, now, callOff) => {
    const choices = await evaluatorsToChoose(tx, callOff);
    if (!choices.some(({ id }) => id === chosen.accountId)) return no({ kind: "not-to-appoint" });
    await addEvaluator(tx, callOff, chosen, actor.accountId, now);
    const subject = { kind: "call-off", id: callOffId } as const;
    record(tx, { kind: "call-off-evaluator-appointed", subject, ...chosen });
    return yes(null);
  });
}

/** Takes an evaluator off a call-off, until the bids are opened. */
export function removeFromCallOff(
  actor: StaffActor,
  callOffId: string,
  accountId: string,
): Promise<Verdict<null, NotInDraft>> {
  return beforeOpening(actor, callOffId, async (tx) => {
    if (!(await removeEvaluator(tx, callOffId, accountId))) return no({ kind: "not-found" });
    const subject = { kind: "call-off", id: callOffId } as const;
    record(tx, { kind: "call-off-evaluator-removed", subject, accountId });
    return yes(null);
  });
}

function beforeOpening<R>(
  actor: StaffActor,
  callOffId: string,
  deed: (
    tx: Tx,
    now: Date,
    callOff: { readonly id: string; readonly commissionerId: string },
  ) => Promise<Verdict<null, R>>,
): Promise<Verdict<null, R | NotInDraft>> {
  return inTransaction<Verdict<null, R | NotInDraft>>(actor, async (tx, now) => {
    const callOff = await lockCallOff(tx, callOffId);
    if (!callOff) return no({ kind: "not-found" });
    const state = callOffState(callOff, now);
    return mayAppointIn.includes(state) ? deed(tx, now, callOff) : no({ kind: "not-now", state });
  });
}
