import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "./db.server.ts";

/** A check of a provider against exclusion grounds and the debarment list; the latest of a round counts. */
export type ExclusionCheck = {
  readonly providerId: string;
  readonly clear: boolean;
  readonly note: string;
  readonly checkedBy: string;
  readonly checkedAt: Instant;
};

/** The latest check of each provider in a round. */
export async function checksOf(tx: Tx, roundId: string): Promise<readonly ExclusionCheck[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (c.provider_id) c.provider_id AS "providerId", c.clear, c.note, coalesce(a.name, 'a colleague') AS "checkedBy", c.checked_at AS "checkedAt"
    FROM exclusion_check c LEFT JOIN account a ON a.id = c.checked_by
    WHERE c.round_id = ${roundId}::uuid ORDER BY c.provider_id, c.checked_at DESC, c.id`;
}

export async function addCheck(
  tx: Tx,
  check: {
    readonly frameworkId: string;
    readonly roundId: string;
    readonly providerId: string;
    readonly clear: boolean;
    readonly note: string;
    readonly by: string;
  },
  now: Instant,
) {
  const { by, ...rest } = check;
  await tx.exclusionCheck.createMany({ data: [{ ...rest, checkedBy: by, checkedAt: now }] });
}

/** The terms of a framework, word for word. */
export type Terms = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
};

/** The latest published version of a framework's terms. */
export async function termsOf(tx: Tx, frameworkId: string, now: Instant): Promise<Terms | null> {
  return tx.frameworkTerms.findFirst({
    where: { frameworkId, publishedAt: { lte: now } },
    orderBy: { version: "desc" },
    select: { id: true, version: true, title: true, text: true },
  });
}

export type Acceptance = {
  readonly applicationId: string;
  readonly termsId: string;
  readonly signatoryName: string;
  readonly signatoryRole: string;
  readonly acceptedAt: Instant;
};

/** Who accepted which terms, for the applications of a round or for one application. */
export async function acceptancesOf(
  tx: Tx,
  which: { readonly roundId: string } | { readonly applicationId: string },
): Promise<readonly Acceptance[]> {
  const roundId = "roundId" in which ? which.roundId : null;
  const applicationId = "applicationId" in which ? which.applicationId : null;
  return tx.$queryRaw`
    SELECT t.application_id AS "applicationId", t.terms_id AS "termsId", t.signatory_name AS "signatoryName",
      t.signatory_role AS "signatoryRole", t.accepted_at AS "acceptedAt"
    FROM terms_acceptance t JOIN application a ON a.id = t.application_id
    WHERE (${roundId}::uuid IS NULL OR a.round_id = ${roundId}::uuid) AND (${applicationId}::uuid IS NULL OR a.id = ${applicationId}::uuid)`;
}

export async function addAcceptance(
  tx: Tx,
  acceptance: {
    readonly frameworkId: string;
    readonly termsId: string;
    readonly applicationId: string;
    readonly providerId: string;
    readonly signatoryName: string;
    readonly signatoryRole: string;
    readonly acceptedBy: string;
  },
  now: Instant,
) {
  await tx.termsAcceptance.createMany({ data: [{ ...acceptance, acceptedAt: now }] });
}

/** A provider's own application, as its outcome and terms pages know it. */
export type OwnApplication = {
  readonly id: string;
  readonly reference: string;
  readonly roundId: string;
  readonly round: string;
  readonly frameworkId: string;
  readonly framework: string;
  readonly commissionerId: string;
  readonly commissioner: string;
  readonly contactMail: string;
  readonly effectiveOn: Date;
};

export async function ownApplication(tx: Tx, applicationId: string): Promise<OwnApplication | undefined> {
  const rows = await tx.$queryRaw<OwnApplication[]>`
    SELECT a.id, a.reference, r.id AS "roundId", r.title AS round, f.id AS "frameworkId", f.title AS framework,
      c.id AS "commissionerId", c.name AS commissioner, c.contact_mail AS "contactMail", r.effective_on AS "effectiveOn"
    FROM application a JOIN round r ON r.id = a.round_id JOIN framework f ON f.id = a.framework_id JOIN commissioner c ON c.id = f.commissioner_id
    WHERE a.id = ${applicationId}::uuid AND a.provider_id = app.provider()`;
  return rows[0];
}
