import type { StaffActor } from "#app/domain/access/actor.ts";
import { areaNamed, type AreaRefusal } from "#app/domain/benchmark/area.ts";
import {
  takeObservation,
  type Observation,
  type ObservationRefusal,
} from "#app/domain/benchmark/observation.ts";
import { addDays } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import { lockDataset, releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { addObservations, findObservation } from "#app/data/benchmark/observations.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

export type FigureRefusal =
  ObservationRefusal | AreaRefusal | { readonly kind: "no-source" | "on-file-already" };

/** Enters one figure of a release by hand, with where it was read. It stands as it was entered. Null for a stranger's release. */
export function enterFigure(
  actor: StaffActor,
  releaseId: string,
  figure: Observation,
): Promise<Verdict<true, FigureRefusal> | null> {
  return inTransaction(actor, async (tx, at): Promise<Verdict<true, FigureRefusal> | null> => {
    const held = await releaseOf(tx, releaseId);
    if (!held) return null;
    await lockDataset(tx, held.dataset.id);
    if (figure.source.trim() === "") return no({ kind: "no-source" });
    const lastDay = addDays(held.release.periodTo, -1);
    const area = areaNamed(await statisticalAreas(tx), { by: "code", text: figure.areaCode }, lastDay);
    if (!area.ok) return area;
    const taken = takeObservation({ ...figure, areaCode: area.value.code });
    if (!taken.ok) return taken;
    if (await findObservation(tx, releaseId, taken.value)) return no({ kind: "on-file-already" });
    await addObservations(tx, releaseId, [taken.value], { ...actor, importRunId: null, at });
    const observationId = (await findObservation(tx, releaseId, taken.value)) ?? "";
    record(tx, { kind: "benchmark-entered", subject: { kind: "benchmark", id: releaseId }, observationId });
    return yes(true);
  });
}
