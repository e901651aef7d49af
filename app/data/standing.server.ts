import type { Day } from "#app/domain/calendar.ts";
import type { JoinableLot, MembershipSpell, OptOut } from "#app/domain/framework/membership.ts";
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
