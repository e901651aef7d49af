import type { Occasion } from "#app/domain/brokerage/new-price.ts";
import { basisPoints, type BasisPoints } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A round or an uplift that moved rates, with the lots that it is about. */
export type OccasionOnFile = Occasion & {
  readonly id: string;
  readonly frameworkId: string;
  readonly framework: string;
  readonly title: string;
  readonly lots: readonly { readonly lotId: string; readonly percentage: BasisPoints | null }[];
};

/** The rounds that began rates on their day, and the approved uplifts, of these frameworks; the latest first. */
export async function occasionsOf(
  tx: Tx,
  frameworkIds: readonly string[],
): Promise<readonly OccasionOnFile[]> {
  type Row = Omit<OccasionOnFile, "effectiveOn" | "lots"> & {
    readonly effectiveOn: Date;
    readonly lots: readonly { readonly lotId: string; readonly percentage: number | null }[];
  };
  const own = [...frameworkIds];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, 'round' AS kind, r.framework_id AS "frameworkId", f.title AS framework, r.title, r.effective_on AS "effectiveOn",
      (SELECT coalesce(json_agg(json_build_object('lotId', l.id, 'percentage', NULL)), '[]') FROM lot l WHERE l.framework_id = r.framework_id
        AND (r.whole_framework OR EXISTS (SELECT 1 FROM round_lot x WHERE x.round_id = r.id AND x.lot_id = l.id))) AS lots
    FROM round r JOIN framework f ON f.id = r.framework_id
    WHERE r.framework_id = ANY (${own}::uuid[]) AND r.published_at IS NOT NULL AND r.cancelled_at IS NULL
      AND EXISTS (SELECT 1 FROM rate e WHERE e.framework_id = r.framework_id AND e.valid_from = r.effective_on AND e.reason IN ('ROUND', 'CAP'))
    UNION ALL
    SELECT u.id, 'uplift', u.framework_id, f.title, u.title, u.from_on,
      (SELECT coalesce(json_agg(json_build_object('lotId', k.lot_id, 'percentage', k.uplift)), '[]') FROM uplift_lot k WHERE k.uplift_id = u.id)
    FROM uplift u JOIN framework f ON f.id = u.framework_id WHERE u.framework_id = ANY (${own}::uuid[]) AND u.approved
    ORDER BY 6 DESC, 5`;
  return rows.map(({ lots, effectiveOn, ...row }) => ({
    ...row,
    effectiveOn: fromColumn(effectiveOn),
    lots: lots.map(({ lotId, percentage }) => ({
      lotId,
      percentage: percentage === null ? null : basisPoints(percentage),
    })),
  }));
}
