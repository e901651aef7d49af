import type { StaffActor } from "#app/domain/access/actor.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { setUpTrial, type TrialRefusal, type TrialTerms } from "#app/domain/call-off/trial.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { saveTrial } from "#app/data/call-off/trials.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

/** Says what an innovation call-off tries out, while it is a draft; what was said before gives way. Null for a stranger's call-off. */
export function setUpTrialOf(
  actor: StaffActor,
  callOffId: string,
  terms: TrialTerms,
): Promise<Verdict<TrialTerms, TrialRefusal | StepRefusal> | null> {
  return inTransaction(actor, async (tx, now) => {
    const callOff = await lockCallOff(tx, callOffId);
    if (!callOff) return null;
    const may = mayTake("change", callOffState(callOff, now));
    if (!may.ok) return may;
    const verdict = setUpTrial(terms, callOff);
    if (!verdict.ok) return verdict;
    const whose = { callOffId, commissionerId: actor.commissionerId };
    await saveTrial(tx, whose, verdict.value, actor.accountId, now);
    record(tx, { kind: "trial-set-up", subject: { kind: "call-off", id: callOffId } }, terms.hypothesis);
    return verdict;
  });
}
