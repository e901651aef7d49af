import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, daysBetween, type Day, type Instant } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import {
  awardWithVat,
  makeContract,
  type ContractFacts,
  type ContractRefusal,
  type ContractTerms,
} from "#app/domain/call-off/award.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { checkDaysOn } from "#app/data/call-off/award-rules.server.ts";
import { checksOfAward, linesOfAward, standingAward, type Award } from "#app/data/call-off/awards.server.ts";
import { addContract } from "#app/data/call-off/new-contract.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { lotsHeld } from "#app/data/call-off/whole.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { frameworkById } from "#app/data/frameworks.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { contractMadeLetter } from "#app/mail/award-letters.ts";
import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import { about, holdCallOff } from "./judging.server.ts";

export type MakeContractRefusal = ContractRefusal | StepRefusal | { readonly kind: "not-found" };

/** Makes the contract of an approved award, with its lines, once nothing keeps it waiting. Two people at once: one makes it, the other is told. */
export async function makeContractOf(
  actor: StaffActor,
  callOffId: string,
  terms: ContractTerms & { readonly reviewOn: Day | null },
  link: (contractId: string) => string,
  arrival?: Arrival,
): Promise<Verdict<{ readonly contractId: string; readonly reference: string }, MakeContractRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdCallOff(tx, callOffId, "make-contract", now);
      if (!held.ok) return held;
      const callOff = held.value;
      const award = await standingAward(tx, callOffId);
      if (!award) return no({ kind: "not-found" });
      const verdict = makeContract(terms, await factsOf(tx, callOff, award, now));
      if (!verdict.ok) return verdict;
      const { commissionerId, frameworkId, title, regime, kind, userChoice, extensionMonths, cpvCodes } =
        callOff;
      const { providerId, value } = award;
      const made = await addContract(
        tx,
        {
          ...{ awardId: award.id, callOffId, commissionerId, frameworkId, providerId, title, regime, kind },
          ...{
            userChoice,
            extensionMonths,
            cpvCodes,
            value,
            valueWithVat: awardWithVat(value, callOff),
            ...terms,
          },
          ...{ madeBy: actor.accountId, lines: await linesOfAward(tx, award.id), parts: award.parts },
        },
        now,
      );
      const letter = contractMadeLetter({
        ...{ reference: made.reference, title, startsOn: dayInWords(terms.startsOn) },
        link: link(made.id),
      });
      const partners = award.parts.map((part) => part.providerId);
      for (const who of new Set([providerId, ...partners]))
        await queueToProvider(tx, who, letter, { onceKey: `contract-made:${made.id}:${who}` });
      const { id: contractId, reference } = made;
      await recordObligations(tx, { event: "contract-made", contractId }, now);
      const what = { awardId: award.id, providerId, contractId, reference };
      record(tx, { kind: "contract-made", ...about(callOffId), ...what });
      return yes({ contractId, reference });
    },
    arrival,
  );
}

async function factsOf(tx: Tx, callOff: CallOff, award: Award, now: Instant): Promise<ContractFacts> {
  const today = dayOf(now);
  const [check = null] = await checksOfAward(tx, award.id);
  const framework = await frameworkById(tx, callOff.frameworkId);
  return {
    ...{ today, check, approvedOn: dayOf(award.decidedAt ?? now), latestEnd: callOff.endsOn },
    daysSinceCheck: check ? daysBetween(check.on, today) : 0,
    checkDays: await checkDaysOn(tx, today),
    frameworkEndsOn: framework?.endsOn ?? today,
    trial: (await trialOf(tx, callOff.id)) ?? null,
    valueWithVat: awardWithVat(award.value, callOff),
    lotsNotHeld: (await lotsHeld(tx, callOff.id, award, today)).notHeld,
  };
}
