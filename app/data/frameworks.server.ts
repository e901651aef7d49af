import type { Day } from "#app/domain/calendar.ts";
import type { MembershipRule } from "#app/domain/framework/membership.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

export type Regime = "PCR_2015_LIGHT_TOUCH" | "PA_2023_LIGHT_TOUCH" | "PSR_2023";

/** A framework as its pages show it. `maximumPounds` is whole pounds as text, since it may pass what a number holds. */
export type Framework = {
  readonly id: string;
  readonly commissionerId: string;
  readonly commissioner: string;
  readonly reference: string;
  readonly title: string;
  readonly summary: string;
  readonly regime: Regime;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly maximumPounds: string;
  readonly publishesPrices: boolean;
};

type Row = Omit<Framework, "startsOn" | "endsOn"> & { readonly startsOn: Date; readonly endsOn: Date };

/** Every framework of this installation, or those on which a commissioner is named. */
export async function frameworks(tx: Tx, commissionerId?: string): Promise<readonly Framework[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.id, f.commissioner_id AS "commissionerId", c.name AS commissioner, f.reference, f.title, f.summary, f.regime::text AS regime,
      f.starts_on AS "startsOn", f.ends_on AS "endsOn", (f.maximum_pence / 100)::text AS "maximumPounds", f.publishes_prices AS "publishesPrices"
    FROM framework f JOIN commissioner c ON c.id = f.commissioner_id
    WHERE ${commissionerId ?? null}::uuid IS NULL OR EXISTS (SELECT 1 FROM framework_commissioner n
      WHERE n.framework_id = f.id AND n.commissioner_id = ${commissionerId ?? null}::uuid)
    ORDER BY f.starts_on, f.reference`;
  return rows.map((row) => ({
    ...row,
    startsOn: fromColumn(row.startsOn),
    endsOn: fromColumn(row.endsOn),
  }));
}

export async function frameworkById(tx: Tx, id: string): Promise<Framework | undefined> {
  return (await frameworks(tx)).find((framework) => framework.id === id);
}

/** A commissioner named on a framework, for the lots listed. */
export type NamedCommissioner = {
  readonly name: string;
  readonly lotNumbers: readonly number[];
  readonly fromOn: Day;
  readonly toOn: Day | null;
};

export async function namedCommissioners(tx: Tx, frameworkId: string): Promise<readonly NamedCommissioner[]> {
  const rows = await tx.$queryRaw<
    (Omit<NamedCommissioner, "fromOn" | "toOn"> & { fromOn: Date; toOn: Date | null })[]
  >`
    SELECT c.name, n.lot_numbers AS "lotNumbers", n.from_on AS "fromOn", n.to_on AS "toOn"
    FROM framework_commissioner n JOIN framework f ON f.id = n.framework_id JOIN commissioner c ON c.id = n.commissioner_id
    WHERE n.framework_id = ${frameworkId}::uuid ORDER BY (c.id = f.commissioner_id) DESC, c.name`;
  return rows.map((row) => ({
    ...row,
    fromOn: fromColumn(row.fromOn),
    toOn: row.toOn && fromColumn(row.toOn),
  }));
}

/** A lot with the rung of the care ladder it stands on and how it is joined. */
export type Lot = {
  readonly id: string;
  readonly frameworkId: string;
  readonly number: number;
  readonly title: string;
  readonly plainName: string;
  readonly summary: string;
  readonly kind: "CORE" | "INNOVATION";
  readonly pricedBy: "PROVIDER" | "LOCATION";
  readonly rung: { readonly tier: number; readonly name: string } | null;
  readonly rule: MembershipRule;
};

type LotRow = Omit<Lot, "rung" | "rule"> & {
  readonly automatic: boolean;
  readonly coreLotIds: readonly string[];
  readonly tier: number | null;
  readonly rungName: string | null;
};

/** The lots of these frameworks, in their order. */
export async function lotsOf(tx: Tx, frameworkIds: readonly string[]): Promise<readonly Lot[]> {
  const rows = await tx.$queryRaw<LotRow[]>`
    SELECT l.id, l.framework_id AS "frameworkId", l.number, l.title, coalesce(nullif(l.plain_name, ''), l.title) AS "plainName", l.summary,
      l.kind::text AS kind, l.priced_by::text AS "pricedBy", l.membership_rule = 'AUTOMATIC' AS automatic, g.tier, g.name AS "rungName",
      ARRAY(SELECT k.id::text FROM lot k WHERE k.framework_id = l.framework_id AND k.kind = 'CORE') AS "coreLotIds"
    FROM lot l LEFT JOIN ladder_rung g ON g.id = l.rung_id
    WHERE l.framework_id = ANY (${[...frameworkIds]}::uuid[]) ORDER BY l.framework_id, l.number`;
  return rows.map(({ automatic, coreLotIds, tier, rungName, ...lot }) => ({
    ...lot,
    rung: tier === null || rungName === null ? null : { tier, name: rungName },
    rule: automatic ? { kind: "automatic", coreLotIds } : { kind: "by-application" },
  }));
}

/** The smallest thing for which a price is given. */
export type ServiceLine = {
  readonly id: string;
  readonly lotId: string;
  readonly code: string;
  readonly title: string;
  readonly unit: Unit;
  readonly required: boolean;
  readonly note: string;
};

/** The service lines of these lots, in their order. */
export async function linesOf(tx: Tx, lotIds: readonly string[]): Promise<readonly ServiceLine[]> {
  const rows = await tx.serviceLine.findMany({
    where: { lotId: { in: [...lotIds] } },
    orderBy: [{ lotId: "asc" }, { position: "asc" }],
    select: { id: true, lotId: true, code: true, title: true, unit: true, required: true, note: true },
  });
  return rows.map((row) => ({ ...row, unit: unitOf(row.unit) }));
}

/** A unit as its column holds it ("ONE_OFF"), in the words of the domain. */
export function unitOf(column: string): Unit {
  return column.toLowerCase().replaceAll("_", "-") as Unit;
}

/** A price cap with the days in which it holds (the last excluded) and what it rests on. */
export type Cap = {
  readonly id: string;
  readonly serviceLineId: string;
  readonly area: string;
  readonly everywhere: boolean;
  readonly pence: Pence;
  readonly from: Day;
  readonly to: Day | null;
  readonly basis: string;
  readonly source: string;
  readonly invented: boolean;
};

/** Every cap of these lines, by area and day. */
export async function capsOf(tx: Tx, lineIds: readonly string[]): Promise<readonly Cap[]> {
  const rows = await tx.$queryRaw<
    (Omit<Cap, "pence" | "from" | "to"> & { pence: number; from: Date; to: Date | null })[]
  >`
    SELECT c.id, c.service_line_id AS "serviceLineId", a.name AS area, a.everywhere, c.pence, c.effective_from AS "from", c.effective_to AS "to", c.basis, c.source, c.invented
    FROM price_cap c JOIN area a ON a.id = c.area_id WHERE c.service_line_id = ANY (${[...lineIds]}::uuid[])
    ORDER BY a.position, a.name, c.effective_from`;
  return rows.map((row) => ({
    ...row,
    pence: pence(row.pence),
    from: fromColumn(row.from),
    to: row.to && fromColumn(row.to),
  }));
}
