import type { Unit } from "#app/domain/framework/unit.ts";
import type { Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { unitOf } from "../frameworks.server.ts";
import { Prisma } from "../generated/client.ts";

/** A rate of a provider by the names that people know it by; a location where it is not of the whole organisation. */
export type RateInWords = {
  readonly id: string;
  readonly lot: string;
  readonly line: string;
  readonly area: string;
  readonly location: string | null;
  readonly unit: Unit;
  readonly pence: Pence;
};

/** The same as a row. */
export type RateInWordsRow = Omit<RateInWords, "unit" | "pence"> & {
  readonly unit: string;
  readonly price: number;
};

const { sql } = Prisma;

/** The columns of a rate `r` in words. */
export const rateColumns = sql`r.id, t.number || '. ' || t.title AS lot, s.title AS line, a.name AS area,
  CASE WHEN l.organisation THEN NULL ELSE l.name END AS location, s.unit::text AS unit, r.pence AS price`;

/** The rate with the tables that `rateColumns` reads. */
export const rateTables = sql`rate r JOIN service_line s ON s.id = r.service_line_id JOIN lot t ON t.id = r.lot_id JOIN area a ON a.id = r.area_id
  JOIN location l ON l.id = r.location_id`;

/** Those of a provider that hold on a day, in the order of their lots, lines and areas. */
export function ratesOfOn(providerId: string, day: Day): Prisma.Sql {
  return sql`r.provider_id = ${providerId}::uuid AND r.valid_from <= ${day}::date AND (r.valid_to IS NULL OR r.valid_to > ${day}::date)
    ORDER BY t.number, s.position, a.position, l.name, r.id LIMIT 500`;
}

/** A row as the rate that it is; what else it has is not kept. */
export function rateOf({ id, lot, line, area, location, unit, price }: RateInWordsRow): RateInWords {
  return { id, lot, line, area, location, unit: unitOf(unit), pence: pence(price) };
}
