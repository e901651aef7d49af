import type { Day } from "#app/domain/calendar.ts";
import { toColumn } from "../days.server.ts";
import { Prisma } from "../generated/client.ts";
import type { Tx } from "../db.server.ts";
import { expectedAsOf } from "./expected-as-of.ts";

/** What a flag keeps of the placement that it is about, and what its care is expected to cost. */
export type FlaggedPlacement = {
  readonly id: string;
  readonly providerId: string;
  readonly locationId: string;
  readonly lotId: string;
  readonly requestId: string | null;
  readonly learningDisability: boolean;
  readonly section117: boolean;
  readonly nhsShare: boolean;
  readonly needDigest: string | null;
  readonly parametersId: string | null;
  readonly calculation: number | null;
  readonly low: number | null;
  readonly expected: number | null;
  readonly high: number | null;
};

/** These placements, in the order of their ids. An NHS share is one of section 117, CHC or joint funding on the day. */
export async function flaggedPlacements(
  tx: Tx,
  commissionerId: string,
  day: Day,
  regions: readonly string[],
  ids: readonly string[],
): Promise<readonly FlaggedPlacement[]> {
  const on = toColumn(day);
  return tx.$queryRaw<FlaggedPlacement[]>(Prisma.sql`
    WITH ${expectedAsOf(commissionerId, day, regions)}
    SELECT p.id, p.provider_id AS "providerId", p.location_id AS "locationId", p.lot_id AS "lotId", p.request_id AS "requestId",
      p.support_reason = 'learning-disability' AS "learningDisability", p.section_117 AS "section117",
      EXISTS (SELECT 1 FROM placement_funding f JOIN placement_share s ON s.funding_id = f.id WHERE f.placement_id = p.id
        AND f.from_on <= ${on}::date AND (f.to_on IS NULL OR f.to_on > ${on}::date) AND s.stream IN ('s117', 'chc', 'joint')) AS "nhsShare",
      x.digest AS "needDigest", x.parameters_id AS "parametersId", x.calculation, x.low_pence AS low, x.expected_pence AS expected, x.high_pence AS high
    FROM placement p
    LEFT JOIN need own ON own.placement_id = p.id
    LEFT JOIN need asked ON asked.request_id = p.request_id
    LEFT JOIN held h ON h.lot_id = p.lot_id AND h.region IS NOT DISTINCT FROM (CASE WHEN p.area_id = ANY (${regions}::uuid[]) THEN p.area_id END)
    LEFT JOIN cost x ON x.digest = coalesce(own.digest, asked.digest) AND x.parameters_id = h.id
    WHERE p.id = ANY (${ids}::uuid[]) ORDER BY p.id`);
}
