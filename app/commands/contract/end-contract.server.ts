import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { endContract, termsOf } from "#app/domain/call-off/contract.ts";
import { record } from "#app/data/audit.server.ts";
import { addChange, saveEnding } from "#app/data/call-off/contract-changes.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { holdingContract } from "./holding-contract.server.ts";

/** Ends a contract early, with the reason; the notices of its end come on file. Null for a stranger's contract. */
export function endContractEarly(
  actor: StaffActor,
  contractId: string,
  { on, reason }: { readonly on: Day; readonly reason: string },
  arrival?: Arrival,
) {
  return holdingContract(
    actor,
    contractId,
    async (tx, contract, now) => {
      const verdict = endContract(contract, on, dayOf(now));
      if (!verdict.ok) return verdict;
      const said = { reason, effectiveOn: on, by: actor.accountId };
      const change = { kind: "ENDING", before: termsOf(contract), after: verdict.value, ...said } as const;
      await addChange(tx, contract, change, now);
      await saveEnding(tx, contractId, { on, by: actor.accountId, reason });
      await recordObligations(tx, { event: "contract-ended", contractId }, now);
      record(tx, { kind: "contract-ended", subject: { kind: "contract", id: contractId }, on }, reason);
      return verdict;
    },
    arrival,
  );
}
