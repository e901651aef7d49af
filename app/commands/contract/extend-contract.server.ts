import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { extendContract, termsOf } from "#app/domain/call-off/contract.ts";
import { changeWithinTrial } from "#app/domain/call-off/trial.ts";
import { record } from "#app/data/audit.server.ts";
import { addChange, saveTerms } from "#app/data/call-off/contract-changes.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { contractExtendedLetter } from "#app/mail/contract-changed.ts";
import { holdingContract } from "./holding-contract.server.ts";

/** Uses an extension option of a contract, in whole months, with the reason. Null for a stranger's contract. */
export function useExtension(
  actor: StaffActor,
  contractId: string,
  { months, reason }: { readonly months: number; readonly reason: string },
  arrival?: Arrival,
) {
  return holdingContract(
    actor,
    contractId,
    async (tx, contract, now) => {
      const verdict = extendContract(contract, months, dayOf(now));
      if (!verdict.ok) return verdict;
      const trial = (await trialOf(tx, contract.callOffId)) ?? null;
      const within = changeWithinTrial(trial, contract, verdict.value);
      if (!within.ok) return within;
      const [before, after] = [termsOf(contract), verdict.value];
      const said = { reason, effectiveOn: before.endsOn, by: actor.accountId };
      await addChange(tx, contract, { kind: "EXTENSION", before, after, ...said }, now);
      await saveTerms(tx, contractId, after);
      await queueToProvider(
        tx,
        contract.providerId,
        contractExtendedLetter(contract, dayInWords(after.endsOn)),
      );
      const subject = { kind: "contract", id: contractId } as const;
      record(tx, { kind: "contract-extended", subject, before: before.endsOn, after: after.endsOn }, reason);
      return verdict;
    },
    arrival,
  );
}
