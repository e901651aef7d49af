import type { Funding, FundingShare, Stream } from "#app/domain/brokerage/funding.ts";
import type { LotRule } from "#app/domain/brokerage/lot-rule.ts";
import type { Occasion, StandingPart } from "#app/domain/brokerage/new-price.ts";
import type { StandingPlacement } from "#app/domain/brokerage/new-prices.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { basisPoints, pence, type BasisPoints } from "#app/domain/money.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** A lot as an occasion meets it: its rule of the day, and by how much an uplift raises it. */
export type LotMet = LotRule & { readonly lotId: string; readonly percentage: BasisPoints | null };

/** A placement as it is judged for new prices, and whose it is. */
export type PlacementMet = Omit<StandingPlacement, "funding"> & {
  readonly id: string;
  readonly reference: string;
  readonly providerId: string;
  readonly lotId: string;
  readonly funding: readonly (Funding & { readonly id: string })[];
};

type Which =
  | { readonly lotIds: readonly string[]; readonly after: string | null; readonly limit: number }
  | { readonly ids: readonly string[] };

type Row = Omit<PlacementMet, "elements" | "funding" | "suspensions"> & {
  readonly elements: readonly PartRow[];
  readonly funding: readonly {
    readonly id: string;
    readonly fromOn: Day;
    readonly toOn: Day | null;
    readonly shares: readonly ShareRow[];
  }[];
};
type PartRow = Omit<StandingPart, "standing"> & {
  readonly unit: Unit;
  readonly ratePence: number | null;
  readonly rateBefore: number | null;
  readonly begins: { readonly rateId: string; readonly pence: number } | null;
  readonly capPence: number | null;
  readonly exceptionPence: number | null;
};
type ShareRow = { readonly stream: Stream; readonly weekly: number | null; readonly points: number | null };

const { sql } = Prisma;

/**
 * Placements of the actor's own council that run on the occasion's day, in the order of their ids: those of lots after one
 * of them, or these. With every part and share of the day and later, and what stands beside each price.
 */
export async function placementsMet(
  tx: Tx,
  occasion: Occasion,
  lots: readonly LotMet[],
  which: Which,
): Promise<readonly PlacementMet[]> {
  const day = sql`${toColumn(occasion.effectiveOn)}::date`;
  const reasons = occasion.kind === "uplift" ? ["UPLIFT"] : ["ROUND", "CAP"];
  const rows = await tx.$queryRaw<{ met: Row }[]>`
    WITH asked AS MATERIALIZED (SELECT p.* FROM placement p WHERE p.commissioner_id = app.commissioner() AND ${chosen(which, day)})
    SELECT json_build_object('id', p.id, 'reference', p.reference, 'providerId', p.provider_id, 'lotId', p.lot_id, 'fromOn', p.from_on, 'toOn', p.to_on,
      'approvedOn', p.approved_on, 'cancelledOn', p.cancelled_on,
      'pricedAs', CASE WHEN p.contract_id IS NOT NULL THEN 'block' WHEN p.framework_id IS NULL THEN 'off-framework' ELSE 'framework' END,
      'reviewsWait', array_to_json(ARRAY(SELECT w.element_id FROM review_proposal w WHERE w.placement_id = p.id AND w.decided_at IS NULL AND w.withdrawn_at IS NULL)),
      'elements', array_to_json(ARRAY(SELECT json_build_object('id', e.id, 'serviceLineId', e.service_line_id, 'kind', lower(e.kind), 'pence', e.pence,
          'per', e.per, 'units', e.units::text, 'fromOn', e.from_on, 'toOn', e.to_on, 'unit', lower(replace(s.unit::text, '_', '-')), 'ratePence', e.rate_pence,
          'rateBefore', (SELECT held.pence FROM (${rateOn(toColumn(addDays(occasion.effectiveOn, -1)))}) held),
          'begins', (SELECT CASE WHEN held.valid_from = ${day} AND held.reason = ANY (${reasons}::text[])
              THEN json_build_object('rateId', held.id, 'pence', held.pence) END FROM (${rateOn(toColumn(occasion.effectiveOn))}) held),
          'capPence', (SELECT k.pence FROM price_cap k JOIN area a ON a.id = k.area_id WHERE k.service_line_id = e.service_line_id AND (a.everywhere OR a.id = p.area_id)
            AND k.effective_from <= ${day} AND (k.effective_to IS NULL OR k.effective_to > ${day}) ORDER BY a.everywhere LIMIT 1),
          'exceptionPence', (SELECT max(x.maximum_pence) FROM cap_exception x WHERE x.provider_id = e.provider_id AND x.service_line_id = e.service_line_id
            AND x.from_on <= ${day} AND x.to_on > ${day}))
        FROM placement_element e JOIN service_line s ON s.id = e.service_line_id
        WHERE e.placement_id = p.id AND (e.to_on IS NULL OR e.to_on > ${day}) ORDER BY e.id)),
      'funding', array_to_json(ARRAY(SELECT json_build_object('id', f.id, 'fromOn', f.from_on, 'toOn', f.to_on, 'shares', array_to_json(ARRAY(
          SELECT json_build_object('stream', h.stream, 'weekly', h.weekly_pence, 'points', h.basis_points) FROM placement_share h WHERE h.funding_id = f.id ORDER BY h.stream)))
        FROM placement_funding f WHERE f.placement_id = p.id AND (f.to_on IS NULL OR f.to_on > ${day}) ORDER BY f.from_on))) AS met
    FROM asked p ORDER BY p.id`;
  return rows.map(({ met }) => toMet(met, lots));
}

/** Holds these placements until the transaction ends, in the order of their ids. */
export async function holdPlacements(tx: Tx, ids: readonly string[]) {
  await tx.$executeRaw`SELECT 1 FROM placement WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** How many placements of each lot run on a day. */
export async function runningByLot(
  tx: Tx,
  lotIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ lotId: string; count: number }[]>`
    SELECT p.lot_id AS "lotId", count(*)::int AS count FROM placement p
    WHERE p.commissioner_id = app.commissioner() AND p.lot_id = ANY (${[...lotIds]}::uuid[]) AND ${runsOn(sql`${toColumn(day)}::date`)} GROUP BY p.lot_id`;
  return new Map(rows.map(({ lotId, count }) => [lotId, count]));
}

function runsOn(day: Prisma.Sql): Prisma.Sql {
  return sql`p.cancelled_on IS NULL AND p.from_on <= ${day} AND (p.to_on IS NULL OR p.to_on > ${day})`;
}

function chosen(which: Which, day: Prisma.Sql): Prisma.Sql {
  if ("ids" in which) return sql`p.id = ANY (${[...which.ids]}::uuid[])`;
  const { lotIds, after, limit } = which;
  return sql`p.lot_id = ANY (${[...lotIds]}::uuid[]) AND ${runsOn(day)} AND (${after}::uuid IS NULL OR p.id > ${after}::uuid) ORDER BY p.id LIMIT ${limit}`;
}

/** The rate of an element `e` of a placement `p` on a day: that of the place wins over the organisation's, the area's own over everywhere's. */
function rateOn(day: Date): Prisma.Sql {
  return sql`SELECT r.id, r.pence, r.valid_from, r.reason::text AS reason FROM lot_membership m JOIN rate r ON r.membership_id = m.id AND r.service_line_id = e.service_line_id
    JOIN location l ON l.id = r.location_id JOIN area a ON a.id = r.area_id
    WHERE m.provider_id = e.provider_id AND m.lot_id = p.lot_id AND (r.location_id = p.location_id OR l.organisation) AND (a.everywhere OR a.id = p.area_id)
      AND r.valid_from <= ${day}::date AND (r.valid_to IS NULL OR r.valid_to > ${day}::date)
    ORDER BY (r.location_id = p.location_id) DESC, a.everywhere LIMIT 1`;
}

function toMet({ elements, funding, ...row }: Row, lots: readonly LotMet[]): PlacementMet {
  const uplift = lots.find(({ lotId }) => lotId === row.lotId)?.percentage ?? null;
  const orNull = (amount: number | null) => (amount === null ? null : pence(amount));
  return {
    ...row,
    suspensions: [],
    elements: elements.map(({ unit, ratePence, rateBefore, begins, capPence, exceptionPence, ...part }) => ({
      ...part,
      pence: pence(part.pence),
      standing: {
        ...{ unit, ratePence: orNull(ratePence), rateBefore: orNull(rateBefore), uplift },
        begins: begins && { rateId: begins.rateId, pence: pence(begins.pence) },
        ...{ capPence: orNull(capPence), exceptionPence: orNull(exceptionPence) },
      },
    })),
    funding: funding.map(({ shares, ...span }) => ({ ...span, shares: shares.map(shareOf) })),
  };
}

function shareOf({ stream, weekly, points }: ShareRow): FundingShare {
  if (weekly !== null) return { stream, share: { kind: "weekly", pence: pence(weekly) } };
  if (points !== null) return { stream, share: { kind: "percent", share: basisPoints(points) } };
  return { stream, share: { kind: "rest" } };
}
