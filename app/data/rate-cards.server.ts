import type { Day } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { RateReason } from "#app/domain/pricing/rate-reason.ts";
import type { VatTreatment } from "#app/domain/pricing/vat.ts";
import type { Tx } from "./db.server.ts";
import { fromColumn } from "./days.server.ts";

/** A rate of a provider, past, present or to come: what allowed it, why it is what it is, and where and when it holds. */
export type CardRate = {
  readonly id: string;
  readonly lotId: string;
  readonly lotNumber: number;
  readonly lotTitle: string;
  readonly serviceLineId: string;
  readonly line: string;
  readonly unit: Unit;
  readonly areaId: string;
  readonly area: string;
  readonly everywhere: boolean;
  readonly locationId: string;
  readonly location: string;
  /** Whether the location stands for the whole organisation. */
  readonly organisation: boolean;
  readonly pence: Pence;
  readonly capPence: Pence | null;
  readonly reason: RateReason;
  readonly clause: string;
  readonly vat: VatTreatment;
  /** The round in which it was offered, where it came from one. */
  readonly round: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

type Row = Omit<CardRate, "pence" | "capPence" | "validFrom" | "validTo"> & {
  readonly pence: number;
  readonly capPence: number | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
};

/** Every rate that a provider has held or will hold, as far as the actor may see, by lot, line and place, the latest first. */
export async function rateCard(
  tx: Tx,
  providerId: string,
  lineId: string | null = null,
): Promise<readonly CardRate[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, l.id AS "lotId", l.number AS "lotNumber", l.title AS "lotTitle", s.id AS "serviceLineId", s.title AS line,
      lower(replace(s.unit::text, '_', '-')) AS unit, a.id AS "areaId", a.name AS area, a.everywhere, o.id AS "locationId",
      o.name AS location, o.organisation, r.pence, r.cap_pence AS "capPence", r.reason::text AS reason, r.clause, r.vat::text AS vat,
      n.title AS round, r.valid_from AS "validFrom", r.valid_to AS "validTo"
    FROM rate r JOIN lot l ON l.id = r.lot_id JOIN service_line s ON s.id = r.service_line_id JOIN area a ON a.id = r.area_id
    JOIN location o ON o.id = r.location_id
    LEFT JOIN submission b ON b.id = r.submission_id LEFT JOIN round n ON n.id = b.round_id
    WHERE r.provider_id = ${providerId}::uuid AND (${lineId}::uuid IS NULL OR r.service_line_id = ${lineId}::uuid)
    ORDER BY l.number, s.position, o.organisation DESC, o.name, a.position, r.valid_from DESC`;
  return rows.map((row) => ({
    ...row,
    pence: pence(row.pence),
    capPence: row.capPence === null ? null : pence(row.capPence),
    validFrom: fromColumn(row.validFrom),
    validTo: row.validTo && fromColumn(row.validTo),
  }));
}

/** A provider by its id, for a page about it; nothing for a stranger's. */
export async function providerNamed(
  tx: Tx,
  providerId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  return tx.provider.findUnique({ where: { id: providerId }, select: { id: true, name: true } });
}

/** The areas in which a provider's frameworks may be priced, "everywhere" first. */
export async function areasOfRates(
  tx: Tx,
  providerId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.$queryRaw`
    SELECT a.id, a.name FROM area a WHERE a.commissioner_id IN (
      SELECT f.commissioner_id FROM framework f WHERE f.id IN (SELECT r.framework_id FROM rate r WHERE r.provider_id = ${providerId}::uuid))
    ORDER BY a.everywhere DESC, a.position, a.name`;
}
