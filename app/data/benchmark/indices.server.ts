import { z } from "zod";
import {
  indexNames,
  type IndexName,
  type IndexPoint,
  type IndexSeries,
} from "#app/domain/benchmark/price-date.ts";
import { decimal4 } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

const keys = { "living-wage": "pay:living-wage", cpi: "index:cpi" } as const satisfies Record<
  IndexName,
  string
>;
const level = z.union([
  z.object({ hour: z.string() }).transform(({ hour }) => decimal4(hour)),
  z.object({ level: z.string() }).transform((stored) => decimal4(stored.level)),
]);

/** The indices as dated data: those that come with the portal, and what the council entered, which goes before them on the same day. */
export async function indexSeries(tx: Tx, commissionerId: string): Promise<readonly IndexSeries[]> {
  const facts = await tx.referenceFact.findMany({
    where: { key: { in: Object.values(keys) } },
    select: { key: true, fromOn: true, value: true, source: true, uncertain: true },
  });
  const own = await tx.$queryRaw<
    { name: string; fromOn: Date; level: string; source: string; uncertain: boolean }[]
  >`SELECT name, from_on AS "fromOn", trim_scale(level)::text AS level, source, uncertain FROM index_point WHERE commissioner_id = ${commissionerId}::uuid`;
  return indexNames.map((name) => {
    const points = new Map<string, IndexPoint>();
    for (const { fromOn, value, ...fact } of facts.filter(({ key }) => key === keys[name])) {
      const { source, uncertain } = fact;
      points.set(fromColumn(fromOn), {
        fromOn: fromColumn(fromOn),
        level: level.parse(value),
        source,
        uncertain,
      });
    }
    for (const { fromOn, level: entered, source, uncertain } of own.filter((one) => one.name === name))
      points.set(fromColumn(fromOn), {
        ...{ fromOn: fromColumn(fromOn), source, uncertain },
        level: decimal4(entered),
      });
    return { name, points: [...points.values()].sort((a, b) => a.fromOn.localeCompare(b.fromOn)) };
  });
}

/** Whether the council entered a point of this day already; its points stand as they were entered. */
export async function hasIndexPoint(
  tx: Tx,
  commissionerId: string,
  name: IndexName,
  { fromOn }: Pick<IndexPoint, "fromOn">,
): Promise<boolean> {
  return (await tx.indexPoint.count({ where: { commissionerId, name, fromOn: toColumn(fromOn) } })) > 0;
}

export async function addIndexPoint(
  tx: Tx,
  name: IndexName,
  { fromOn, ...point }: IndexPoint,
  by: { readonly commissionerId: string; readonly accountId: string; readonly at: Date },
) {
  await tx.indexPoint.createMany({
    data: {
      ...point,
      ...{ name, fromOn: toColumn(fromOn), commissionerId: by.commissionerId },
      ...{ setBy: by.accountId, setAt: by.at },
    },
  });
}
