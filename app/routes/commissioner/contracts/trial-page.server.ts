import { contractOf } from "#app/data/call-off/contracts.server.ts";
import { trialDecidedBy, trialOf } from "#app/data/call-off/trials.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords, inWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { isEnding, mayDecideTrial, type NotToDecide } from "#app/domain/call-off/trial.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { found } from "#app/web/guard.server.ts";

/** The contract that a page is about with its trial and who may decide it; a 404 where nothing is tried out in it. */
export async function trialOfContract(tx: Tx, actor: StaffActor, contractId: string, now: Instant) {
  const contract = found(await contractOf(tx, contractId));
  const trial = found(await trialOf(tx, contract.callOffId));
  const decided = await trialDecidedBy(tx, contract.callOffId);
  const may = mayDecideTrial(trial, actor.accountId, now);
  const own = contract.commissionerId === actor.commissionerId && mayDo(actor, "call-off:approve");
  return {
    ...{ contract, trial, contractId, ending: isEnding(contract, dayOf(now)), today: dayOf(now) },
    decided: decided && `${inWords(decided.at)} by ${decided.by}`,
    mayDecide: own && may.ok,
    notToDecide: own && !may.ok && may.why.kind !== "decided-already" ? notToDecideInWords(may.why) : null,
  };
}

/** Why a person does not decide a trial now. */
export function notToDecideInWords(why: NotToDecide): string {
  switch (why.kind) {
    case "decided-already":
      return "This trial has been decided already";
    case "own-trial":
      return "You set this trial up: another person decides it";
    case "too-early":
      return `Record first what was learnt, or decide on ${dayInWords(why.endsOn)}, when the trial ends`;
    default:
      return unreachable(why);
  }
}
