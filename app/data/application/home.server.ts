import type { Tx } from "#app/data/db.server.ts";

/** An application of an earlier or present round, for the provider's home page. */
export type ApplicationLine = {
  readonly applicationId: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly closesAt: Date;
  readonly reference: string;
  readonly submittedAt: Date | null;
  readonly submissionReference: string | null;
  readonly withdrawnAt: Date | null;
  /** Lots whose outcome letter has gone, and how many of them admit. */
  readonly outcomes: number;
  readonly admitted: number;
};

/** A provider's own applications, the latest round first, with their receipts and outcomes. */
export async function applicationLines(tx: Tx, providerId: string): Promise<readonly ApplicationLine[]> {
  return tx.$queryRaw<ApplicationLine[]>`
    SELECT a.id AS "applicationId", r.id AS "roundId", r.title AS "roundTitle", r.closes_at AS "closesAt", a.reference,
      s.submitted_at AS "submittedAt", s.reference AS "submissionReference", a.withdrawn_at AS "withdrawnAt",
      count(o.id)::int AS outcomes, (count(o.id) FILTER (WHERE o.admitted))::int AS admitted
    FROM application a JOIN round r ON r.id = a.round_id
    LEFT JOIN submission s ON s.id = a.current_submission_id
    LEFT JOIN lot_outcome o ON o.application_id = a.id AND o.letter_at IS NOT NULL
    WHERE a.provider_id = ${providerId}::uuid
    GROUP BY a.id, r.id, s.id ORDER BY r.closes_at DESC, a.reference`;
}

/** When this provider last said how much room it has; null where it never did, or holds no lot. */
export async function capacityStatedAt(
  tx: Tx,
  providerId: string,
): Promise<{ readonly holdsLots: boolean; readonly oldest: Date | null }> {
  const [row] = await tx.$queryRaw<{ holdsLots: boolean; oldest: Date | null }[]>`
    SELECT EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = ${providerId}::uuid AND m.active_from <= app.today()
        AND (m.active_to IS NULL OR m.active_to > app.today())) AS "holdsLots",
      (SELECT min(latest) FROM (SELECT max(c.stated_at) AS latest FROM capacity_return c
        WHERE c.provider_id = ${providerId}::uuid GROUP BY c.location_id, c.lot_id) stated) AS oldest`;
  return row ?? { holdsLots: false, oldest: null };
}
