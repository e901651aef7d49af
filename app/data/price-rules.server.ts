import type { Unit } from "#app/domain/framework/unit.ts";
import { unitOf } from "./frameworks.server.ts";
import type { Tx } from "./db.server.ts";

/** A framework of the actor's own commissioner, whose rules of prices are its to set. */
export type OwnFramework = {
  readonly id: string;
  readonly title: string;
  readonly lots: readonly { readonly id: string; readonly number: number; readonly title: string }[];
};

/** The frameworks of the actor's own commissioner, with their lots that have lines. */
export async function ownFrameworks(tx: Tx): Promise<readonly OwnFramework[]> {
  return tx.$queryRaw<OwnFramework[]>`
    SELECT f.id, f.title, coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'number', l.number, 'title', l.title) ORDER BY l.number)
      FILTER (WHERE EXISTS (SELECT 1 FROM service_line s WHERE s.lot_id = l.id)), '[]') AS lots
    FROM framework f LEFT JOIN lot l ON l.framework_id = f.id WHERE f.id = ANY (app.own_frameworks())
    GROUP BY f.id ORDER BY f.starts_on`;
}

/** Whether a framework is the actor's own. `hold` makes others who set its rules wait until the deed is done. */
export async function ownsFramework(tx: Tx, frameworkId: string, hold?: "hold"): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ own: boolean }[]>`
    SELECT ${frameworkId}::uuid = ANY (app.own_frameworks()) AS own`;
  if (row?.own && hold)
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('price rules of ' || ${frameworkId}, 0))::text`;
  return row?.own ?? false;
}

/** The framework that a line belongs to, where it is the actor's own. */
export async function ownFrameworkOfLine(tx: Tx, lineId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT l.framework_id AS id FROM service_line s JOIN lot l ON l.id = s.lot_id
    WHERE s.id = ${lineId}::uuid AND l.framework_id = ANY (app.own_frameworks())`;
  return row?.id;
}

/** A lot of the actor's own framework with its lines, in order. */
export type OwnLot = {
  readonly title: string;
  readonly lines: readonly { readonly id: string; readonly title: string; readonly unit: Unit }[];
};

export async function ownLot(tx: Tx, lotId: string): Promise<OwnLot | undefined> {
  const rows = await tx.$queryRaw<{ lot: string; id: string; title: string; unit: string }[]>`
    SELECT 'Lot ' || l.number || ': ' || l.title AS lot, s.id, s.title, s.unit::text AS unit
    FROM lot l JOIN service_line s ON s.lot_id = l.id
    WHERE l.id = ${lotId}::uuid AND l.framework_id = ANY (app.own_frameworks()) ORDER BY s.position`;
  const [first] = rows;
  return (
    first && {
      title: first.lot,
      lines: rows.map(({ id, title, unit }) => ({ id, title, unit: unitOf(unit) })),
    }
  );
}
