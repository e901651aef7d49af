import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { setReview } from "#app/domain/call-off/contract.ts";
import { no, yes } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { saveReviewDay, saveReviewHeld } from "#app/data/call-off/contract-changes.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { holdingContract } from "./holding-contract.server.ts";

/** Sets the day on which a contract is next reviewed. Null for a stranger's contract. */
export function setReviewDay(actor: StaffActor, contractId: string, on: Day, arrival?: Arrival) {
  return holdingContract(
    actor,
    contractId,
    async (tx, contract, now) => {
      const verdict = setReview(contract, on, dayOf(now));
      if (!verdict.ok) return verdict;
      await saveReviewDay(tx, contract, { on, by: actor.accountId }, now);
      record(tx, { kind: "review-set", subject: { kind: "contract", id: contractId }, on });
      return verdict;
    },
    arrival,
  );
}

/** Notes that a contract was reviewed, today or before, and what was found. Null for a stranger's contract. */
export function noteReview(
  actor: StaffActor,
  contractId: string,
  { on, findings }: { readonly on: Day; readonly findings: string },
  arrival?: Arrival,
) {
  return holdingContract(
    actor,
    contractId,
    async (tx, contract, now) => {
      if (on > dayOf(now)) return no({ kind: "not-yet" } as const);
      await saveReviewHeld(tx, contract, { on, by: actor.accountId, findings }, now);
      record(tx, { kind: "review-held", subject: { kind: "contract", id: contractId }, on }, findings);
      return yes(on);
    },
    arrival,
  );
}
