import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { callOffStandstill, standstillGround } from "#app/domain/call-off/award-standstill.ts";
import { mayJudge, type DeclarationRefusal } from "#app/domain/call-off/award.ts";
import { lettersFrom } from "#app/domain/call-off/award-letter.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { standstillInWords } from "#app/domain/call-off/standstill-words.ts";
import type { StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { saveAwardLetters } from "#app/data/call-off/award-letters.server.ts";
import { callOffStandstillRule } from "#app/data/call-off/award-rules.server.ts";
import { basisOf, standingAward, type Award } from "#app/data/call-off/awards.server.ts";
import { bidConsensus } from "#app/data/call-off/bid-scores.server.ts";
import { standingOf } from "#app/data/call-off/bids-opened.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { inTransaction, reading, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { awardLetterMail } from "#app/mail/award-letters.ts";
import { about, holdCallOff } from "./judging.server.ts";

/** What a person says for the letters: what spoke for the winner, and of the notice where one bears on a standstill. */
export type LetterTerms = {
  readonly advantages: string;
  readonly noticeAsks: boolean;
  readonly noticeOn: Day | null;
};

export type AwardLettersRefusal =
  | StepRefusal
  | DeclarationRefusal
  | { readonly kind: "not-found" | "notice-day-missing" | "notice-in-the-past" };

/** The letters as they would go now, and what they say of a standstill. Nothing is kept. */
export async function previewAwardLetters(actor: StaffActor, callOffId: string, terms: LetterTerms) {
  return reading(actor, async (tx, now): Promise<Verdict<Drafted, AwardLettersRefusal>> => {
    const callOff = await callOffOf(tx, callOffId);
    const award = callOff && (await standingAward(tx, callOffId));
    return callOff && award ? draft(tx, actor, { callOff, award }, terms, now) : no({ kind: "not-found" });
  });
}

/** Sends its letter to every bidder at once, by mail and on its page; any standstill begins. */
export async function sendAwardLetters(
  actor: StaffActor,
  callOffId: string,
  terms: LetterTerms,
  link: string,
  arrival?: Arrival,
): Promise<Verdict<{ readonly count: number; readonly endsAt: Instant | null }, AwardLettersRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdCallOff(tx, callOffId, "send-letters", now);
      if (!held.ok) return held;
      const award = await standingAward(tx, callOffId);
      if (!award) return no({ kind: "not-found" });
      const drafted = await draft(tx, actor, { callOff: held.value, award }, terms, now);
      if (!drafted.ok) return drafted;
      const { letters, endsAt, standstill } = drafted.value;
      const { commissionerId, reference, title } = held.value;
      await saveAwardLetters(
        tx,
        { id: award.id, callOffId, commissionerId },
        { letters, standstillEndsAt: endsAt, standstillWords: standstill },
        now,
      );
      for (const { providerId, letter } of letters) {
        const mail = awardLetterMail({ reference, title, won: letter.won, standstill, link });
        await queueToProvider(tx, providerId, mail, { onceKey: `award-letter:${award.id}:${providerId}` });
      }
      record(
        tx,
        {
          ...{ kind: "award-letters-sent", ...about(callOffId), awardId: award.id, count: letters.length },
          standstillEndsAt: endsAt?.toISOString() ?? null,
        },
        terms.advantages,
      );
      return yes({ count: letters.length, endsAt });
    },
    arrival,
  );
}

type Drafted = {
  readonly letters: ReturnType<typeof lettersFrom>;
  readonly endsAt: Instant | null;
  readonly standstill: string;
};

async function draft(
  tx: Tx,
  actor: StaffActor,
  { callOff, award }: { readonly callOff: CallOff; readonly award: Award },
  terms: LetterTerms,
  now: Instant,
): Promise<Verdict<Drafted, AwardLettersRefusal>> {
  const judge = mayJudge(await standingOf(tx, callOff.id, actor.accountId));
  if (!judge.ok) return judge;
  const basis = await basisOf(tx, award.id);
  if (!basis) return no({ kind: "not-found" });
  const lettersOn = dayOf(now);
  const rule = await callOffStandstillRule(tx, callOff.regime, lettersOn);
  const ground = standstillGround(
    { promised: callOff.standstillPromised, noticeAsks: terms.noticeAsks },
    rule,
  );
  const on = { lettersOn, noticeOn: terms.noticeOn };
  const ends = callOffStandstill(callOff.regime, ground, rule, on, await bankHolidaysOnFile(tx));
  if (!ends.ok) return ends;
  const standstill = standstillInWords(ground, ends.value, rule?.clause ?? "");
  const agreed = await bidConsensus(tx, callOff.id);
  const letters = lettersFrom(basis, {
    ...{ winner: award.provider, advantages: terms.advantages, standstill },
    reasonOf: (bidId, criterionId) =>
      agreed.find((one) => one.bidId === bidId && one.criterionId === criterionId)?.reason ?? "",
  });
  return yes({ letters, endsAt: ends.value, standstill });
}
