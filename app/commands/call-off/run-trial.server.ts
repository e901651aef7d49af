import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import {
  decideTrial,
  endWithTrial,
  spendOnTrial,
  type DecideTrialRefusal,
  type SpendRefusal,
  type StopRefusal,
  type Trial,
  type TrialDecision,
} from "#app/domain/call-off/trial.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { endHeldContract } from "#app/commands/contract/end-contract.server.ts";
import { contractOf } from "#app/data/call-off/contracts.server.ts";
import { lockContractTerm, type ContractTerm } from "#app/data/call-off/contract-terms.server.ts";
import {
  addFinding,
  addSpend,
  saveTrialDecision,
  trialOf,
  type Finding,
  type Spend,
} from "#app/data/call-off/trials.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";

/** Records what was spent on the trial of a contract, within its ceiling. Answers what is left; null where there is no such trial. */
export function recordTrialSpend(
  actor: StaffActor,
  contractId: string,
  spend: Spend,
): Promise<Verdict<Pence, SpendRefusal> | null> {
  return withTrial(actor, contractId, async (tx, now, { trial, contract }) => {
    const verdict = spendOnTrial(trial, spend, now);
    if (!verdict.ok) return verdict;
    await addSpend(tx, recorded(actor, contract, now), spend);
    const about = subjectOf(contract);
    record(tx, { kind: "trial-spend-recorded", ...about, pence: spend.pence }, spend.words);
    return verdict;
  });
}

/** Records what was learnt in the trial of a contract, on a day that is not to come; null where there is no such trial. */
export function recordTrialFinding(
  actor: StaffActor,
  contractId: string,
  finding: Finding,
): Promise<Verdict<true, { readonly kind: "not-yet"; readonly today: Day }> | null> {
  return withTrial(actor, contractId, async (tx, now, { contract }) => {
    if (finding.on > dayOf(now)) return no({ kind: "not-yet", today: dayOf(now) });
    await addFinding(tx, recorded(actor, contract, now), finding);
    record(tx, { kind: "trial-finding-recorded", ...subjectOf(contract) }, finding.words);
    return yes(true);
  });
}

/**
 * Stops or adopts what was tried in a contract, once, by another person than set it up. What is stopped ends its contract
 * on the last day given, with the notices of an early end. Null where there is no such trial.
 */
export function decideTrialOf(
  actor: StaffActor,
  contractId: string,
  decision: TrialDecision,
  lastDay: Day | null,
): Promise<Verdict<TrialDecision, DecideTrialRefusal | StopRefusal> | null> {
  return withTrial(actor, contractId, async (tx, now, { trial, contract }) => {
    const verdict = decideTrial(trial, decision, actor.accountId, now);
    if (!verdict.ok) return verdict;
    const { outcome, reason } = verdict.value;
    const held = await contractOf(tx, contractId);
    const ending = outcome === "STOP" && held ? endWithTrial(held, lastDay, now) : yes(null);
    if (!ending.ok) return ending;
    const whose = { callOffId: contract.callOffId, commissionerId: actor.commissionerId };
    await saveTrialDecision(tx, whose, verdict.value, actor.accountId, now);
    record(tx, { kind: "trial-decided", ...subjectOf(contract), outcome }, reason);
    if (held && ending.value)
      await endHeldContract(tx, held, { on: ending.value, reason, by: actor.accountId }, now);
    return verdict;
  });
}

type Held = { readonly trial: Trial; readonly contract: ContractTerm };

function withTrial<T>(
  actor: StaffActor,
  contractId: string,
  deed: (tx: Tx, now: Instant, held: Held) => Promise<T>,
): Promise<T | null> {
  return inTransaction(actor, async (tx, now) => {
    const contract = await lockContractTerm(tx, contractId);
    const trial = contract && (await trialOf(tx, contract.callOffId));
    return trial ? deed(tx, now, { trial, contract }) : null;
  });
}

function recorded(actor: StaffActor, { callOffId }: ContractTerm, now: Instant) {
  const { accountId, commissionerId } = actor;
  return { callOffId, commissionerId, recordedBy: accountId, recordedAt: now };
}

function subjectOf({ callOffId }: ContractTerm) {
  return { subject: { kind: "call-off", id: callOffId } } as const;
}
