import type { Tx } from "./db.server.ts";

/** A submitted model as its exclusion is decided. */
export type ModelToExclude = {
  readonly id: string;
  readonly submissionId: string;
  readonly roundId: string;
  readonly frameworkId: string;
  readonly providerId: string;
  readonly excluded: boolean;
};

type Decided = { readonly reason: string; readonly accountId: string; readonly at: Date };

/** A model that the actor may see, held against another decision on it until the transaction ends; null for any other. */
export async function lockSubmittedModel(tx: Tx, modelId: string): Promise<ModelToExclude | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('cost model ' || ${modelId}, 0))::text`;
  const model = await tx.submissionCostModel.findUnique({
    where: { id: modelId },
    select: { id: true, submissionId: true, roundId: true, frameworkId: true, providerId: true },
  });
  if (!model) return null;
  const standing = await tx.costModelExclusion.count({ where: { modelId, liftedAt: null } });
  return { ...model, excluded: standing > 0 };
}

/** Writes an exclusion down; it stands until it is lifted. */
export async function excludeModel(tx: Tx, model: ModelToExclude, by: Decided) {
  const { id: modelId, roundId, frameworkId, providerId } = model;
  await tx.costModelExclusion.create({
    data: {
      ...{ modelId, roundId, frameworkId, providerId },
      ...{ reason: by.reason, excludedBy: by.accountId, excludedAt: by.at },
    },
    select: { id: true },
  });
}

/** Lifts the exclusion that stands. */
export async function liftExclusion(tx: Tx, model: ModelToExclude, by: Decided) {
  await tx.costModelExclusion.updateMany({
    where: { modelId: model.id, liftedAt: null },
    data: { liftedReason: by.reason, liftedBy: by.accountId, liftedAt: by.at },
  });
}
