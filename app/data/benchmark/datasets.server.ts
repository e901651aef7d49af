import { z } from "zod";
import {
  datasetLayouts,
  mappedParts,
  type ColumnMap,
  type DatasetLayout,
} from "#app/domain/benchmark/column-map.ts";
import type { NewRelease, Release } from "#app/domain/benchmark/release.ts";
import { basisPoints, type BasisPoints } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** Figures of one publisher, with their licence, how long they are valid after their period, and the index that brings them to a price date. */
export type Dataset = {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
  readonly sourceUrl: string;
  readonly layout: DatasetLayout;
  readonly validMonths: number;
  readonly payShare: BasisPoints | null;
  readonly columnMap: ColumnMap | null;
};

/** A release with where it was read and how many figures it has on file. */
export type ReleaseOnFile = Release & { readonly source: string; readonly figures: number };

const from = z.union([z.object({ columns: z.array(z.string()) }), z.object({ always: z.string() })]);
const part = z.enum(mappedParts);
const map = z.object({
  areaBy: z.enum(["code", "council-code", "name"]),
  parts: z.partialRecord(part, from),
  meanings: z.partialRecord(part, z.record(z.string(), z.string())),
  passedOver: z.array(z.string()),
});

const fields = {
  ...{ id: true, name: true, publisher: true, licence: true, sourceUrl: true, layout: true },
  ...{ validMonths: true, payShare: true, columnMap: true },
} as const;

/** The datasets that the actor may see, by name. */
export async function datasets(tx: Tx, commissionerId: string): Promise<readonly Dataset[]> {
  const rows = await tx.benchmarkDataset.findMany({
    where: { commissionerId },
    orderBy: { name: "asc" },
    select: fields,
  });
  return rows.map(toDataset);
}

/** The dataset of this id; undefined for a stranger's. */
export async function datasetOf(tx: Tx, id: string): Promise<Dataset | undefined> {
  const row = await tx.benchmarkDataset.findUnique({ where: { id }, select: fields });
  return row ? toDataset(row) : undefined;
}

/** The same, held until the transaction ends, so that its releases follow one another. */
export async function lockDataset(tx: Tx, id: string): Promise<Dataset | undefined> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('benchmark-dataset' || ${id}))::text`;
  return datasetOf(tx, id);
}

export type NewDataset = Omit<Dataset, "id" | "columnMap">;

export async function hasDatasetNamed(tx: Tx, commissionerId: string, name: string): Promise<boolean> {
  const where = { commissionerId, name: { equals: name, mode: "insensitive" } } as const;
  return (await tx.benchmarkDataset.count({ where })) > 0;
}

export async function addDataset(
  tx: Tx,
  dataset: NewDataset,
  by: { readonly commissionerId: string; readonly accountId: string; readonly at: Date },
): Promise<string> {
  const { id } = await tx.benchmarkDataset.create({
    data: { ...dataset, commissionerId: by.commissionerId, addedBy: by.accountId, addedAt: by.at },
    select: { id: true },
  });
  return id;
}

export async function saveDatasetTerms(tx: Tx, id: string, terms: Pick<Dataset, "validMonths" | "payShare">) {
  await tx.benchmarkDataset.updateMany({ where: { id }, data: terms });
}

/** Remembers what the columns of the dataset's files mean. */
export async function saveColumnMap(tx: Tx, id: string, columnMap: ColumnMap) {
  await tx.benchmarkDataset.updateMany({ where: { id }, data: { columnMap } });
}

type ReleaseRow = Omit<ReleaseOnFile, "publishedOn" | "periodFrom" | "periodTo" | "pricedOn"> & {
  readonly publishedOn: Date;
  readonly periodFrom: Date;
  readonly periodTo: Date;
  readonly pricedOn: Date;
};

/** Every release of a council's datasets, the latest period first. */
export async function releases(tx: Tx, commissionerId: string): Promise<readonly ReleaseOnFile[]> {
  const rows = await tx.$queryRaw<ReleaseRow[]>`
    SELECT r.id, r.dataset_id AS "datasetId", r.label, r.published_on AS "publishedOn", r.period_from AS "periodFrom", r.period_to AS "periodTo",
      r.priced_on AS "pricedOn", r.provisional, r.supersedes_id AS "supersedesId", r.source,
      (SELECT count(*)::int FROM benchmark_observation o WHERE o.release_id = r.id) AS figures
    FROM benchmark_release r WHERE r.commissioner_id = ${commissionerId}::uuid
    ORDER BY r.period_from DESC, r.published_on DESC, r.label, r.id`;
  return rows.map(toRelease);
}

/** The releases of one dataset, the latest period first. */
export async function releasesOf(tx: Tx, datasetId: string): Promise<readonly ReleaseOnFile[]> {
  const rows = await tx.$queryRaw<ReleaseRow[]>`
    SELECT r.id, r.dataset_id AS "datasetId", r.label, r.published_on AS "publishedOn", r.period_from AS "periodFrom", r.period_to AS "periodTo",
      r.priced_on AS "pricedOn", r.provisional, r.supersedes_id AS "supersedesId", r.source,
      (SELECT count(*)::int FROM benchmark_observation o WHERE o.release_id = r.id) AS figures
    FROM benchmark_release r WHERE r.dataset_id = ${datasetId}::uuid
    ORDER BY r.period_from DESC, r.published_on DESC, r.label, r.id`;
  return rows.map(toRelease);
}

/** A release with its dataset and the dataset's other releases; undefined for a stranger's. */
export async function releaseOf(
  tx: Tx,
  id: string,
): Promise<
  | { readonly release: ReleaseOnFile; readonly dataset: Dataset; readonly others: readonly ReleaseOnFile[] }
  | undefined
> {
  const row = await tx.benchmarkRelease.findUnique({ where: { id }, select: { datasetId: true } });
  const dataset = row && (await datasetOf(tx, row.datasetId));
  if (!dataset) return undefined;
  const others = await releasesOf(tx, dataset.id);
  const release = others.find((one) => one.id === id);
  return release && { release, dataset, others };
}

export async function insertRelease(
  tx: Tx,
  datasetId: string,
  { publishedOn, periodFrom, periodTo, pricedOn, ...release }: NewRelease & { readonly source: string },
  by: { readonly commissionerId: string; readonly accountId: string; readonly at: Date },
): Promise<string> {
  const { id } = await tx.benchmarkRelease.create({
    data: {
      ...{ ...release, datasetId, commissionerId: by.commissionerId },
      ...{ publishedOn: toColumn(publishedOn), pricedOn: toColumn(pricedOn) },
      ...{ periodFrom: toColumn(periodFrom), periodTo: toColumn(periodTo) },
      ...{ addedBy: by.accountId, addedAt: by.at },
    },
    select: { id: true },
  });
  return id;
}

function toDataset(row: {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
  readonly sourceUrl: string;
  readonly layout: string;
  readonly validMonths: number;
  readonly payShare: number | null;
  readonly columnMap: unknown;
}): Dataset {
  return {
    ...row,
    layout: z.enum(datasetLayouts).parse(row.layout),
    payShare: row.payShare === null ? null : basisPoints(row.payShare),
    columnMap: row.columnMap === null ? null : map.parse(row.columnMap),
  };
}

function toRelease({ publishedOn, periodFrom, periodTo, pricedOn, ...row }: ReleaseRow): ReleaseOnFile {
  return {
    ...row,
    ...{ publishedOn: fromColumn(publishedOn), pricedOn: fromColumn(pricedOn) },
    ...{ periodFrom: fromColumn(periodFrom), periodTo: fromColumn(periodTo) },
  };
}
