import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { decideVariation, termsOf, varyContract, type ContractTerms } from "#app/domain/call-off/contract.ts";
import { changeWithinTrial } from "#app/domain/call-off/trial.ts";
import { pence } from "#app/domain/money.ts";
import { no, yes } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addChange, saveDecision, saveTerms } from "#app/data/call-off/contract-changes.server.ts";
import { changesOfContract } from "#app/data/call-off/contracts.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { changeGroundsOf } from "#app/data/notice-rules.server.ts";
import { holdingContract } from "./holding-contract.server.ts";

export type ProposedVariation = {
  readonly terms: ContractTerms;
  readonly effectiveOn: Day;
  /** The code of the ground on which it is permitted. */
  readonly code: string;
  /** The clause of the contract that provides for it. */
  readonly clause: string;
  readonly reason: string;
};

/** Proposes a variation of a contract; another person decides. One at a time. Null for a stranger's contract. */
export function proposeVariation(
  actor: StaffActor,
  contractId: string,
  { terms, effectiveOn, code, clause, reason }: ProposedVariation,
  arrival?: Arrival,
) {
  return holdingContract(
    actor,
    contractId,
    async (tx, contract, now) => {
      const changes = await changesOfContract(tx, contractId);
      if (changes.some((one) => one.kind === "VARIATION" && one.decidedBy === null))
        return no({ kind: "one-waits" } as const);
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
      const subject = { kind: "contract", id: contractId } as const;
      const event = { variationId, ground: ground.code, change: changeWithVat };
      record(tx, { kind: "variation-proposed", subject, ...event }, reason);
      return yes({ variationId });
    },
    arrival,
  );
}

/**
 * Approves a proposed variation, which then takes the place of the contract's terms and puts its notices on file, or refuses it.
 * By somebody else than its proposer, while the contract is as it was then. Null for a stranger's contract.
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
      const verdict = decideVariation(variation, contract, actor.accountId);
      if (!verdict.ok && (approved || verdict.why.kind !== "moved-on")) return verdict;
      const trial = (await trialOf(tx, contract.callOffId)) ?? null;
      const within = changeWithinTrial(trial, contract, variation.after);
      if (approved && !within.ok) return within;
      await saveDecision(tx, variation.id, { approved, by: actor.accountId, reason }, now);
      const changeWithVat = pence(variation.after.valueWithVat - variation.before.valueWithVat);
      if (approved) {
        await saveTerms(tx, contractId, variation.after);
        const { grounds } = await changeGroundsOf(tx, contract.regime, dayOf(now));
        const publishedGround = grounds.some(({ code, published }) => published && code === variation.ground);
        const { id: variationId, effectiveOn } = variation;
        const varied = { variationId, effectiveOn, changeWithVat, publishedGround };
        await recordObligations(tx, { event: "contract-varied", contractId, ...varied }, now);
      }
      const kind = approved ? "variation-approved" : "variation-refused";
      const event = { variationId: variation.id, ground: variation.ground, change: changeWithVat };
      record(tx, { kind, subject: { kind: "contract", id: contractId }, ...event }, reason);
      return yes({ approved });
    },
    arrival,
  );
}
