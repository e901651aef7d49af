import type { StaffActor } from "#app/domain/access/actor.ts";
import { earned, periodsOf, recordResult, type ResultRefusal } from "#app/domain/call-off/outcomes.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockContractTerm } from "#app/data/call-off/contract-terms.server.ts";
import {
  insertResult,
  measuresOf,
  resultsFound,
  type FoundResult,
} from "#app/data/call-off/outcomes.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

/**
 * Records what was found of a measure in a period of a contract that is over; a later record takes the place of an
 * earlier one, which stays in the trail. Answers what it earned; null for a stranger's contract.
 */
export function recordOutcome(
  actor: StaffActor,
  contractId: string,
  found: FoundResult,
): Promise<Verdict<Pence, ResultRefusal | { readonly kind: "no-such-measure" }> | null> {
  return inTransaction(actor, async (tx, now) => {
    const contract = await lockContractTerm(tx, contractId);
    if (!contract) return null;
    const { callOffId } = contract;
    const measure = (await measuresOf(tx, callOffId)).find(({ id }) => id === found.measureId);
    if (!measure) return no({ kind: "no-such-measure" });
    const verdict = recordResult(periodsOf(measure, contract), found.period, now);
    if (!verdict.ok) return verdict;
    const whose = { contractId, commissionerId: actor.commissionerId };
    const { measureId, period, evidence } = found;
    const before = (await resultsFound(tx, contractId)).find(
      (one) => one.measureId === measureId && one.period === period,
    );
    const stake = before?.stake ?? verdict.value.stake;
    await insertResult(tx, whose, { ...found, stake }, actor.accountId, now);
    const subject = { kind: "call-off", id: callOffId } as const;
    record(tx, { kind: "outcome-result-recorded", subject, contractId, measureId, period }, evidence);
    return yes(earned(measure, stake, found.value));
  });
}
