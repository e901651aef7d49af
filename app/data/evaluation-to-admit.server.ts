import type { AdmissionFacts } from "#app/domain/evaluation/admission.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "./db.server.ts";
import { acceptancesOf, checksOf, termsOf, type ExclusionCheck } from "./evaluation-admission.server.ts";
import { grouped } from "./evaluation-grouped.server.ts";
import { decisionsOf, type LotDecision } from "./evaluation-outcomes.server.ts";
import type { EvaluatedRound } from "./evaluation-rounds.server.ts";
import { applicantsOf, contentOf, type Applicant } from "./evaluation-submissions.server.ts";

export type PartyProvider = { readonly providerId: string; readonly name: string };

/** Everyone in an application: its provider, and the partners behind it as lead. */
export async function providersOf(tx: Tx, applicant: Applicant): Promise<readonly PartyProvider[]> {
  const lead = { providerId: applicant.providerId, name: applicant.provider };
  const content = applicant.joint ? await contentOf(tx, applicant.submissionId) : undefined;
  return [lead, ...(content?.partners ?? []).map(({ providerId, name }) => ({ providerId, name }))];
}

/** An applicant whose letter admits it, with what its admission rests on. */
export type ToAdmit = {
  readonly applicant: Applicant;
  readonly lots: readonly LotDecision[];
  readonly providers: readonly (PartyProvider & { readonly check: ExclusionCheck | undefined })[];
  readonly acceptedBy: string | undefined;
  readonly facts: AdmissionFacts;
};

/** The applicants of a round with at least one admitted lot, or the one named. */
export async function toAdmit(
  tx: Tx,
  round: EvaluatedRound,
  now: Instant,
  submissionId: string | null = null,
): Promise<readonly ToAdmit[]> {
  const decisions = grouped(await decisionsOf(tx, { roundId: round.id }), (each) => each.submissionId);
  const checks = await checksOf(tx, round.id);
  const terms = await termsOf(tx, round.frameworkId, now);
  const acceptances = await acceptancesOf(tx, { roundId: round.id });
  const found: ToAdmit[] = [];
  for (const applicant of await applicantsOf(tx, round.id, submissionId)) {
    const lots = (decisions.get(applicant.submissionId) ?? []).filter(
      (each) => each.admitted && each.letterAt !== null,
    );
    if (lots.length === 0) continue;
    const providers = (await providersOf(tx, applicant)).map((each) => ({
      ...each,
      check: checks.find((check) => check.providerId === each.providerId),
    }));
    const accepted = acceptances.find(
      (each) => each.applicationId === applicant.applicationId && each.termsId === terms?.id,
    );
    const facts: AdmissionFacts = {
      lots: lots.filter((lot) => lot.admittedAt === null),
      alreadyAdmitted: lots.every((lot) => lot.admittedAt !== null),
      checks: providers.map(({ providerId, check }) => ({ providerId, clear: check?.clear ?? null })),
      termsAccepted: accepted !== undefined,
    };
    found.push({
      applicant,
      lots,
      providers,
      acceptedBy: accepted && `${accepted.signatoryName}, ${accepted.signatoryRole}`,
      facts,
    });
  }
  return found;
}
