import { calculation } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import type { Day } from "#app/domain/calendar.ts";
import { toColumn } from "../days.server.ts";
import { Prisma } from "../generated/client.ts";

/**
 * Three tables for a query, of a commissioner on a day: `need`, the need that was recorded last of each placement and request;
 * `held`, the checked parameters that hold for each lot and region (null for everywhere), those of the region itself before
 * those of the whole lot; and `cost`, what is remembered of needs by the present calculation.
 */
export function expectedAsOf(commissionerId: string, day: Day, regions: readonly string[]): Prisma.Sql {
  const on = toColumn(day);
  return Prisma.sql`need AS (
      SELECT DISTINCT ON (placement_id, request_id) placement_id, request_id, digest FROM care_need_of
      WHERE commissioner_id = ${commissionerId}::uuid AND from_on <= ${on}::date ORDER BY placement_id, request_id, version DESC
    ), held AS (
      SELECT DISTINCT ON (c.lot_id, a.region) c.lot_id, a.region, c.id FROM cost_parameters c
      JOIN unnest(${regions}::uuid[] || NULL::uuid) a (region) ON c.area_id IS NULL OR c.area_id = a.region
      WHERE c.commissioner_id = ${commissionerId}::uuid AND c.checked_at IS NOT NULL AND c.from_on <= ${on}::date
      ORDER BY c.lot_id, a.region, c.area_id NULLS LAST, c.from_on DESC, c.version DESC
    ), cost AS (
      SELECT digest, parameters_id, calculation, low_pence, expected_pence, high_pence FROM expected_cost
      WHERE commissioner_id = ${commissionerId}::uuid AND calculation = ${calculation}
    )`;
}
