import type { Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { RateOverNewCap } from "#app/domain/pricing/cap-settlement.ts";
import type { CapPlace } from "./cap-proposals.server.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";

/** A rate over a new cap, with what a page and a letter name it by. */
export type NamedRateOverNewCap = RateOverNewCap & {
  readonly providerId: string;
  readonly line: string;
  readonly place: string;
};

type Row = Omit<NamedRateOverNewCap, "pence" | "validFrom" | "validTo"> & {
  readonly pence: number;
  readonly validFrom: Date;
  readonly validTo: Date | null;
};

/**
 * The rates above an amount that a cap of this line in this area would govern from a day on: those of the area itself,
 * and for "everywhere" those of every area without a cap of its own on the day. Held until commit where they are to be changed.
 */
export async function ratesOverNewCap(
  tx: Tx,
  place: CapPlace,
  cap: { readonly pence: Pence; readonly effectiveFrom: Day },
  hold: "to-read" | "to-change",
): Promise<readonly NamedRateOverNewCap[]> {
  const held = hold === "to-change" ? Prisma.sql`FOR UPDATE OF r` : Prisma.sql``;
  const day = toColumn(cap.effectiveFrom);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.provider_id AS "providerId", r.pence, r.valid_from AS "validFrom", r.valid_to AS "validTo",
      r.exception_id IS NOT NULL AS "byException", s.title AS line,
      concat_ws(', ', CASE WHEN o.organisation THEN NULL ELSE o.name END, a.name) AS place
    FROM rate r JOIN lot_membership m ON m.id = r.membership_id JOIN service_line s ON s.id = r.service_line_id
    JOIN area a ON a.id = r.area_id JOIN location o ON o.id = r.location_id JOIN area g ON g.id = ${place.areaId}::uuid
    WHERE r.service_line_id = ${place.serviceLineId}::uuid AND r.pence > ${cap.pence}::int
      AND (r.valid_to IS NULL OR r.valid_to > ${day}::date) AND (m.active_to IS NULL OR m.active_to > ${day}::date)
      AND (r.area_id = g.id OR (g.everywhere AND NOT EXISTS (SELECT 1 FROM price_cap c WHERE c.service_line_id = r.service_line_id
        AND c.area_id = r.area_id AND c.effective_from <= ${day}::date AND (c.effective_to IS NULL OR c.effective_to > ${day}::date))))
    ORDER BY r.provider_id, o.name, a.position, r.id ${held}`;
  return rows.map((row) => ({
    ...row,
    pence: pence(row.pence),
    validFrom: fromColumn(row.validFrom),
    validTo: row.validTo && fromColumn(row.validTo),
  }));
}
