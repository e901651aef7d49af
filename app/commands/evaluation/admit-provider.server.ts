import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { Instant } from "#app/domain/calendar.ts";
import {
  admit,
  beginsAnew,
  takeOver,
  type AdmissionRefusal,
  type RateChange,
  type RateRefusal,
} from "#app/domain/evaluation/admission.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { clauseFor } from "#app/data/price-clauses.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { lockRound, type EvaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { contentOf, pricesBesideCaps, type Applicant } from "#app/data/evaluation-submissions.server.ts";
import { toAdmit } from "#app/data/evaluation-to-admit.server.ts";
import {
  addRates,
  beginMembership,
  endMembership,
  endRates,
  lotsJoinedByApplication,
  membershipHeld,
} from "#app/data/members.server.ts";
import {
  noteAdmitted,
  partyOf,
  ratesOf,
  replacePlaces,
  replaceSpecialisms,
  type HeldMembership,
  type Member,
} from "#app/data/members.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import type { LotOffer } from "#app/domain/application/content.ts";
import { admittedLetter } from "#app/mail/outcome.ts";
import type { PageOf } from "./send-letters.server.ts";

export type AdmitRefusal = AdmissionRefusal | RateRefusal | { readonly kind: "no-round" | "not-open" };

/**
 * Admits an applicant: each admitted lot becomes a membership, and its prices become rates from the round's effective
 * day. A member who applied again is re-priced: it keeps its membership, or, where it names other places, begins another
 * on that day. All lots or none.
 */
export async function admitProvider(
  actor: StaffActor,
  which: { readonly roundId: string; readonly submissionId: string },
  page: PageOf,
  arrival?: Arrival,
): Promise<Verdict<{ readonly lots: number; readonly rates: number }, AdmitRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, which.roundId);
      if (!round) return no({ kind: "no-round" });
      const [candidate] = await toAdmit(tx, round, now, which.submissionId);
      const content = await contentOf(tx, which.submissionId);
      if (!candidate || !content) return no({ kind: "not-open" });
      const verdict = admit(candidate.facts, now);
      if (!verdict.ok) return verdict;
      const plans = await plan(tx, round, candidate.applicant, verdict.value, content.lots);
      if (!plans.ok) return plans;
      for (const lot of plans.value) await carryOut(tx, round, candidate.applicant, lot);
      await replaceSpecialisms(tx, candidate.applicant.providerId, content.organisation.specialisms);
      const rates = plans.value.reduce((sum, lot) => sum + lot.change.begin.length, 0);
      await conclude(tx, round, candidate.applicant, { lotIds: verdict.value, rates, now, page });
      return yes({ lots: verdict.value.length, rates });
    },
    arrival,
  );
}

type LotPlan = {
  readonly member: Member;
  readonly held: HeldMembership | undefined;
  readonly anew: boolean;
  readonly offer: LotOffer;
  readonly change: RateChange;
};

async function plan(
  tx: Tx,
  round: EvaluatedRound,
  applicant: Applicant,
  admitted: readonly string[],
  offers: readonly LotOffer[],
): Promise<Verdict<readonly LotPlan[], RateRefusal>> {
  const partyId = await partyOf(tx, applicant.applicationId);
  const joined = await lotsJoinedByApplication(tx, admitted);
  const offered = await pricesBesideCaps(tx, round.id, round.effectiveOn, applicant.submissionId);
  const plans: LotPlan[] = [];
  for (const offer of offers.filter((each) => joined.includes(each.lotId))) {
    const member = {
      frameworkId: round.frameworkId,
      lotId: offer.lotId,
      partyId,
      providerId: applicant.providerId,
    };
    const held = await membershipHeld(tx, member, round.effectiveOn);
    const anew = held !== undefined && beginsAnew(held, offer, round.effectiveOn);
    const prices = offered.filter((price) => price.lotId === offer.lotId);
    const change = takeOver(prices, held ? await ratesOf(tx, held.id) : [], round.effectiveOn, anew);
    if (!change.ok) return change;
    plans.push({ member, held, anew, offer, change: change.value });
  }
  return yes(plans);
}

async function carryOut(
  tx: Tx,
  round: EvaluatedRound,
  applicant: Applicant,
  { member, held, anew, offer, change }: LotPlan,
) {
  const { applicationId, submissionId } = applicant;
  await endRates(tx, change.end, round.effectiveOn);
  if (held && anew) await endMembership(tx, held.id, round.effectiveOn, "Applied again, with other places");
  const days = { from: round.effectiveOn, to: held?.activeTo ?? null };
  const membershipId = held && !anew ? held.id : await beginMembership(tx, member, applicationId, days);
  await replacePlaces(tx, membershipId, member, offer);
  const clause = await clauseFor(tx, round.frameworkId, "ROUND");
  await addRates(tx, membershipId, member, change.begin, { submissionId, clause });
}

type Conclusion = {
  readonly lotIds: readonly string[];
  readonly rates: number;
  readonly now: Instant;
  readonly page: PageOf;
};

async function conclude(
  tx: Tx,
  round: EvaluatedRound,
  applicant: Applicant,
  { lotIds, rates, now, page }: Conclusion,
) {
  const { applicationId, providerId } = applicant;
  await noteAdmitted(tx, applicationId, lotIds, now);
  const about = {
    framework: round.frameworkTitle,
    effectiveOn: dayInWords(round.effectiveOn),
    clause: await clauseFor(tx, round.frameworkId, "ROUND"),
    link: page(applicationId),
  };
  await queueToProvider(tx, providerId, admittedLetter(about), { onceKey: `admitted:${applicationId}` });
  record(tx, {
    kind: "provider-admitted",
    subject: { kind: "provider", id: providerId },
    lotIds,
    rates,
    applicationId,
  });
}
