import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { waitAfterAnswer } from "#app/domain/call-off/award-standstill.ts";
import { recordHold, type HoldKind, type HoldRefusal } from "#app/domain/call-off/hold.ts";
import type { StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addHold, holdsOf, saveHoldAnswer } from "#app/data/call-off/award-holds.server.ts";
import { callOffStandstillRule } from "#app/data/call-off/award-rules.server.ts";
import { standingAward } from "#app/data/call-off/awards.server.ts";
import { bidsOpened } from "#app/data/call-off/bids-opened.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { about, holdCallOff } from "./judging.server.ts";

type NotFound = { readonly kind: "not-found" };

/** Records a challenge, representations or a review: no contract is made until it is answered. */
export async function holdContract(
  actor: StaffActor,
  callOffId: string,
  said: {
    readonly kind: HoldKind;
    readonly providerId: string | null;
    readonly receivedOn: Day;
    readonly words: string;
  },
  arrival?: Arrival,
): Promise<Verdict<"hold", HoldRefusal | StepRefusal | NotFound>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdCallOff(tx, callOffId, "hold", now);
      if (!held.ok) return held;
      const { commissionerId, regime } = held.value;
      const award = await standingAward(tx, callOffId);
      if (!award) return no({ kind: "not-found" });
      const bidders = (await bidsOpened(tx, callOffId)).map(({ providerId }) => providerId);
      if (said.providerId !== null && !bidders.includes(said.providerId)) return no({ kind: "not-found" });
      const lettersOn = dayOf(award.lettersAt ?? award.decidedAt ?? now);
      const verdict = recordHold(said, { regime, lettersOn }, dayOf(now));
      if (!verdict.ok) return verdict;
      const whose = { awardId: award.id, commissionerId, recordedBy: actor.accountId };
      await addHold(tx, { ...whose, ...said }, now);
      record(tx, { kind: "award-held", ...about(callOffId), awardId: award.id, hold: said.kind }, said.words);
      return verdict;
    },
    arrival,
  );
}

/** Answers what holds a contract up; under PSR so many working days pass after the further decision. */
export async function answerHold(
  actor: StaffActor,
  which: { readonly callOffId: string; readonly holdId: string },
  answer: string,
  arrival?: Arrival,
): Promise<Verdict<{ readonly notBefore: Instant | null }, StepRefusal | NotFound>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdCallOff(tx, which.callOffId, "hold", now);
      if (!held.ok) return held;
      const award = await standingAward(tx, which.callOffId);
      const hold = award && (await holdsOf(tx, award.id)).find(({ id }) => id === which.holdId);
      if (!award || !hold) return no({ kind: "not-found" });
      const today = dayOf(now);
      const rule = await callOffStandstillRule(tx, held.value.regime, today);
      const notBefore = waitAfterAnswer(hold.kind, rule, today, await bankHolidaysOnFile(tx));
      const answered = { answer, answeredBy: actor.accountId, notBefore };
      if (!(await saveHoldAnswer(tx, hold.id, answered, now))) return no({ kind: "not-found" });
      record(
        tx,
        { kind: "award-hold-answered", ...about(which.callOffId), awardId: award.id, hold: hold.kind },
        answer,
      );
      return yes({ notBefore });
    },
    arrival,
  );
}
