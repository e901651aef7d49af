import type { CapPlace } from "./cap-proposals.server.ts";
import type { Tx } from "./db.server.ts";

/** A line and an area of one framework that this commissioner owns; undefined for any other. */
export async function capPlace(
  tx: Tx,
  commissionerId: string,
  { serviceLineId, areaId }: { readonly serviceLineId: string; readonly areaId: string },
): Promise<CapPlace | undefined> {
  const [place] = await tx.$queryRaw<CapPlace[]>`
    SELECT f.id AS "frameworkId", l.id AS "serviceLineId", a.id AS "areaId"
    FROM service_line l JOIN lot o ON o.id = l.lot_id JOIN framework f ON f.id = o.framework_id JOIN area a ON a.commissioner_id = f.commissioner_id
    WHERE f.commissioner_id = ${commissionerId}::uuid AND l.id = ${serviceLineId}::uuid AND a.id = ${areaId}::uuid`;
  return place;
}

/** The line that a cap is to be proposed for, with its framework's areas; undefined for one that is not the commissioner's own. */
export async function lineToCap(tx: Tx, commissionerId: string, serviceLineId: string) {
  const [line] = await tx.$queryRaw<
    { id: string; title: string; unit: string; lotId: string; lotTitle: string }[]
  >`
    SELECT l.id, l.title, l.unit::text AS unit, o.id AS "lotId", o.number || '. ' || o.title AS "lotTitle"
    FROM service_line l JOIN lot o ON o.id = l.lot_id JOIN framework f ON f.id = o.framework_id
    WHERE f.commissioner_id = ${commissionerId}::uuid AND l.id = ${serviceLineId}::uuid`;
  if (!line) return undefined;
  const areas = await tx.area.findMany({
    where: { commissionerId },
    select: { id: true, name: true, everywhere: true },
    orderBy: [{ everywhere: "desc" }, { position: "asc" }, { name: "asc" }],
  });
  return { ...line, areas };
}
