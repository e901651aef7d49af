import type { StaffActor } from "#app/domain/access/actor.ts";
import { takeColumnMap, type ColumnMap, type ColumnMapRefusal } from "#app/domain/benchmark/column-map.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import {
  addDataset,
  hasDatasetNamed,
  lockDataset,
  saveColumnMap,
  saveDatasetTerms,
  type Dataset,
  type NewDataset,
} from "#app/data/benchmark/datasets.server.ts";

/** Adds a dataset to what the council compares prices with; its name is its own. Gives its id. */
export function addBenchmarkDataset(
  actor: StaffActor,
  dataset: NewDataset,
): Promise<Verdict<string, { readonly kind: "name-taken" }>> {
  return inTransaction(actor, async (tx, at) => {
    if (await hasDatasetNamed(tx, actor.commissionerId, dataset.name)) return no({ kind: "name-taken" });
    const id = await addDataset(tx, dataset, { ...actor, at });
    record(tx, { kind: "benchmark-dataset-added", subject: { kind: "benchmark", id } });
    return yes(id);
  });
}

/** Sets for how long a dataset's figures are valid after their period, and by which index they are brought to a price date. Null for a stranger's. */
export function setDatasetTerms(
  actor: StaffActor,
  datasetId: string,
  terms: Pick<Dataset, "validMonths" | "payShare">,
): Promise<true | null> {
  return inTransaction(actor, async (tx) => {
    if (!(await lockDataset(tx, datasetId))) return null;
    await saveDatasetTerms(tx, datasetId, terms);
    record(tx, { kind: "benchmark-terms-set", subject: { kind: "benchmark", id: datasetId }, ...terms });
    return true;
  });
}

/** Remembers what the columns of a dataset's files mean. Null for a stranger's, and for one whose layout is fixed. */
export function keepColumnMap(
  actor: StaffActor,
  datasetId: string,
  map: ColumnMap,
): Promise<Verdict<true, ColumnMapRefusal> | null> {
  return inTransaction(actor, async (tx): Promise<Verdict<true, ColumnMapRefusal> | null> => {
    const dataset = await lockDataset(tx, datasetId);
    if (dataset?.layout !== "mapped") return null;
    const taken = takeColumnMap(map);
    if (!taken.ok) return taken;
    await saveColumnMap(tx, datasetId, taken.value);
    record(tx, { kind: "benchmark-columns-kept", subject: { kind: "benchmark", id: datasetId } });
    return yes(true);
  });
}
