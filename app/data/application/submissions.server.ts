import { createHash } from "node:crypto";
import { canonicalJson } from "#app/domain/application/canonical.ts";
import type { SubmissionContent } from "#app/domain/application/content.ts";
import type { Tx } from "#app/data/db.server.ts";
import { insertCostModels } from "./submitted-costs.server.ts";

/** A submission without what it says. */
export type SubmissionRow = {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly submittedAt: Date;
  readonly submittedBy: string;
  readonly contentHash: string;
  readonly supersededAt: Date | null;
  readonly withdrawnAt: Date | null;
};

export type NewSubmission = {
  readonly applicationId: string;
  readonly roundId: string;
  readonly frameworkId: string;
  readonly providerId: string;
  readonly version: number;
  readonly reference: string;
  readonly submittedAt: Date;
  readonly submittedBy: string;
  readonly salt: string;
  readonly content: SubmissionContent;
};

/** The SHA-256 that a receipt shows, over the salt and the content's canonical JSON: 64 characters in hexadecimal. */
export function contentHash(salt: string, content: object): string {
  return createHash("sha256")
    .update(salt + canonicalJson(content))
    .digest("hex");
}

/** Every submission of an application, the latest first. */
export async function submissionsOf(tx: Tx, applicationId: string): Promise<readonly SubmissionRow[]> {
  return tx.submission.findMany({ where: { applicationId }, select: columns, orderBy: { version: "desc" } });
}

/** What a submission said, with its salt, as it was frozen; null where the actor may not see it. */
export async function frozenContent(
  tx: Tx,
  submissionId: string,
): Promise<{ readonly salt: string; readonly content: SubmissionContent } | null> {
  const row = await tx.submissionContent.findUnique({
    where: { submissionId },
    select: { salt: true, content: true },
  });
  return row && { salt: row.salt, content: row.content as unknown as SubmissionContent };
}

/** Freezes a submission: who and when, what it says, and each price beside the cap that allowed it. */
export async function insertSubmission(tx: Tx, made: NewSubmission): Promise<SubmissionRow> {
  const { salt, content, ...row } = made;
  const { roundId, frameworkId, providerId } = made;
  const submission = await tx.submission.create({
    data: { ...row, contentHash: contentHash(salt, content) },
    select: columns,
  });
  const whose = { submissionId: submission.id, roundId, frameworkId, providerId };
  await tx.submissionContent.create({
    data: { ...whose, salt, content: content },
    select: { submissionId: true },
  });
  await tx.submissionPrice.createMany({
    data: content.lots.flatMap(({ lotId, prices }) => prices.map((price) => ({ ...whose, lotId, ...price }))),
  });
  await insertCostModels(tx, whose, content);
  return submission;
}

export async function supersede(tx: Tx, submissionId: string, at: Date) {
  await tx.submission.update({
    where: { id: submissionId },
    data: { supersededAt: at },
    select: { id: true },
  });
}

export async function markWithdrawn(tx: Tx, submissionId: string, at: Date) {
  await tx.submission.update({
    where: { id: submissionId },
    data: { withdrawnAt: at },
    select: { id: true },
  });
}

const columns = {
  id: true,
  version: true,
  reference: true,
  submittedAt: true,
  submittedBy: true,
  contentHash: true,
  supersededAt: true,
  withdrawnAt: true,
} as const;
