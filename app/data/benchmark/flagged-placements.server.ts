import type { Day } from "#app/domain/calendar.ts";
import { toColumn } from "../days.server.ts";
import { Prisma } from "../generated/client.ts";
import type { Tx } from "../db.server.ts";
import { expectedAsOf, expectedColumns, expectedJoins, type ExpectedColumns } from "../expected-as-of.ts";

/** What a flag keeps of the placement that it is about, and what its care is expected to cost. */
export type FlaggedPlacement = ExpectedColumns & {
  readonly id: string;
  readonly providerId: string;
  readonly locationId: string;
  readonly lotId: string;
  readonly requestId: string | null;
  readonly learningDisability: boolean;
  readonly section117: boolean;
  readonly nhsShare: boolean;
};

/** These placements, in the order of their ids. An NHS share is one of section 117, CHC or joint funding on the day. */
export async function flaggedPlacements(
  tx: Tx,
  commissionerId: string,
  day: Day,
  ids: readonly string[],
): Promise<readonly FlaggedPlacement[]> {
  const on = toColumn(day);
  // As one text: a night asks for tens of thousands, and a row of so many columns costs more than what is in it.
  const [row] = await tx.$queryRaw<{ placements: string }[]>(Prisma.sql`
    WITH ${expectedAsOf(commissionerId, day, ids)}
    SELECT coalesce(json_agg(found ORDER BY id), '[]')::text AS placements FROM (SELECT p.id, p.provider_id AS "providerId", p.location_id AS "locationId", p.lot_id AS "lotId", p.request_id AS "requestId",
      p.support_reason = 'learning-disability' AS "learningDisability", p.section_117 AS "section117",
      EXISTS (SELECT 1 FROM placement_funding f JOIN placement_share s ON s.funding_id = f.id WHERE f.placement_id = p.id
        AND f.from_on <= ${on}::date AND (f.to_on IS NULL OR f.to_on > ${on}::date) AND s.stream IN ('s117', 'chc', 'joint')) AS "nhsShare",
      ${expectedColumns}
    FROM placement p ${expectedJoins()}
    WHERE p.id = ANY (${ids}::uuid[])) found`);
  return JSON.parse(row?.placements ?? "[]") as FlaggedPlacement[];
}
