import type { Unit } from "#app/domain/framework/unit.ts";
import type { Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { unitOf } from "../frameworks.server.ts";

/** A provider's own rate beside rounded figures of at least ten other providers; null where there are fewer. */
export type OwnRateBesideOthers = {
  readonly id: string;
  readonly lot: string;
  readonly line: string;
  readonly area: string;
  readonly location: string | null;
  readonly unit: Unit;
  readonly pence: Pence;
  readonly others: { readonly lower: Pence; readonly median: Pence; readonly upper: Pence } | null;
};

/** The acting provider's rates that hold on a day, each beside what it may know of the others'. */
export async function ownRatesBesideOthers(
  tx: Tx,
  providerId: string,
  today: Day,
): Promise<readonly OwnRateBesideOthers[]> {
  type Row = Omit<OwnRateBesideOthers, "unit" | "pence" | "others"> & {
    readonly unit: string;
    readonly price: number;
    readonly lower: number | null;
    readonly median: number | null;
    readonly upper: number | null;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, t.number || '. ' || t.title AS lot, s.title AS line, a.name AS area, CASE WHEN l.organisation THEN NULL ELSE l.name END AS location,
      s.unit::text AS unit, r.pence AS price, o.lower, o.median, o.upper
    FROM rate r JOIN service_line s ON s.id = r.service_line_id JOIN lot t ON t.id = r.lot_id JOIN area a ON a.id = r.area_id JOIN location l ON l.id = r.location_id
    LEFT JOIN app.rates_of_others() o ON o.service_line_id = r.service_line_id AND o.area_id = r.area_id
    WHERE r.provider_id = ${providerId}::uuid AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date)
    ORDER BY t.number, s.position, a.position, l.name, r.id LIMIT 500`;
  return rows.map(({ unit, price, lower, median, upper, ...row }) => ({
    ...row,
    ...{ unit: unitOf(unit), pence: pence(price) },
    others:
      lower === null || median === null || upper === null
        ? null
        : { lower: pence(lower), median: pence(median), upper: pence(upper) },
  }));
}
