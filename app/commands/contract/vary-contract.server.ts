import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { awardWithVat } from "#app/domain/call-off/award.ts";
import { decideVariation, termsOf, varyContract } from "#app/domain/call-off/contract.ts";
import { changeWithinTrial } from "#app/domain/call-off/trial.ts";
import { varyLines, type LineAsked, type VariedLines } from "#app/domain/call-off/varied-lines.ts";
import { pence } from "#app/domain/money.ts";
import { no, yes } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { changesOfContract, type ContractChange } from "#app/data/call-off/changes-of-contract.server.ts";
import { addChange, saveDecision, saveTerms } from "#app/data/call-off/contract-changes.server.ts";
import type { Contract } from "#app/data/call-off/contracts.server.ts";
import { callOffLimitOf } from "#app/data/call-off/limits.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { addVariedLines, saveVariedLines, variableLines } from "#app/data/call-off/variation-lines.server.ts";
import type { Arrival, Tx } from "#app/data/db.server.ts";
import { changeGroundsOf } from "#app/data/notice-rules.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { contractVariedLetter } from "#app/mail/contract-changed.ts";
import { holdingContract } from "./holding-contract.server.ts";

export type ProposedVariation = {
  readonly endsOn: Day;
  readonly extensionMonths: number;
  /** What its lines are to be; one that is not named stays. */
  readonly lines: readonly LineAsked[];
  readonly effectiveOn: Day;
  /** The code of the ground on which it is permitted. */
  readonly code: string;
  /** The clause of the contract that provides for it. */
  readonly clause: string;
  readonly reason: string;
};

/**
 * Proposes a variation of a contract: of its days, its words or its lines, whose sum is then its value. Another person decides.
 * One at a time. Null for a stranger's contract.
 */
export function proposeVariation(
  actor: StaffActor,
  contractId: string,
  { lines, effectiveOn, code, clause, reason, ...days }: ProposedVariation,
  arrival?: Arrival,
) {
  return holdingContract(
    actor,
    contractId,
    async (tx, contract, now) => {
      const changes = await changesOfContract(tx, contractId);
      if (changes.some((one) => one.kind === "VARIATION" && one.decidedBy === null))
        return no({ kind: "one-waits" } as const);
      const varied = varyLines(await variableLines(tx, contractId, effectiveOn), lines);
      if (!varied.ok) return varied;
      const terms = { ...days, ...worthOf(contract, varied.value) };
      const { grounds } = await changeGroundsOf(tx, contract.regime, dayOf(now));
      const { firstValueWithVat } = contract;
      const verdict = varyContract(contract, { terms, firstValueWithVat, code, clause }, grounds, dayOf(now));
      if (!verdict.ok) return verdict;
      const within = changeWithinTrial((await trialOf(tx, contract.callOffId)) ?? null, contract, terms);
      if (!within.ok) return within;
      const { ground, changeWithVat } = verdict.value;
      const change = { kind: "VARIATION", before: termsOf(contract), after: terms } as const;
      const said = { reason, ground: ground.code, clause, effectiveOn, by: actor.accountId };
      const variationId = await addChange(tx, contract, { ...change, ...said }, now);
      await addVariedLines(tx, contract, variationId, varied.value.changed);
      const subject = { kind: "contract", id: contractId } as const;
      const event = { variationId, ground: ground.code, change: changeWithVat };
      record(tx, { kind: "variation-proposed", subject, ...event }, reason);
      return yes({ variationId });
    },
    arrival,
  );
}

/** What the lines come to, with VAT in the proportion that the contract has it; as it was where no line changes. */
function worthOf(contract: Contract, { changed, value }: VariedLines) {
  if (changed.length === 0) return { value: contract.value, valueWithVat: contract.valueWithVat };
  return { value, valueWithVat: awardWithVat(value, contract) };
}

/**
 * Approves a proposed variation, which then takes the place of the contract's terms and lines and puts its notices on file, or
 * refuses it. By somebody else than its proposer, within the limit of that person's roles on the day, while the contract is as
 * it was then and its lines still stand within rate and cap. Null for a stranger's contract.
 */
export function decideOnVariation(
  actor: StaffActor,
  contractId: string,
  { approved, reason }: { readonly approved: boolean; readonly reason: string },
  arrival?: Arrival,
) {
  return holdingContract(
    actor,
    contractId,
    async (tx, contract, now) => {
      const changes = await changesOfContract(tx, contractId);
      const variation = changes.find((one) => one.kind === "VARIATION" && one.decidedBy === null);
      if (!variation) return no({ kind: "decided" } as const);
      const limit = await callOffLimitOf(tx, actor.roles, dayOf(now));
      const by = { accountId: actor.accountId, limit, approved };
      const verdict = decideVariation(variation, contract, by);
      if (!verdict.ok) return verdict;
      const still = approved ? await stillFits(tx, contract, variation) : yes(null);
      if (!still.ok) return still;
      await saveDecision(tx, variation.id, { approved, by: actor.accountId, reason }, now);
      if (approved) await applyVariation(tx, contract, variation, now);
      const kind = approved ? "variation-approved" : "variation-refused";
      const event = { variationId: variation.id, ground: variation.ground, change: changeOf(variation) };
      record(tx, { kind, subject: { kind: "contract", id: contractId }, ...event }, reason);
      return yes({ approved });
    },
    arrival,
  );
}

/** Whether the lines still stand within rate, cap and what was taken, and the contract within the trial that it may be of. */
async function stillFits(tx: Tx, contract: Contract, { effectiveOn, lines, after }: ContractChange) {
  const varied = varyLines(await variableLines(tx, contract.id, effectiveOn), lines);
  if (!varied.ok) return no({ kind: "lines-no-longer-fit" } as const);
  return changeWithinTrial((await trialOf(tx, contract.callOffId)) ?? null, contract, after);
}

async function applyVariation(tx: Tx, contract: Contract, variation: ContractChange, now: Instant) {
  const { id: contractId, regime } = contract;
  const { id: variationId, effectiveOn, ground, after, lines } = variation;
  await saveTerms(tx, contractId, after);
  await saveVariedLines(tx, contractId, lines);
  const letter = contractVariedLetter(contract, dayInWords(effectiveOn));
  await queueToProvider(tx, contract.providerId, letter, { onceKey: `variation:${variationId}` });
  const { grounds } = await changeGroundsOf(tx, regime, dayOf(now));
  const publishedGround = grounds.some(({ code, published }) => published && code === ground);
  const varied = { variationId, effectiveOn, changeWithVat: changeOf(variation), publishedGround };
  await recordObligations(tx, { event: "contract-varied", contractId, ...varied }, now);
}

function changeOf({ before, after }: Pick<ContractChange, "before" | "after">) {
  return pence(after.valueWithVat - before.valueWithVat);
}
