import { z } from "zod";
import type { ComparedModel } from "#app/domain/benchmark/cost-models.ts";
import type { Day } from "#app/domain/calendar.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import type { CostForm } from "#app/domain/pricing/cost-model/template.ts";
import type { EnteredLines, GroupTotal } from "#app/domain/pricing/cost-model/totals.ts";
import { amounts } from "./application/cost-rows.server.ts";
import { fromColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** A submitted cost model with what it was found to come to. */
export type SubmittedModel = {
  readonly id: string;
  readonly submissionId: string;
  readonly roundId: string;
  readonly frameworkId: string;
  readonly lotId: string;
  readonly provider: { readonly id: string; readonly name: string; readonly small: boolean };
  readonly location: { readonly id: string; readonly name: string };
  readonly template: { readonly code: string; readonly version: number };
  readonly form: CostForm;
  readonly basePriceDay: Day;
  readonly complete: boolean;
  readonly note: string;
  readonly lines: EnteredLines;
  readonly drivers: EnteredLines;
  readonly groupTotals: readonly GroupTotal[];
  readonly total: Decimal4;
  /** The price of its unit that it was held against; null where none could be worked out. */
  readonly price: Decimal4 | null;
  /** Why a commissioner set it aside; null while it counts. */
  readonly excluded: { readonly reason: string; readonly at: Date } | null;
};

const form = z.enum(["short", "full"]);
const groups = z.array(z.object({ group: z.string(), total: z.string().transform(decimal4) }));

/** The models of a round's lot that the actor may see: staff after the opening, a provider its own. Those superseded or withdrawn are left out. */
export async function submittedModels(
  tx: Tx,
  of: { readonly roundId: string; readonly lotId: string },
): Promise<readonly SubmittedModel[]> {
  const current = await tx.submission.findMany({
    where: { roundId: of.roundId, supersededAt: null, withdrawnAt: null },
    select: { id: true },
  });
  return modelsWhere(tx, { ...of, submissionId: { in: current.map(({ id }) => id) } });
}

/** The models that a provider has sent, the latest round first, as far as the actor may see them: each by where it is found. */
export async function modelsSentBy(
  tx: Tx,
  providerId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly roundId: string;
    readonly lotId: string;
    readonly round: string;
    readonly lot: string;
    readonly place: string;
  }[]
> {
  return tx.$queryRaw`
    SELECT m.id, m.round_id AS "roundId", m.lot_id AS "lotId", r.title AS round, 'Lot ' || l.number || ': ' || l.title AS lot,
      CASE WHEN o.organisation THEN 'Whole organisation' ELSE o.name END AS place
    FROM submission_cost_model m JOIN round r ON r.id = m.round_id JOIN lot l ON l.id = m.lot_id JOIN location o ON o.id = m.location_id
    JOIN submission s ON s.id = m.submission_id
    WHERE m.provider_id = ${providerId}::uuid AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL
    ORDER BY r.number DESC, l.number, o.name`;
}

/** The models of one submission that the actor may see, for all its lots. */
export async function modelsOfSubmission(tx: Tx, submissionId: string): Promise<readonly SubmittedModel[]> {
  return modelsWhere(tx, { submissionId });
}

/** A submitted model as statistics compare it; one that was set aside is not compared. */
export function comparedModels(models: readonly SubmittedModel[]): readonly ComparedModel[] {
  return models
    .filter(({ excluded }) => excluded === null)
    .map(({ provider, complete, lines }) => ({
      ...{ provider: provider.id, complete },
      lines: new Map([...lines].map(([code, amount]) => [code, Number(amount)])),
    }));
}

async function modelsWhere(
  tx: Tx,
  where: {
    readonly submissionId: string | { in: string[] };
    readonly roundId?: string;
    readonly lotId?: string;
  },
): Promise<readonly SubmittedModel[]> {
  const rows = await tx.submissionCostModel.findMany({
    where,
    orderBy: [{ lotId: "asc" }, { providerId: "asc" }, { locationId: "asc" }],
  });
  const ofModels = { modelId: { in: rows.map(({ id }) => id) } };
  const lines = byModel(await tx.submissionCostLine.findMany({ where: ofModels }));
  const drivers = byModel(await tx.submissionCostDriver.findMany({ where: ofModels }));
  const standing = await tx.costModelExclusion.findMany({ where: { ...ofModels, liftedAt: null } });
  const providers = await tx.provider.findMany({
    where: { id: { in: rows.map(({ providerId }) => providerId) } },
    select: { id: true, name: true, isSmall: true },
  });
  const locations = await tx.location.findMany({
    where: { id: { in: rows.map(({ locationId }) => locationId) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => {
    const excluded = standing.find(({ modelId }) => modelId === row.id);
    const provider = providers.find(({ id }) => id === row.providerId);
    const { id, submissionId, roundId, frameworkId, lotId, complete, note } = row;
    return {
      ...{ id, submissionId, roundId, frameworkId, lotId, complete, note },
      provider: { id: row.providerId, name: provider?.name ?? "", small: provider?.isSmall ?? false },
      location: { id: row.locationId, name: locations.find((one) => one.id === row.locationId)?.name ?? "" },
      template: { code: row.templateCode, version: row.templateVersion },
      form: form.parse(row.form),
      basePriceDay: fromColumn(row.basePriceDay),
      lines: amounts(lines.get(id) ?? []),
      drivers: amounts(drivers.get(id) ?? []),
      groupTotals: groups.parse(row.groupTotals),
      total: decimal4(String(row.total)),
      price: row.price && decimal4(String(row.price)),
      excluded: excluded ? { reason: excluded.reason, at: excluded.excludedAt } : null,
    };
  });
}

function byModel<T extends { readonly modelId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.modelId, [...(found.get(row.modelId) ?? []), row]);
  return found;
}
