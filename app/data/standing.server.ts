import type { Day } from "#app/domain/calendar.ts";
import type { JoinableLot, MembershipSpell, OptOut } from "#app/domain/framework/membership.ts";
import type { VatTreatment } from "#app/domain/pricing/vat.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import type { Tx } from "./db.server.ts";
import { fromColumn, toColumn } from "./days.server.ts";

/** A lot of a framework that a provider could be a member of. */
export type LotOfFramework = JoinableLot & { readonly title: string; readonly frameworkTitle: string };

/** All lots, with what each is joined by: an automatic lot by any core lot of its framework. */
export async function lotsToStandIn(tx: Tx): Promise<readonly LotOfFramework[]> {
  const rows = await tx.$queryRaw<
    { lotId: string; title: string; frameworkTitle: string; automatic: boolean; coreLotIds: string[] }[]
  >`
    SELECT l.id AS "lotId", l.title, f.title AS "frameworkTitle", l.membership_rule = 'AUTOMATIC' AS automatic,
      ARRAY(SELECT c.id::text FROM lot c WHERE c.framework_id = l.framework_id AND c.kind = 'CORE' AND c.membership_rule = 'BY_APPLICATION') AS "coreLotIds"
    FROM lot l JOIN framework f ON f.id = l.framework_id ORDER BY f.starts_on, l.number`;
  return rows.map(({ automatic, coreLotIds, ...lot }) => ({
    ...lot,
    rule: automatic ? { kind: "automatic", coreLotIds } : { kind: "by-application" },
  }));
}

/** A provider's spells of membership, alone or as a consortium's lead. */
export async function spellsOf(tx: Tx, providerId: string): Promise<readonly MembershipSpell[]> {
  const rows = await tx.lotMembership.findMany({
    where: { providerId },
    select: { lotId: true, activeFrom: true, activeTo: true },
  });
  return rows.map((row) => ({
    lotId: row.lotId,
    activeFrom: fromColumn(row.activeFrom),
    activeTo: row.activeTo ? fromColumn(row.activeTo) : null,
    areaIds: [],
  }));
}

export async function optOutsOf(tx: Tx, providerId: string): Promise<readonly OptOut[]> {
  const rows = await tx.innovationOptOut.findMany({
    where: { providerId },
    select: { lotId: true, fromOn: true, toOn: true },
  });
  return rows.map((row) => ({
    lotId: row.lotId,
    fromOn: fromColumn(row.fromOn),
    toOn: row.toOn ? fromColumn(row.toOn) : null,
  }));
}

export async function beginOptOut(tx: Tx, providerId: string, lotId: string, day: Day) {
  await tx.innovationOptOut.create({ data: { providerId, lotId, fromOn: toColumn(day) } });
}

export async function endOptOut(tx: Tx, providerId: string, lotId: string, day: Day) {
  await tx.innovationOptOut.updateMany({
    where: { providerId, lotId, toOn: null },
    data: { toOn: toColumn(day) },
  });
}

/** A rate of a provider with the cap that allowed it, past ones included. Pence. */
export type OwnRate = {
  readonly id: string;
  readonly lotTitle: string;
  readonly line: string;
  readonly unit: Unit;
  readonly area: string;
  readonly location: string;
  readonly pence: number;
  readonly capPence: number | null;
  readonly vat: VatTreatment;
  readonly clause: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

type RateRow = Omit<OwnRate, "validFrom" | "validTo"> & {
  readonly validFrom: Date;
  readonly validTo: Date | null;
};

/** Every rate that the provider has held or holds, by lot and line, the latest first. */
export async function ratesOfProvider(tx: Tx, providerId: string): Promise<readonly OwnRate[]> {
  const rows = await tx.$queryRaw<RateRow[]>`
    SELECT r.id, l.title AS "lotTitle", s.title AS line, lower(replace(s.unit::text, '_', '-')) AS unit, a.name AS area, o.name AS location,
      r.pence, r.cap_pence AS "capPence", r.vat::text AS vat, r.clause, r.valid_from AS "validFrom", r.valid_to AS "validTo"
    FROM rate r JOIN lot l ON l.id = r.lot_id JOIN service_line s ON s.id = r.service_line_id JOIN area a ON a.id = r.area_id
    JOIN location o ON o.id = r.location_id
    WHERE r.provider_id = ${providerId}::uuid
    ORDER BY l.number, s.position, o.organisation DESC, o.name, a.position, r.valid_from DESC`;
  return rows.map((row) => ({
    ...row,
    validFrom: fromColumn(row.validFrom),
    validTo: row.validTo ? fromColumn(row.validTo) : null,
  }));
}
