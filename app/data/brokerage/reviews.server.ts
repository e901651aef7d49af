import type { Day } from "#app/domain/calendar.ts";
import type { Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A provider's proposal with what it is about, as both sides see it. */
export type Review = {
  readonly id: string;
  readonly placementId: string;
  readonly reference: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly elementId: string;
  readonly lineTitle: string;
  readonly per: Frequency;
  readonly unitPence: number;
  readonly unitsBefore: string;
  readonly unitsAfter: string;
  readonly fromOn: Day;
  readonly reason: string;
  readonly proposedAt: Date;
  readonly withdrawn: boolean;
  readonly agreed: boolean | null;
  readonly decidedAt: Date | null;
  readonly decisionWords: string;
};

type Asked = { readonly id?: string; readonly placementId?: string; readonly waiting?: boolean };
type Row = Omit<Review, "fromOn"> & { readonly fromOn: Date };

/** Proposals that the actor may see: those that wait first, the oldest of them foremost, then the latest decided. */
export async function reviews(tx: Tx, { id, placementId, waiting }: Asked = {}): Promise<readonly Review[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.placement_id AS "placementId", p.reference, r.provider_id AS "providerId", o.name AS "providerName", r.element_id AS "elementId",
      s.title AS "lineTitle", e.per, e.pence AS "unitPence", trim_scale(r.units_before)::text AS "unitsBefore", trim_scale(r.units_after)::text AS "unitsAfter",
      r.from_on AS "fromOn", r.reason, r.proposed_at AS "proposedAt", r.withdrawn_at IS NOT NULL AS withdrawn, r.agreed, r.decided_at AS "decidedAt",
      r.decision_words AS "decisionWords"
    FROM review_proposal r JOIN placement p ON p.id = r.placement_id JOIN provider o ON o.id = r.provider_id
    JOIN placement_element e ON e.id = r.element_id JOIN service_line s ON s.id = e.service_line_id
    WHERE (${id ?? null}::uuid IS NULL OR r.id = ${id ?? null}::uuid) AND (${placementId ?? null}::uuid IS NULL OR r.placement_id = ${placementId ?? null}::uuid)
      AND (NOT ${waiting ?? false} OR (r.decided_at IS NULL AND r.withdrawn_at IS NULL))
    ORDER BY (r.decided_at IS NULL AND r.withdrawn_at IS NULL) DESC, r.decided_at DESC NULLS FIRST, r.proposed_at LIMIT 200`;
  return rows.map(({ fromOn, ...row }) => ({ ...row, fromOn: fromColumn(fromOn) }));
}

export async function addReview(
  tx: Tx,
  proposal: {
    readonly placementId: string;
    readonly commissionerId: string;
    readonly providerId: string;
    readonly elementId: string;
    readonly unitsBefore: string;
    readonly unitsAfter: string;
    readonly fromOn: Day;
    readonly reason: string;
    readonly proposedBy: string;
  },
  now: Date,
) {
  await tx.reviewProposal.create({
    data: { ...proposal, fromOn: toColumn(proposal.fromOn), proposedAt: now },
    select: { id: true },
  });
}

/** Whether a proposal about this part waits for an answer. */
export async function reviewWaits(tx: Tx, elementId: string): Promise<boolean> {
  const count = await tx.reviewProposal.count({ where: { elementId, decidedAt: null, withdrawnAt: null } });
  return count > 0;
}

/** Writes the decision on a proposal that waits. Answers whether it did. */
export async function saveReviewDecision(
  tx: Tx,
  id: string,
  decision: {
    readonly agreed: boolean;
    readonly decidedBy: string;
    readonly decidedAt: Date;
    readonly decisionWords: string;
    readonly newElementId: string | null;
  },
): Promise<boolean> {
  const { count } = await tx.reviewProposal.updateMany({
    where: { id, decidedAt: null, withdrawnAt: null },
    data: decision,
  });
  return count === 1;
}

/** Takes back a proposal that waits. Answers whether it did. */
export async function withdrawReviewRow(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.reviewProposal.updateMany({
    where: { id, decidedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  return count === 1;
}

/** On what the price of a part rests, for the part that takes over from it. */
export async function groundsOf(tx: Tx, elementId: string) {
  return tx.placementElement.findUniqueOrThrow({
    where: { id: elementId },
    select: { rateId: true, ratePence: true, capPence: true, exceptionId: true, schedule: true },
  });
}

/** Proposals counted by provider, with the hours and other units a week that agreed ones freed or added. */
export type ProviderReviews = {
  readonly providerId: string;
  readonly providerName: string;
  readonly proposed: number;
  readonly agreed: number;
  readonly refused: number;
  readonly hoursFreed: string;
  readonly hoursAdded: string;
};

/** By provider, who frees the most hours first. */
export async function reviewsByProvider(tx: Tx): Promise<readonly ProviderReviews[]> {
  return tx.$queryRaw`
    SELECT r.provider_id AS "providerId", o.name AS "providerName", count(*) FILTER (WHERE r.withdrawn_at IS NULL)::int AS proposed,
      count(*) FILTER (WHERE r.agreed)::int AS agreed, count(*) FILTER (WHERE NOT r.agreed)::int AS refused,
      trim_scale(coalesce(sum(r.units_before - r.units_after) FILTER (WHERE r.agreed AND e.per = 'hour' AND r.units_after < r.units_before), 0))::text AS "hoursFreed",
      trim_scale(coalesce(sum(r.units_after - r.units_before) FILTER (WHERE r.agreed AND e.per = 'hour' AND r.units_after > r.units_before), 0))::text AS "hoursAdded"
    FROM review_proposal r JOIN provider o ON o.id = r.provider_id JOIN placement_element e ON e.id = r.element_id
    GROUP BY r.provider_id, o.name
    ORDER BY sum(r.units_before - r.units_after) FILTER (WHERE r.agreed AND e.per = 'hour' AND r.units_after < r.units_before) DESC NULLS LAST, o.name`;
}
