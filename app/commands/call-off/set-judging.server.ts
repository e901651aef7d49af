import type { StaffActor } from "#app/domain/access/actor.ts";
import { checkJudging, type Judging, type JudgingRefusal } from "#app/domain/call-off/criteria.ts";
import {
  checkCallOffTimetable,
  type CallOffTimetable,
  type CallOffTimetableRefusal,
} from "#app/domain/call-off/timetable.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { saveJudging, saveTimetable } from "#app/data/call-off/set-up.server.ts";
import { inDraft, type NotInDraft } from "./in-draft.server.ts";

/** Declares how bids will be judged: questions with their weights, the share of quality, and how equal bids are parted. */
export function setJudging(
  actor: StaffActor,
  callOffId: string,
  judging: Judging,
): Promise<Verdict<null, JudgingRefusal | NotInDraft>> {
  return inDraft(actor, callOffId, "criteria", async (tx, callOff) => {
    const verdict = checkJudging(judging);
    if (!verdict.ok) return verdict;
    await saveJudging(tx, callOff, judging);
    return yes(null);
  });
}

/** Sets when questions and bids close, and whether a standstill is promised that the law does not ask for. */
export function setTimetable(
  actor: StaffActor,
  callOffId: string,
  times: CallOffTimetable & { readonly standstillPromised: boolean },
): Promise<Verdict<null, CallOffTimetableRefusal | NotInDraft>> {
  return inDraft(actor, callOffId, "timetable", async (tx, callOff, now) => {
    const verdict = checkCallOffTimetable(times, callOff.startsOn, now);
    if (!verdict.ok) return verdict;
    const { questionsCloseAt, closesAt, standstillPromised } = times;
    await saveTimetable(tx, callOffId, { questionsCloseAt, closesAt, standstillPromised });
    return yes(null);
  });
}
