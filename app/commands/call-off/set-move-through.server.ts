import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  moveThrough,
  recordMilestone,
  type MilestoneRecord,
  type MilestoneRefusal,
  type MoveRefusal,
  type MoveStep,
} from "#app/domain/call-off/cross-lot.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { lockContractTerm } from "#app/data/call-off/contract-terms.server.ts";
import { addMilestone, lotStepsOf, milestonesOf, saveSteps } from "#app/data/call-off/move-through.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

/** Sets the steps by which people move through the lots of a call-off, while it is a draft. Null for a stranger's. */
export function setMoveThrough(
  actor: StaffActor,
  callOffId: string,
  steps: readonly MoveStep[],
): Promise<Verdict<readonly MoveStep[], MoveRefusal | StepRefusal> | null> {
  return inTransaction(actor, async (tx, now) => {
    const callOff = await lockCallOff(tx, callOffId);
    if (!callOff) return null;
    const may = mayTake("change", callOffState(callOff, now));
    if (!may.ok) return may;
    const verdict = moveThrough(steps, await lotStepsOf(tx, callOffId), callOff);
    if (!verdict.ok) return verdict;
    await saveSteps(tx, callOffId, verdict.value);
    const lotIds = verdict.value.map(({ lotId }) => lotId);
    record(tx, { kind: "move-through-set", subject: { kind: "call-off", id: callOffId }, lotIds });
    return verdict;
  });
}

/** Records that a step of a contract was reached or missed. Null for a stranger's contract. */
export function recordStep(
  actor: StaffActor,
  contractId: string,
  lotId: string,
  said: MilestoneRecord,
): Promise<Verdict<MilestoneRecord, MilestoneRefusal> | null> {
  return inTransaction(actor, async (tx, now) => {
    const contract = await lockContractTerm(tx, contractId);
    if (!contract) return null;
    const lot = (await lotStepsOf(tx, contract.callOffId)).find((one) => one.lotId === lotId);
    const step = lot && lot.afterMonths !== null ? { afterMonths: lot.afterMonths } : undefined;
    const last = (await milestonesOf(tx, contractId)).get(lotId) ?? null;
    const verdict = recordMilestone(step, last, said, contract, now);
    if (!verdict.ok) return verdict;
    const whose = { contractId, commissionerId: actor.commissionerId, lotId };
    await addMilestone(tx, whose, verdict.value, actor.accountId, now);
    const subject = { kind: "call-off", id: contract.callOffId } as const;
    const reached = said.outcome === "REACHED";
    record(tx, { kind: "milestone-recorded", subject, contractId, lotId, reached }, said.note);
    return verdict;
  });
}
