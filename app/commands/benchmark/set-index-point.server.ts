import type { StaffActor } from "#app/domain/access/actor.ts";
import { areaNamed, type AreaRefusal } from "#app/domain/benchmark/area.ts";
import { mayStandAt, type PointRefusal } from "#app/domain/benchmark/index-point.ts";
import type { IndexName, IndexPoint } from "#app/domain/benchmark/price-date.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { saveOwnArea, statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import { addIndexPoint, hasIndexPoint, indexSeries } from "#app/data/benchmark/indices.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

export type IndexPointRefusal = PointRefusal | { readonly kind: "entered-already" };

/** Enters what an index stands at from a day on, with its source. A point stands as it was entered. */
export function setIndexPoint(
  actor: StaffActor,
  name: IndexName,
  point: IndexPoint,
): Promise<Verdict<true, IndexPointRefusal>> {
  return inTransaction(actor, async (tx, at): Promise<Verdict<true, IndexPointRefusal>> => {
    const { commissionerId } = actor;
    const points = (await indexSeries(tx, commissionerId)).find((one) => one.name === name)?.points ?? [];
    const verdict = mayStandAt({ name, points }, point, dayOf(at));
    if (!verdict.ok) return verdict;
    if (await hasIndexPoint(tx, commissionerId, name, point)) return no({ kind: "entered-already" });
    await addIndexPoint(tx, name, point, { ...actor, at });
    const { fromOn: on, level } = point;
    const subject = { kind: "commissioner", id: commissionerId } as const;
    record(tx, { kind: "index-point-set", subject, index: name, on, level });
    return yes(true);
  });
}

/** Says which statistical area the council is, so that its own figures and its region's are found. */
export function setOwnArea(actor: StaffActor, areaCode: string): Promise<Verdict<true, AreaRefusal>> {
  return inTransaction(actor, async (tx, now): Promise<Verdict<true, AreaRefusal>> => {
    const area = areaNamed(await statisticalAreas(tx), { by: "code", text: areaCode }, dayOf(now));
    if (!area.ok) return area;
    await saveOwnArea(tx, actor.commissionerId, area.value.code);
    const subject = { kind: "commissioner", id: actor.commissionerId } as const;
    record(tx, { kind: "own-area-set", subject, areaCode: area.value.code });
    return yes(true);
  });
}
