import type { Day } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import type { RateUnderCap } from "#app/domain/pricing/cap-effect.ts";
import type { CapPlace } from "./cap-proposals.server.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

type Row = Omit<RateUnderCap, "pence" | "volume"> & {
  readonly pence: number;
  readonly units: number | null;
  readonly people: number | null;
};

/**
 * The rates that would stand on a day and that a cap of this line in this area would govern: those of the area itself,
 * and for "everywhere" those of every area that has no cap of its own on the day.
 */
export async function ratesUnderCap(tx: Tx, place: CapPlace, day: Day): Promise<readonly RateUnderCap[]> {
  const on = toColumn(day);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.provider_id AS "providerId", p.name AS "providerName", p.is_small AS small, r.area_id AS "areaId", a.name AS "areaName",
      r.location_id AS "locationId", o.name AS "locationName", r.pence, v.units_a_year AS units, v.people
    FROM rate r JOIN provider p ON p.id = r.provider_id JOIN area a ON a.id = r.area_id JOIN location o ON o.id = r.location_id
    JOIN area g ON g.id = ${place.areaId}::uuid
    LEFT JOIN LATERAL (SELECT d.units_a_year, d.people FROM declared_volume d WHERE d.service_line_id = r.service_line_id
      AND d.provider_id = r.provider_id AND d.area_id = r.area_id AND d.location_id = r.location_id ORDER BY d.stated_at DESC LIMIT 1) v ON true
    WHERE r.service_line_id = ${place.serviceLineId}::uuid AND r.valid_from <= ${on} AND (r.valid_to IS NULL OR r.valid_to > ${on})
      AND (r.area_id = g.id OR (g.everywhere AND NOT EXISTS (SELECT 1 FROM price_cap c WHERE c.service_line_id = r.service_line_id
        AND c.area_id = r.area_id AND c.effective_from <= ${on} AND (c.effective_to IS NULL OR c.effective_to > ${on}))))
    ORDER BY r.pence DESC, p.name, a.position`;
  return rows.map(({ units, people, ...row }) => ({
    ...row,
    pence: pence(row.pence),
    volume: units === null || people === null ? null : { units, people },
  }));
}
