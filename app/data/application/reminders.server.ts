import type { Day } from "#app/domain/calendar.ts";
import type { UnfitRates } from "#app/domain/pricing/re-pricing.ts";
import { fromColumn } from "#app/data/days.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { RePricingColumns } from "#app/data/re-pricing.server.ts";

export type UnfinishedDraft = {
  readonly id: string;
  readonly providerId: string;
  readonly commissionerId: string;
  readonly reference: string;
  readonly roundTitle: string;
  readonly closesAt: Date;
  /** Of a member, what becomes of its rates if it does not apply. */
  readonly standing: StandingOfRates | null;
};

/** What a round says of the rates of members that do not apply. */
export type StandingOfRates = { readonly unfitRates: UnfitRates; readonly effectiveOn: Day };

type StandingRow = {
  readonly unfitRates: RePricingColumns["unfitRates"];
  readonly effectiveOn: Date;
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
  const rows = await tx.$queryRaw<
    (Omit<UnfinishedDraft, "standing"> & StandingRow & { readonly member: boolean })[]
  >`
    SELECT a.id, a.provider_id AS "providerId", f.commissioner_id AS "commissionerId", a.reference,
      r.title AS "roundTitle", r.closes_at AS "closesAt", r.unfit_rates::text AS "unfitRates", r.effective_on AS "effectiveOn",
      EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = a.provider_id AND m.framework_id = a.framework_id
        AND (m.active_to IS NULL OR m.active_to > r.effective_on)) AS member
    FROM application a JOIN round r ON r.id = a.round_id JOIN framework f ON f.id = a.framework_id
    WHERE a.current_submission_id IS NULL AND a.withdrawn_at IS NULL
      AND r.published_at IS NOT NULL AND r.cancelled_at IS NULL
      AND r.opens_at <= ${now} AND r.closes_at > ${now} AND r.closes_at <= ${now}::timestamptz + make_interval(hours => ${hours}::int)
      AND (a.reminded_at IS NULL OR a.reminded_at < (SELECT max(x.recorded_at) FROM round_extension x WHERE x.round_id = r.id))
    ORDER BY a.reference FOR UPDATE OF a SKIP LOCKED`;
  return rows.map(({ unfitRates, effectiveOn, member, ...draft }) => ({
    ...draft,
    standing: member ? toStanding({ unfitRates, effectiveOn }) : null,
  }));
}

/** A round whose members that have not begun to apply are to be reminded. */
export type RoundToRemind = {
  readonly id: string;
  readonly title: string;
  readonly commissionerId: string;
  readonly closesAt: Date;
  readonly standing: StandingOfRates;
  /** The members of its lots without an application in it. */
  readonly providerIds: readonly string[];
};

/** Rounds that close within so many hours and whose members were not reminded since the closing instant was last moved. */
export async function lockRoundsToRemind(
  tx: Tx,
  now: Date,
  hours: number,
): Promise<readonly RoundToRemind[]> {
  const rows = await tx.$queryRaw<(Omit<RoundToRemind, "standing"> & StandingRow)[]>`
    SELECT r.id, r.title, f.commissioner_id AS "commissionerId", r.closes_at AS "closesAt", r.unfit_rates::text AS "unfitRates", r.effective_on AS "effectiveOn",
      ARRAY(SELECT DISTINCT m.provider_id::text FROM lot_membership m
        WHERE m.framework_id = r.framework_id AND m.active_from <= app.today() AND (m.active_to IS NULL OR m.active_to > r.effective_on)
          AND (r.whole_framework OR m.lot_id IN (SELECT x.lot_id FROM round_lot x WHERE x.round_id = r.id))
          AND NOT EXISTS (SELECT 1 FROM application a WHERE a.round_id = r.id AND a.provider_id = m.provider_id)
        ORDER BY 1) AS "providerIds"
    FROM round r JOIN framework f ON f.id = r.framework_id
    WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL
      AND r.opens_at <= ${now} AND r.closes_at > ${now} AND r.closes_at <= ${now}::timestamptz + make_interval(hours => ${hours}::int)
      AND (r.members_reminded_at IS NULL OR r.members_reminded_at < (SELECT max(x.recorded_at) FROM round_extension x WHERE x.round_id = r.id))
    ORDER BY r.number FOR UPDATE OF r SKIP LOCKED`;
  return rows.map(({ unfitRates, effectiveOn, ...round }) => ({
    ...round,
    standing: toStanding({ unfitRates, effectiveOn }),
  }));
}

export async function markMembersReminded(tx: Tx, roundId: string, now: Date) {
  await tx.round.updateMany({ where: { id: roundId }, data: { membersRemindedAt: now } });
}

function toStanding({ unfitRates, effectiveOn }: StandingRow): StandingOfRates {
  return {
    unfitRates: unfitRates === "DROP_TO_CAP" ? "drop-to-cap" : "lapse",
    effectiveOn: fromColumn(effectiveOn),
  };
}

export async function markReminded(tx: Tx, applicationId: string, now: Date) {
  await tx.application.updateMany({ where: { id: applicationId }, data: { remindedAt: now } });
}
