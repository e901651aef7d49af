import type { Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** A member's rate of a line in an area on a day, with the cap that allowed it. */
export type LotRate = {
  readonly id: string;
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly area: string;
  readonly providerId: string;
  readonly provider: string;
  readonly location: string;
  readonly organisation: boolean;
  readonly pence: Pence;
  readonly capPence: Pence | null;
};

type Row = Omit<LotRate, "pence" | "capPence"> & { readonly pence: number; readonly capPence: number | null };

/** Every rate that held for a lot's lines on a day, as far as the actor may see, by line, area and price. */
export async function ratesOfLot(tx: Tx, lotId: string, day: Day): Promise<readonly LotRate[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.service_line_id AS "serviceLineId", a.id AS "areaId", a.name AS area, p.id AS "providerId", p.name AS provider,
      o.name AS location, o.organisation, r.pence, r.cap_pence AS "capPence"
    FROM rate r JOIN area a ON a.id = r.area_id JOIN provider p ON p.id = r.provider_id JOIN location o ON o.id = r.location_id
    WHERE r.service_line_id IN (SELECT s.id FROM service_line s WHERE s.lot_id = ${lotId}::uuid) AND r.valid_from <= ${toColumn(day)}::date AND (r.valid_to IS NULL OR r.valid_to > ${toColumn(day)}::date)
    ORDER BY a.position, r.pence, p.name, o.name`;
  return rows.map((row) => ({
    ...row,
    pence: pence(row.pence),
    capPence: row.capPence === null ? null : pence(row.capPence),
  }));
}

/** Rounded figures of at least ten other members. */
export type RateBand = { readonly lower: Pence; readonly median: Pence; readonly upper: Pence };

/** The middle half of the others' rates for a line that the acting provider holds in an area; nothing while they are too few. */
export async function bandOf(tx: Tx, lineId: string, areaId: string): Promise<RateBand | null> {
  const [row] = await tx.$queryRaw<{ lower: number; median: number; upper: number }[]>`
    SELECT lower, median, upper FROM app.rate_band(${lineId}::uuid, ${areaId}::uuid)`;
  return row ? { lower: pence(row.lower), median: pence(row.median), upper: pence(row.upper) } : null;
}
