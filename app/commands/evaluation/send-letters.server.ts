import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { sendLetters, standstillEndsAt, type LettersRefusal } from "#app/domain/evaluation/decision.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { interestsOf } from "#app/data/evaluation-interests.server.ts";
import {
  decisionsOf,
  saveLetters,
  standstillRuleOf,
  type LotDecision,
} from "#app/data/evaluation-outcomes.server.ts";
import { lockRound, type EvaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { applicantsOf, lotsApplied, type Applicant } from "#app/data/evaluation-submissions.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import { outcomeLetter } from "#app/mail/outcome.ts";

type Refusal = LettersRefusal | { readonly kind: "no-round" | "not-declared" };

/** The whole address of an application's outcome page. */
export type PageOf = (applicationId: string) => string;

/** Sends the outcome to every applicant of a round at once; any standstill of the regime begins. */
export async function sendOutcomeLetters(
  actor: StaffActor,
  roundId: string,
  page: PageOf,
  arrival?: Arrival,
): Promise<Verdict<{ readonly letters: number; readonly standstillEndsAt: Instant | null }, Refusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, roundId);
      if (!round) return no({ kind: "no-round" });
      const interests = await interestsOf(tx, roundId, actor.accountId);
      if (!interests) return no({ kind: "not-declared" });
      const applicants = await applicantsOf(tx, roundId);
      const decisions = await decisionsOf(tx, { roundId });
      const verdict = sendLetters({
        applications: applicants.length,
        lotsApplied: (await lotsApplied(tx, roundId)).length,
        decisions,
        hasInterest: applicants.some((applicant) => interests.providerIds.includes(applicant.providerId)),
      });
      if (!verdict.ok) return verdict;
      const endsAt = await standstillOf(tx, round, now);
      await saveLetters(tx, roundId, endsAt, now);
      await recordObligations(tx, { event: "round-letters", roundId }, now);
      await queueLetters(tx, round, { applicants, decisions, endsAt, page });
      return yes({ letters: applicants.length, standstillEndsAt: endsAt });
    },
    arrival,
  );
}

async function standstillOf(tx: Tx, round: EvaluatedRound, now: Instant): Promise<Instant | null> {
  const sentOn = dayOf(now);
  const rule = await standstillRuleOf(tx, round.regime, sentOn);
  return standstillEndsAt(round.regime, rule, sentOn, await bankHolidaysOnFile(tx));
}

type Outgoing = {
  readonly applicants: readonly Applicant[];
  readonly decisions: readonly LotDecision[];
  readonly endsAt: Instant | null;
  readonly page: PageOf;
};

async function queueLetters(
  tx: Tx,
  round: EvaluatedRound,
  { applicants, decisions, endsAt, page }: Outgoing,
) {
  for (const { applicationId, providerId, reference } of applicants) {
    const lots = decisions.filter((decision) => decision.applicationId === applicationId).length;
    const standstill = endsAt && deadlineInWords(endsAt);
    const letter = outcomeLetter({ round: round.title, reference, standstill, link: page(applicationId) });
    await queueToProvider(tx, providerId, letter, { onceKey: `outcome:${applicationId}` });
    record(tx, { kind: "outcome-letter-sent", subject: { kind: "application", id: applicationId }, lots });
  }
  record(tx, { kind: "letters-sent", subject: { kind: "round", id: round.id }, count: applicants.length });
}
