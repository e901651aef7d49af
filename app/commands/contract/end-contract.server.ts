import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { endContract, termsOf } from "#app/domain/call-off/contract.ts";
import { record } from "#app/data/audit.server.ts";
import { addChange, saveEnding } from "#app/data/call-off/contract-changes.server.ts";
import type { Contract } from "#app/data/call-off/contracts.server.ts";
import type { Arrival, Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { contractEndsEarlyLetter } from "#app/mail/contract-changed.ts";
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
    (tx, contract, now) => endHeldContract(tx, contract, { on, reason, by: actor.accountId }, now),
    arrival,
  );
}

/** Ends a contract that the transaction holds alone. */
export async function endHeldContract(
  tx: Tx,
  contract: Contract,
  { on, reason, by }: { readonly on: Day; readonly reason: string; readonly by: string },
  now: Instant,
) {
  const verdict = endContract(contract, on, dayOf(now));
  if (!verdict.ok) return verdict;
  const { id: contractId } = contract;
  const change = { kind: "ENDING", before: termsOf(contract), after: verdict.value } as const;
  await addChange(tx, contract, { ...change, reason, effectiveOn: on, by }, now);
  await saveEnding(tx, contractId, { on, by, reason });
  await recordObligations(tx, { event: "contract-ended", contractId }, now);
  const letter = contractEndsEarlyLetter(contract, dayInWords(on));
  await queueToProvider(tx, contract.providerId, letter, { onceKey: `contract-ends:${contractId}` });
  record(tx, { kind: "contract-ended", subject: { kind: "contract", id: contractId }, on }, reason);
  return verdict;
}
