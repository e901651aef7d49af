import type { Day } from "#app/domain/calendar.ts";
import type { FundingShare, Stream } from "#app/domain/brokerage/funding.ts";
import type { Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A part of a placement as a file tells of it, with the funding that stands at its start. */
export type PlacementFileRow = {
  readonly reference: string;
  readonly personRef: string;
  readonly ageBand: string;
  readonly supportReason: string;
  readonly serviceType: string;
  readonly component: string;
  readonly locationName: string;
  readonly cqcLocationId: string;
  readonly line: string;
  readonly pence: number;
  readonly per: Frequency;
  readonly units: string;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly shares: readonly FundingShare[];
};

type ShareRow = {
  readonly stream: Stream;
  readonly weekly: number | null;
  readonly points: number | null;
};
type Row = Omit<PlacementFileRow, "fromOn" | "toOn" | "shares"> & {
  readonly fromOn: Date;
  readonly toOn: Date | null;
  readonly shares: readonly ShareRow[] | null;
};

/** Every part of every placement that is not cancelled; FNC, which is no part of what the council buys, is left out. */
export async function placementFileRows(tx: Tx): Promise<readonly PlacementFileRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.reference, p.person_ref AS "personRef", p.age_band AS "ageBand", p.support_reason AS "supportReason", l.service_type AS "serviceType",
      l.service_component AS component, o.name AS "locationName", coalesce(o.cqc_location_id, '') AS "cqcLocationId", s.code AS line, e.pence, e.per,
      e.units::text AS units, e.from_on AS "fromOn", e.to_on AS "toOn",
      (SELECT json_agg(json_build_object('stream', h.stream, 'weekly', h.weekly_pence, 'points', h.basis_points))
       FROM placement_funding f JOIN placement_share h ON h.funding_id = f.id
       WHERE f.placement_id = p.id AND f.from_on <= e.from_on AND (f.to_on IS NULL OR f.to_on > e.from_on)) AS shares
    FROM placement p JOIN placement_element e ON e.placement_id = p.id AND e.kind = 'CARE'
    JOIN lot l ON l.id = p.lot_id JOIN location o ON o.id = p.location_id JOIN service_line s ON s.id = e.service_line_id
    WHERE p.cancelled_on IS NULL ORDER BY p.reference, e.from_on, s.code`;
  return rows.map(({ fromOn, toOn, shares, ...row }) => ({
    ...row,
    fromOn: fromColumn(fromOn),
    toOn: toOn ? fromColumn(toOn) : null,
    shares: (shares ?? []).map(shareOf),
  }));
}

function shareOf({ stream, weekly, points }: ShareRow): FundingShare {
  if (weekly !== null) return { stream, share: { kind: "weekly", pence: pence(weekly) } };
  if (points !== null) return { stream, share: { kind: "percent", share: basisPoints(points) } };
  return { stream, share: { kind: "rest" } };
}
