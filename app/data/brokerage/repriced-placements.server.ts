import type { LeftAlone, Occasion } from "#app/domain/brokerage/new-price.ts";
import type { PlacementLeft } from "#app/domain/brokerage/new-prices.ts";
import type { Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A placement of a proposal as it is written, with its parts; `stoodAs` is a digest of all that was judged. */
export type PlacementToKeep = {
  readonly placementId: string;
  readonly changes: boolean;
  readonly weeklyBefore: number;
  readonly weeklyAfter: number;
  readonly publicBefore: number;
  readonly publicAfter: number;
  readonly refunded: boolean;
  readonly stoodAs: string;
  readonly parts: readonly {
    readonly elementId: string;
    readonly serviceLineId: string;
    readonly kind: string;
    readonly per: string;
    readonly before: number;
    readonly after: number | null;
    readonly left: string | null;
  }[];
};

/** Writes placements of a proposal with their parts, in two statements. */
export async function keepRepriced(
  tx: Tx,
  repricingId: string,
  commissionerId: string,
  placements: readonly PlacementToKeep[],
) {
  const heads = placements.map(({ parts: _parts, ...head }) => head);
  await tx.$executeRaw`
    INSERT INTO repriced_placement (repricing_id, placement_id, commissioner_id, changes, weekly_before, weekly_after, public_before, public_after, refunded, stood_as)
    SELECT ${repricingId}::uuid, h."placementId", ${commissionerId}::uuid, h.changes, h."weeklyBefore", h."weeklyAfter", h."publicBefore", h."publicAfter", h.refunded, h."stoodAs"
    FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) AS h ("placementId" uuid, changes boolean, "weeklyBefore" int, "weeklyAfter" int, "publicBefore" int,
      "publicAfter" int, refunded boolean, "stoodAs" text)`;
  const parts = placements.flatMap(({ placementId, parts }) =>
    parts.map((part) => ({ ...part, placementId })),
  );
  await tx.$executeRaw`
    INSERT INTO repriced_element (repricing_id, element_id, placement_id, commissioner_id, service_line_id, kind, pence_before, per, pence_after, left_because)
    SELECT ${repricingId}::uuid, e."elementId", e."placementId", ${commissionerId}::uuid, e."serviceLineId", e.kind, e.before, e.per, e.after, e."left"
    FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS e ("elementId" uuid, "placementId" uuid, "serviceLineId" uuid, kind text, before int, per text, after int, "left" text)`;
}

/** What a proposal rests on for each placement that it changes, in the order of their ids. */
export async function stoodAsOf(
  tx: Tx,
  repricingId: string,
): Promise<readonly { readonly id: string; readonly stoodAs: string }[]> {
  return tx.$queryRaw`
    SELECT placement_id AS id, stood_as AS "stoodAs" FROM repriced_placement WHERE repricing_id = ${repricingId}::uuid AND changes ORDER BY placement_id`;
}

/** Why a placement was passed over when the new prices were written. */
export type SkippedBecause = "changed" | "ended" | "cancelled";

/** Notes which placements were passed over, and why. */
export async function noteSkipped(
  tx: Tx,
  repricingId: string,
  skipped: readonly { readonly id: string; readonly because: SkippedBecause }[],
) {
  await tx.$executeRaw`
    UPDATE repriced_placement p SET skipped_because = s.because
    FROM jsonb_to_recordset(${JSON.stringify(skipped)}::jsonb) AS s (id uuid, because text)
    WHERE p.repricing_id = ${repricingId}::uuid AND p.placement_id = s.id`;
}

/** A part of a proposal as it is shown. */
export type RepricedPart = {
  readonly title: string;
  readonly kind: "care" | "nursing";
  readonly before: Pence;
  readonly per: Frequency;
  readonly after: Pence | null;
  readonly left: LeftAlone | PlacementLeft | null;
};

/** A placement of a proposal as it is shown. */
export type RepricedPlacement = {
  readonly id: string;
  readonly reference: string;
  readonly personRef: string;
  readonly provider: string;
  readonly lot: string;
  readonly changes: boolean;
  readonly weeklyBefore: Pence;
  readonly weeklyAfter: Pence;
  readonly publicBefore: Pence;
  readonly publicAfter: Pence;
  readonly refunded: boolean;
  readonly skippedBecause: SkippedBecause | null;
  readonly parts: readonly RepricedPart[];
};

/** The placements of a proposal: those that change first, by reference. */
export async function repricedPlacements(
  tx: Tx,
  repricingId: string,
  page: { readonly limit: number; readonly offset: number } | "all",
): Promise<readonly RepricedPlacement[]> {
  const [limit, offset] = page === "all" ? [null, 0] : [page.limit, page.offset];
  const rows = await tx.$queryRaw<RepricedPlacement[]>`
    SELECT p.id, p.reference, p.person_ref AS "personRef", o.name AS provider, 'Lot ' || l.number || ', ' || l.title AS lot, b.changes,
      b.weekly_before AS "weeklyBefore", b.weekly_after AS "weeklyAfter", b.public_before AS "publicBefore", b.public_after AS "publicAfter", b.refunded,
      b.skipped_because AS "skippedBecause",
      (SELECT coalesce(json_agg(json_build_object('title', s.title, 'kind', e.kind, 'before', e.pence_before, 'per', e.per, 'after', e.pence_after,
          'left', e.left_because) ORDER BY e.pence_after IS NULL, s.position, e.element_id), '[]')
        FROM repriced_element e JOIN service_line s ON s.id = e.service_line_id WHERE e.repricing_id = b.repricing_id AND e.placement_id = b.placement_id) AS parts
    FROM repriced_placement b JOIN placement p ON p.id = b.placement_id JOIN provider o ON o.id = p.provider_id JOIN lot l ON l.id = p.lot_id
    WHERE b.repricing_id = ${repricingId}::uuid ORDER BY b.skipped_because IS NULL, b.changes DESC, p.reference LIMIT ${limit}::int OFFSET ${offset}::int`;
  return rows.map((row) => ({
    ...row,
    ...{ weeklyBefore: pence(row.weeklyBefore), weeklyAfter: pence(row.weeklyAfter) },
    ...{ publicBefore: pence(row.publicBefore), publicAfter: pence(row.publicAfter) },
  }));
}

/** New prices that were written for a placement: by what, from when, what its week became, and who put them up and approved them. */
export type NewPricesOfPlacement = {
  readonly repricingId: string;
  readonly kind: Occasion["kind"];
  readonly title: string;
  readonly effectiveOn: Day;
  readonly weeklyBefore: Pence;
  readonly weeklyAfter: Pence;
  readonly proposedBy: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
};

/** The new prices that were approved and written for a placement of the actor's own council, the latest first. */
export async function newPricesOf(tx: Tx, placementId: string): Promise<readonly NewPricesOfPlacement[]> {
  const rows = await tx.$queryRaw<(Omit<NewPricesOfPlacement, "effectiveOn"> & { effectiveOn: Date })[]>`
    SELECT b.id AS "repricingId", CASE WHEN b.round_id IS NULL THEN 'uplift' ELSE 'round' END AS kind, b.title, b.effective_on AS "effectiveOn",
      p.weekly_before AS "weeklyBefore", p.weekly_after AS "weeklyAfter", coalesce(r.name, 'a colleague') AS "proposedBy",
      coalesce(d.name, 'A colleague') AS "approvedBy", b.decided_at AS "approvedAt"
    FROM repriced_placement p JOIN placement_repricing b ON b.id = p.repricing_id LEFT JOIN account r ON r.id = b.proposed_by LEFT JOIN account d ON d.id = b.decided_by
    WHERE p.placement_id = ${placementId}::uuid AND b.approved AND p.changes AND p.skipped_because IS NULL ORDER BY b.decided_at DESC`;
  return rows.map(({ effectiveOn, ...row }) => ({ ...row, effectiveOn: fromColumn(effectiveOn) }));
}
