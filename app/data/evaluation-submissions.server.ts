import { createHash } from "node:crypto";
import type { SubmissionContent } from "#app/domain/application/content.ts";
import type { PriceException } from "#app/domain/evaluation/admission.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import type { ScreenedAnswers } from "#app/domain/evaluation/screening.ts";
import type { VatTreatment } from "#app/domain/pricing/vat.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** Who applied and when: what may be seen of a submission before the opening. */
export type Applicant = {
  readonly submissionId: string;
  readonly applicationId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly joint: boolean;
  readonly reference: string;
  readonly submittedAt: Instant;
  readonly contentHash: string;
};

/** Everyone whose submission to a round counts, or the one named. */
export async function applicantsOf(
  tx: Tx,
  roundId: string,
  submissionId: string | null = null,
): Promise<readonly Applicant[]> {
  return tx.$queryRaw`
    SELECT s.id AS "submissionId", s.application_id AS "applicationId", s.provider_id AS "providerId",
      CASE WHEN t.joint THEN t.name ELSE p.name END AS provider, t.joint, s.reference, s.submitted_at AS "submittedAt", s.content_hash AS "contentHash"
    FROM submission s JOIN application a ON a.id = s.application_id JOIN party t ON t.id = a.party_id JOIN provider p ON p.id = s.provider_id
    WHERE s.round_id = ${roundId}::uuid AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL
      AND (${submissionId}::uuid IS NULL OR s.id = ${submissionId}::uuid)
    ORDER BY p.name, s.id`;
}

/** The count of a round's submissions with one digest over their content hashes, in the order of their references. */
export function digestOf(applicants: readonly Pick<Applicant, "reference" | "contentHash">[]): {
  readonly submissions: number;
  readonly digest: string;
} {
  const lines = applicants.map((each) => `${each.reference} ${each.contentHash}`).sort();
  return { submissions: lines.length, digest: createHash("sha256").update(lines.join("\n")).digest("hex") };
}

/** What the machine screens in the transaction that opens a round. */
export async function answersToScreen(
  tx: Tx,
  roundId: string,
): Promise<readonly (ScreenedAnswers & { readonly submissionId: string; readonly providerId: string })[]> {
  return tx.$queryRaw`
    SELECT submission_id AS "submissionId", provider_id AS "providerId", answers, declaration, partners
    FROM app.answers_to_screen(${roundId}::uuid)`;
}

/** What an application said, to those who may read it. */
export async function contentOf(tx: Tx, submissionId: string): Promise<SubmissionContent | undefined> {
  const row = await tx.submissionContent.findUnique({ where: { submissionId }, select: { content: true } });
  return row ? (row.content as unknown as SubmissionContent) : undefined;
}

/** What the admission of a submission rests on: the lots as offered, and what the provider says it offers beyond the regulator's list. */
export type Offers = {
  readonly submissionId: string;
  readonly lots: SubmissionContent["lots"];
  readonly specialisms: readonly string[];
};

/** What these submissions offer, as far as the actor may read them. */
export async function offersOf(tx: Tx, submissionIds: readonly string[]): Promise<readonly Offers[]> {
  return tx.$queryRaw`
    SELECT c.submission_id AS "submissionId", c.content -> 'lots' AS lots, c.content -> 'organisation' -> 'specialisms' AS specialisms
    FROM submission_content c WHERE c.submission_id = ANY (${[...submissionIds]}::uuid[])`;
}

/** The lots applied for, by submission, as far as the actor may read them. */
export async function lotsApplied(
  tx: Tx,
  roundId: string,
): Promise<
  readonly {
    readonly submissionId: string;
    readonly lotId: string;
    readonly lot: string;
    readonly number: number;
  }[]
> {
  return tx.$queryRaw`
    SELECT c.submission_id AS "submissionId", l.id AS "lotId", l.title AS lot, l.number
    FROM submission_content c JOIN submission s ON s.id = c.submission_id
    CROSS JOIN LATERAL jsonb_array_elements(c.content -> 'lots') o JOIN lot l ON l.id = (o ->> 'lotId')::uuid
    WHERE c.round_id = ${roundId}::uuid AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL
    ORDER BY l.number, c.submission_id`;
}

/** A price that was offered, beside the cap that governs it on a day. */
export type OfferedBesideCap = {
  readonly submissionId: string;
  readonly lotId: string;
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly locationId: string;
  readonly pence: number;
  readonly capId: string | null;
  readonly capPence: number | null;
  /** What lets the price stand above its cap on the day; null where it need not or may not. */
  readonly exception: PriceException | null;
  readonly vat: VatTreatment;
  readonly line: string;
  readonly unit: Unit;
  readonly area: string;
  readonly location: string | null;
};

/** The prices of a round's submissions (or of one) beside the caps of the day, in the order of lots and lines. Nothing before the opening. */
export async function pricesBesideCaps(
  tx: Tx,
  roundId: string,
  day: Day,
  submissionId: string | null = null,
): Promise<readonly OfferedBesideCap[]> {
  // One value for all of them: a round has tens of thousands.
  const [found] = await tx.$queryRaw<{ prices: readonly OfferedRow[] }[]>`
    WITH offered AS MATERIALIZED (
      SELECT * FROM submission_price y
      WHERE y.round_id = ${roundId}::uuid AND (${submissionId}::uuid IS NULL OR y.submission_id = ${submissionId}::uuid)
    ),
    governed AS MATERIALIZED (
      SELECT d.service_line_id, d.area_id, app.governing_cap(d.service_line_id, d.area_id, ${toColumn(day)}::date) AS cap_id
      FROM (SELECT DISTINCT y.service_line_id, y.area_id FROM offered y) d
    )
    SELECT coalesce(json_agg(q), '[]') AS prices FROM (SELECT x.submission_id AS "submissionId", x.lot_id AS "lotId", x.service_line_id AS "serviceLineId", x.area_id AS "areaId",
      x.location_id AS "locationId", x.pence, c.id AS "capId", c.pence AS "capPence", x.vat::text AS vat, n.title AS line, lower(replace(n.unit::text, '_', '-')) AS unit,
      a.name AS area, CASE WHEN o.organisation THEN NULL ELSE o.name END AS location,
      e.id AS "exceptionId", e.to_on AS "exceptionTo", g.id AS "capAfterId", g.pence AS "capAfterPence"
    FROM offered x JOIN service_line n ON n.id = x.service_line_id JOIN lot l ON l.id = x.lot_id
    JOIN area a ON a.id = x.area_id JOIN location o ON o.id = x.location_id
    JOIN governed v ON v.service_line_id = x.service_line_id AND v.area_id = x.area_id LEFT JOIN price_cap c ON c.id = v.cap_id
    LEFT JOIN LATERAL (SELECT k.id, k.to_on, app.governing_cap(x.service_line_id, x.area_id, k.to_on) AS cap_after FROM cap_exception k WHERE x.pence > c.pence AND k.provider_id = x.provider_id
      AND k.service_line_id = x.service_line_id AND k.maximum_pence >= x.pence AND k.from_on <= ${toColumn(day)}::date
      AND k.to_on > ${toColumn(day)}::date ORDER BY k.to_on DESC, k.id LIMIT 1) e ON true
    LEFT JOIN price_cap g ON g.id = e.cap_after
    ORDER BY l.number, n.position, a.position, o.name) q`;
  return (found?.prices ?? []).map(({ exceptionId, exceptionTo, capAfterId, capAfterPence, ...row }) => ({
    ...row,
    exception:
      exceptionId && exceptionTo
        ? {
            id: exceptionId,
            toOn: exceptionTo,
            capAfter: capAfterId && capAfterPence ? { id: capAfterId, pence: capAfterPence } : null,
          }
        : null,
  }));
}

type OfferedRow = Omit<OfferedBesideCap, "exception"> & {
  readonly exceptionId: string | null;
  readonly exceptionTo: Day | null;
  readonly capAfterId: string | null;
  readonly capAfterPence: number | null;
};

/** A document that came with a submission, with where it lies. */
export type SubmittedDocument = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
};

/** A document by its id, also one that was later taken out of the draft: what was submitted stands. */
export async function submittedDocument(tx: Tx, documentId: string): Promise<SubmittedDocument | null> {
  return tx.document.findUnique({
    where: { id: documentId },
    select: { fileName: true, mediaType: true, bytes: true, sha256: true, storageKey: true },
  });
}
