import type { SubmissionRound } from "#app/domain/application/submit.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { RePricing } from "#app/domain/pricing/re-pricing.ts";
import type { Tx } from "#app/data/db.server.ts";
import { fromColumn } from "#app/data/days.server.ts";
import { toRePricing, type RePricingColumns } from "#app/data/re-pricing.server.ts";
import { Prisma } from "#app/data/generated/client.ts";

/** A round as an applicant meets it. */
export type ApplicantsRound = SubmissionRound & {
  readonly id: string;
  readonly frameworkId: string;
  readonly number: number;
  readonly title: string;
  /** The day from which the prices of those admitted hold. */
  readonly effectiveOn: Day;
  readonly rePricing: RePricing;
};

export type RoundLot = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly pricedBy: "PROVIDER" | "LOCATION";
};

export type RoundQuestion = {
  readonly code: string;
  readonly text: string;
  readonly hint: string;
  readonly kind: "PASS_FAIL" | "SCORED" | "DOCUMENT";
  readonly choices: readonly string[];
  readonly weight: number;
  readonly maximumWords: number;
};

type RoundRow = {
  readonly id: string;
  readonly framework_id: string;
  readonly number: number;
  readonly title: string;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly effective_on: Date;
  readonly change_from_basis_points: number;
  readonly change_to_basis_points: number;
  readonly bound_policy: RePricingColumns["boundPolicy"];
  readonly unfit_rates: RePricingColumns["unfitRates"];
  readonly cancelled: boolean;
  readonly opened: boolean;
};

const rePricingColumns = Prisma.sql`r.change_from_basis_points, r.change_to_basis_points, r.bound_policy::text AS bound_policy, r.unfit_rates::text AS unfit_rates`;

/** Holds a share of the round until the transaction ends, so that it is neither opened nor extended meanwhile. */
export async function shareRound(tx: Tx, roundId: string): Promise<ApplicantsRound | null> {
  const [row] = await tx.$queryRaw<RoundRow[]>`SELECT * FROM app.share_round(${roundId}::uuid)`;
  return row ? toRound(row) : null;
}

/** The published rounds that are not over for applicants: open, or still to open; soonest deadline first. */
export async function roundsToApplyTo(tx: Tx, now: Date): Promise<readonly ApplicantsRound[]> {
  const rows = await tx.$queryRaw<RoundRow[]>`
    SELECT r.id, r.framework_id, r.number, r.title, r.opens_at, r.closes_at, r.effective_on, ${rePricingColumns}, false AS cancelled, false AS opened
    FROM round r WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.closes_at > ${now}
      AND NOT EXISTS (SELECT 1 FROM round_opening o WHERE o.round_id = r.id AND o.opened_at IS NOT NULL)
    ORDER BY r.closes_at, r.number`;
  return rows.map(toRound);
}

export async function roundById(tx: Tx, roundId: string): Promise<ApplicantsRound | null> {
  const [row] = await tx.$queryRaw<RoundRow[]>`
    SELECT r.id, r.framework_id, r.number, r.title, r.opens_at, r.closes_at, r.effective_on, ${rePricingColumns}, r.cancelled_at IS NOT NULL AS cancelled,
      EXISTS (SELECT 1 FROM round_opening o WHERE o.round_id = r.id AND o.opened_at IS NOT NULL) AS opened
    FROM round r WHERE r.id = ${roundId}::uuid AND r.published_at IS NOT NULL`;
  return row ? toRound(row) : null;
}

/** The lots of a round that are joined by applying, in the order of their numbers. */
export async function lotsOfRound(tx: Tx, roundId: string): Promise<readonly RoundLot[]> {
  return tx.$queryRaw<RoundLot[]>`
    SELECT l.id, l.number, l.title, l.summary, l.priced_by AS "pricedBy"
    FROM round r JOIN lot l ON l.framework_id = r.framework_id
    WHERE r.id = ${roundId}::uuid AND l.membership_rule = 'BY_APPLICATION'
      AND (r.whole_framework OR EXISTS (SELECT 1 FROM round_lot x WHERE x.round_id = r.id AND x.lot_id = l.id))
    ORDER BY l.number`;
}

/** The questions that a round asks, in their order. */
export async function questionsOfRound(tx: Tx, roundId: string): Promise<readonly RoundQuestion[]> {
  return tx.$queryRaw<RoundQuestion[]>`
    SELECT q.code, q.text, q.hint, q.kind, q.choices, q.weight, q.maximum_words AS "maximumWords"
    FROM round r JOIN question q ON q.question_set_id = r.question_set_id
    WHERE r.id = ${roundId}::uuid ORDER BY q.position, q.code`;
}

/** Who runs the framework of a round: whose mail it is, and whom to ask. */
export async function commissionerOfFramework(
  tx: Tx,
  frameworkId: string,
): Promise<{ readonly id: string; readonly name: string; readonly contactMail: string }> {
  const [row] = await tx.$queryRaw<{ id: string; name: string; contactMail: string }[]>`
    SELECT c.id, c.name, c.contact_mail AS "contactMail" FROM framework f JOIN commissioner c ON c.id = f.commissioner_id
    WHERE f.id = ${frameworkId}::uuid`;
  if (!row) throw new Error("a framework without its commissioner");
  return row;
}

function toRound(row: RoundRow): ApplicantsRound {
  return {
    id: row.id,
    frameworkId: row.framework_id,
    number: row.number,
    title: row.title,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    effectiveOn: fromColumn(row.effective_on),
    rePricing: toRePricing({
      changeFromBasisPoints: row.change_from_basis_points,
      changeToBasisPoints: row.change_to_basis_points,
      boundPolicy: row.bound_policy,
      unfitRates: row.unfit_rates,
    }),
    cancelled: row.cancelled,
    opened: row.opened,
  };
}
