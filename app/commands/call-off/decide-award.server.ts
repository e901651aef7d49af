import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import {
  awardWithVat,
  decideAward,
  mayJudge,
  type Declaration,
  type DecideAwardRefusal,
  type DeclarationRefusal,
} from "#app/domain/call-off/award.ts";
import { callOffState, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import { record } from "#app/data/audit.server.ts";
import { callOffLimit } from "#app/data/call-off/award-rules.server.ts";
import {
  addAwardCheck,
  checksOfAward,
  saveAwardDecision,
  saveWithdrawal,
  standingAward,
  type Award,
} from "#app/data/call-off/awards.server.ts";
import { standingOf } from "#app/data/call-off/bids-opened.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { lotsHeld } from "#app/data/call-off/whole.server.ts";
import { lettersOf } from "#app/data/call-off/award-letters.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { awardWithdrawnLetter } from "#app/mail/award-letters.ts";
import { about, holdCallOff } from "./judging.server.ts";

type NotFound = { readonly kind: "not-found" };

/** Records a check of the winner against the exclusion grounds and the debarment list; the latest counts, until there is a contract. */
export async function checkWinner(
  actor: StaffActor,
  callOffId: string,
  found: { readonly clear: boolean; readonly note: string },
  arrival?: Arrival,
): Promise<Verdict<"checked", NotFound | StepRefusal | DeclarationRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      const award = callOff && (await standingAward(tx, callOffId));
      if (!callOff || !award) return no({ kind: "not-found" });
      const state = callOffState(callOff, now);
      if (state === "contracted") return no({ kind: "not-now", state });
      const judge = mayJudge(await declarationFor(tx, award, actor.accountId));
      if (!judge.ok) return judge;
      const { providerId } = award;
      const whose = { awardId: award.id, commissionerId: callOff.commissionerId, providerId };
      await addAwardCheck(tx, { ...whose, ...found, checkedBy: actor.accountId }, now);
      record(
        tx,
        { kind: "award-checked", ...about(callOffId), awardId: award.id, providerId, clear: found.clear },
        found.note || undefined,
      );
      return yes("checked");
    },
    arrival,
  );
}

/** Another person approves an award within the limit of their roles, or refuses it with a reason, which frees its lines. */
export async function decideOnAward(
  actor: StaffActor,
  callOffId: string,
  decision: { readonly approve: boolean; readonly reason: string },
  arrival?: Arrival,
): Promise<Verdict<boolean, DecideAwardRefusal | StepRefusal | NotFound>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdCallOff(tx, callOffId, "decide-award", now);
      if (!held.ok) return held;
      const award = await standingAward(tx, callOffId);
      if (!award) return no({ kind: "not-found" });
      const [check = null] = await checksOfAward(tx, award.id);
      const { recommendedBy, providerId, value } = award;
      const verdict = decideAward(
        decision.approve,
        {
          ...{ recommendedBy, valueWithVat: awardWithVat(value, held.value), check },
          lotsNotHeld: (await lotsHeld(tx, callOffId, award, dayOf(now))).notHeld,
        },
        {
          accountId: actor.accountId,
          limit: await callOffLimit(tx, actor.roles, dayOf(now)),
          declaration: await declarationFor(tx, award, actor.accountId),
        },
      );
      if (!verdict.ok) return verdict;
      const kept = { approved: verdict.value, decidedBy: actor.accountId, decisionReason: decision.reason };
      await saveAwardDecision(tx, award.id, kept, now);
      const kind = verdict.value ? "award-approved" : "award-refused";
      if (verdict.value) await recordObligations(tx, { event: "award-approved", callOffId }, now);
      record(tx, { kind, ...about(callOffId), awardId: award.id, providerId }, decision.reason || undefined);
      return verdict;
    },
    arrival,
  );
}

/** Withdraws an award with a reason, before there is a contract; who has had a letter is told. */
export async function withdrawAward(
  actor: StaffActor,
  callOffId: string,
  reason: string,
  link: string,
  arrival?: Arrival,
): Promise<Verdict<"withdrawn", StepRefusal | NotFound>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdCallOff(tx, callOffId, "withdraw-award", now);
      if (!held.ok) return held;
      const award = await standingAward(tx, callOffId);
      if (!award) return no({ kind: "not-found" });
      await saveWithdrawal(tx, award.id, { withdrawnBy: actor.accountId, withdrawnReason: reason }, now);
      const { reference, title } = held.value;
      const told = (await lettersOf(tx, callOffId)).filter(({ awardId }) => awardId === award.id);
      const letter = awardWithdrawnLetter({ reference, title, reason, link });
      for (const { providerId } of told)
        await queueToProvider(tx, providerId, letter, { onceKey: `award-withdrawn:${award.id}` });
      const { providerId } = award;
      record(tx, { kind: "award-withdrawn", ...about(callOffId), awardId: award.id, providerId }, reason);
      return yes("withdrawn");
    },
    arrival,
  );
}

/** Where a person stands with an award: of one on bids with every bidder, of one on an offer with its member alone. */
async function declarationFor(tx: Tx, award: Award, accountId: string): Promise<Declaration> {
  const standing = await standingOf(tx, award.callOffId, accountId);
  if (award.bidId !== null) return standing;
  return { declared: true, hasInterest: standing.providerIds.includes(award.providerId) };
}
