import { createHash } from "node:crypto";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { record } from "#app/data/audit.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { EvaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { addRates, endRates } from "#app/data/member-rates.server.ts";
import {
  beginMemberships,
  endMemberships,
  noteAdmitted,
  replacePlaces,
  replaceSpecialisms,
} from "#app/data/members.server.ts";
import { queueLetters } from "#app/data/outbox.server.ts";
import { clauseFor } from "#app/data/price-clauses.server.ts";
import { recordObligations } from "#app/commands/notices/record-obligations.server.ts";
import { admittedLetter } from "#app/mail/outcome.ts";
import { lotOfParty, type AdmissionPlan } from "./admission-plan.server.ts";
import type { PageOf } from "./send-letters.server.ts";

/** What came of admitting: the digest covers each rate that ended and each price that began. */
export type CarriedOut = {
  readonly members: number;
  readonly ended: number;
  readonly rates: number;
  readonly digest: string;
};

/**
 * Carries out a plan, each kind of row in one statement for everyone: old rates and memberships end on the effective
 * day, new ones begin, each provider is told, and the trail holds one event for each.
 */
export async function carryOut(
  tx: Tx,
  round: EvaluatedRound,
  plan: AdmissionPlan,
  now: Instant,
  page: PageOf,
): Promise<CarriedOut> {
  const { effectiveOn } = round;
  const clause = await clauseFor(tx, round.frameworkId, "ROUND");
  const ended = plan.lots.flatMap(({ change }) => change.end);
  const left = plan.lots.flatMap(({ held, anew }) => (held && anew ? [held.id] : []));
  await endRates(tx, ended, effectiveOn);
  await endMemberships(tx, left, effectiveOn, "Applied again, with other places");
  const lots = await withMemberships(tx, round, plan);
  await replacePlaces(tx, lots);
  const rates = lots.flatMap(({ change, applicant: { submissionId }, membershipId }) =>
    change.begin.map((rate) => ({ ...rate, membershipId, submissionId })),
  );
  await addRates(tx, rates, clause);
  await replaceSpecialisms(
    tx,
    new Map(plan.joining.map(({ applicant, offers }) => [applicant.providerId, offers.specialisms])),
  );
  await noteAdmitted(
    tx,
    plan.joining.map(({ applicant, lotIds }) => ({ applicationId: applicant.applicationId, lotIds })),
    now,
  );
  await recordObligations(tx, { event: "members-admitted", roundId: round.id }, now);
  await tell(tx, round, plan, clause, page);
  recordEach(tx, plan);
  const lines = [
    ...ended,
    ...rates.map(
      (rate) => `${rate.membershipId} ${rate.serviceLineId} ${rate.areaId} ${rate.locationId} ${rate.pence}`,
    ),
  ];
  const digest = createHash("sha256").update(lines.sort().join("\n")).digest("hex");
  return { members: plan.joining.length, ended: ended.length, rates: rates.length, digest };
}

/** Each planned lot with its membership: the one that is held, or one that begins on the effective day. */
async function withMemberships(tx: Tx, { effectiveOn }: EvaluatedRound, plan: AdmissionPlan) {
  const beginning = plan.lots.filter(({ held, anew }) => !held || anew);
  const begun = await beginMemberships(
    tx,
    beginning.map(({ member, applicant, held }) => ({
      ...{ ...member, applicationId: applicant.applicationId },
      ...{ activeFrom: effectiveOn, activeTo: held?.activeTo ?? null },
    })),
  );
  const ids = new Map(begun.map((one) => [lotOfParty(one), one.id]));
  return plan.lots.map(({ member, held, offer, applicant, change }) => {
    const membershipId = ids.get(lotOfParty(member)) ?? held?.id;
    if (membershipId === undefined) throw new Error("a membership was begun without an id");
    const { locationIds, areaIds } = offer;
    return { ...member, membershipId, locationIds, areaIds, applicant, change };
  });
}

async function tell(tx: Tx, round: EvaluatedRound, plan: AdmissionPlan, clause: string, page: PageOf) {
  const about = {
    framework: round.frameworkTitle,
    effectiveOn: dayInWords(round.effectiveOn),
    clause,
  };
  await queueLetters(
    tx,
    plan.joining.map(({ applicant: { applicationId, providerId } }) => ({
      providerId,
      letter: admittedLetter({ ...about, link: page(applicationId) }),
      onceKey: `admitted:${applicationId}`,
    })),
  );
}

function recordEach(tx: Tx, plan: AdmissionPlan) {
  const rates = new Map<string, number>();
  for (const { applicant, change } of plan.lots)
    rates.set(applicant.applicationId, (rates.get(applicant.applicationId) ?? 0) + change.begin.length);
  for (const { applicant, lotIds } of plan.joining) {
    const { applicationId, providerId } = applicant;
    record(tx, {
      kind: "provider-admitted",
      subject: { kind: "provider", id: providerId },
      lotIds,
      rates: rates.get(applicationId) ?? 0,
      applicationId,
    });
  }
}
