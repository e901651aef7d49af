import type { Tx } from "#app/data/db.server.ts";

export type UnfinishedDraft = {
  readonly id: string;
  readonly providerId: string;
  readonly commissionerId: string;
  readonly reference: string;
  readonly roundTitle: string;
  readonly closesAt: Date;
};

/**
 * Applications neither submitted nor withdrawn whose round closes within so many hours, and that nobody was reminded of
 * since the closing instant was last moved. Those being worked on this moment wait for the next time.
 */
export async function lockDraftsToRemind(
  tx: Tx,
  now: Date,
  hours: number,
): Promise<readonly UnfinishedDraft[]> {
  return tx.$queryRaw<UnfinishedDraft[]>`
    SELECT a.id, a.provider_id AS "providerId", f.commissioner_id AS "commissionerId", a.reference,
      r.title AS "roundTitle", r.closes_at AS "closesAt"
    FROM application a JOIN round r ON r.id = a.round_id JOIN framework f ON f.id = a.framework_id
    WHERE a.current_submission_id IS NULL AND a.withdrawn_at IS NULL
      AND r.published_at IS NOT NULL AND r.cancelled_at IS NULL
      AND r.opens_at <= ${now} AND r.closes_at > ${now} AND r.closes_at <= ${now}::timestamptz + make_interval(hours => ${hours}::int)
      AND (a.reminded_at IS NULL OR a.reminded_at < (SELECT max(x.recorded_at) FROM round_extension x WHERE x.round_id = r.id))
    ORDER BY a.reference FOR UPDATE OF a SKIP LOCKED`;
}

export async function markReminded(tx: Tx, applicationId: string, now: Date) {
  await tx.application.updateMany({ where: { id: applicationId }, data: { remindedAt: now } });
}
