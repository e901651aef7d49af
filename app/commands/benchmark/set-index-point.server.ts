import type { StaffActor } from "#app/domain/access/actor.ts";
import { areaNamed, type AreaRefusal } from "#app/domain/benchmark/area.ts";
import type { IndexName, IndexPoint } from "#app/domain/benchmark/price-date.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { compareExact, exact } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { saveOwnArea, statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import { addIndexPoint, hasIndexPoint } from "#app/data/benchmark/indices.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

export type PointRefusal = { readonly kind: "no-source" | "not-above-nought" | "entered-already" };

/** Enters what an index stands at from a day on, with its source. A point stands as it was entered. */
export function setIndexPoint(
  actor: StaffActor,
  name: IndexName,
  point: IndexPoint,
): Promise<Verdict<true, PointRefusal>> {
  return inTransaction(actor, async (tx, at): Promise<Verdict<true, PointRefusal>> => {
    const { commissionerId } = actor;
    if (point.source.trim() === "") return no({ kind: "no-source" });
    if (compareExact(exact(point.level), exact(0)) <= 0) return no({ kind: "not-above-nought" });
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
