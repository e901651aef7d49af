import type { StaffActor } from "#app/domain/access/actor.ts";
import { addMeasure, type MeasureRefusal, type OutcomeTerms } from "#app/domain/call-off/outcomes.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { deleteMeasure, insertMeasure, measuresOf } from "#app/data/call-off/outcomes.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

/** Adds a measure to a call-off while it is a draft, within what the others leave of the whole. Null for a stranger's. */
export function addOutcomeMeasure(
  actor: StaffActor,
  callOffId: string,
  terms: OutcomeTerms,
): Promise<Verdict<string, MeasureRefusal | StepRefusal> | null> {
  return inTransaction(actor, async (tx, now) => {
    const callOff = await lockCallOff(tx, callOffId);
    if (!callOff) return null;
    const may = mayTake("change", callOffState(callOff, now));
    if (!may.ok) return may;
    const held = await measuresOf(tx, callOffId);
    const verdict = addMeasure(held, terms);
    if (!verdict.ok) return verdict;
    const whose = { callOffId, commissionerId: actor.commissionerId };
    const last = held.at(-1)?.position ?? 0;
    const measureId = await insertMeasure(tx, whose, verdict.value, last + 1);
    const subject = { kind: "call-off", id: callOffId } as const;
    record(tx, { kind: "outcome-measure-added", subject, measureId }, terms.title);
    return yes(measureId);
  });
}

/** Takes a measure of a call-off away while it is a draft. Null for a stranger's. */
export function removeOutcomeMeasure(
  actor: StaffActor,
  callOffId: string,
  measureId: string,
): Promise<Verdict<true, StepRefusal | { readonly kind: "no-such-measure" }> | null> {
  return inTransaction(actor, async (tx, now) => {
    const callOff = await lockCallOff(tx, callOffId);
    if (!callOff) return null;
    const may = mayTake("change", callOffState(callOff, now));
    if (!may.ok) return may;
    if (!(await deleteMeasure(tx, callOffId, measureId))) return no({ kind: "no-such-measure" });
    const subject = { kind: "call-off", id: callOffId } as const;
    record(tx, { kind: "outcome-measure-removed", subject, measureId });
    return yes(true);
  });
}
