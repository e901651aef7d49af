import { z } from "zod";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import { sharingKeys, type CentralCosts } from "#app/domain/pricing/cost-model/central.ts";
import type { HomeModel } from "#app/domain/pricing/cost-model/readiness.ts";
import type { EnteredLines } from "#app/domain/pricing/cost-model/totals.ts";
import { fromColumn, toColumn } from "#app/data/days.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** A model of a draft as it is stored: its lines are those that were entered, without what head office shares out. */
export type DraftModel = HomeModel & {
  readonly lotId: string;
  readonly locationId: string;
  /** The submitted model that it was copied from. */
  readonly carriedFromId: string | null;
};

const form = z.enum(["short", "full"]);
const key = z.enum(sharingKeys);

/** Every model of a draft, for all its lots. */
export async function draftModels(tx: Tx, applicationId: string): Promise<readonly DraftModel[]> {
  const rows = await tx.applicationCostModel.findMany({ where: { applicationId } });
  const where = { modelId: { in: rows.map(({ id }) => id) } };
  const lines = await tx.applicationCostLine.findMany({ where });
  const drivers = await tx.applicationCostDriver.findMany({ where });
  return rows.map((row) => ({
    ...{ lotId: row.lotId, locationId: row.locationId, carriedFromId: row.carriedFromId, note: row.note },
    template: { code: row.templateCode, version: row.templateVersion },
    form: form.parse(row.form),
    basePriceDay: fromColumn(row.basePriceDay),
    confirmed: row.confirmedAt !== null,
    lines: amounts(lines.filter(({ modelId }) => modelId === row.id)),
    drivers: amounts(drivers.filter(({ modelId }) => modelId === row.id)),
  }));
}

/** What head office costs, for each lot of a draft that says so. */
export async function draftCentralCosts(
  tx: Tx,
  applicationId: string,
): Promise<ReadonlyMap<string, CentralCosts>> {
  const where = { applicationId };
  const keys = await tx.applicationCentralKey.findMany({ where });
  const costs = await tx.applicationCentralCost.findMany({ where, orderBy: { code: "asc" } });
  const shares = await tx.applicationCentralShare.findMany({ where, orderBy: { locationId: "asc" } });
  return new Map(
    keys.map((one) => [
      one.lotId,
      {
        key: key.parse(one.key),
        lines: amounts(
          costs
            .filter(({ lotId }) => lotId === one.lotId)
            .map(({ code, poundsAYear }) => ({ code, amount: poundsAYear })),
        ),
        homes: shares
          .filter(({ lotId }) => lotId === one.lotId)
          .map(({ locationId, share, unitsAYear }) => ({
            ...{ locationId, share: decimal4(String(share)), unitsAYear: decimal4(String(unitsAYear)) },
          })),
      },
    ]),
  );
}

/** Puts a model in the place of the one that the draft has for its lot and location. */
export async function replaceDraftModel(
  tx: Tx,
  draft: { readonly applicationId: string; readonly providerId: string; readonly savedAt: Date },
  model: DraftModel,
) {
  const { applicationId, providerId, savedAt } = draft;
  const { lotId, locationId, template, note, carriedFromId } = model;
  const place = { applicationId, lotId, locationId };
  const whose = { providerId, templateCode: template.code, templateVersion: template.version };
  const said = {
    ...{ note, savedAt, carriedFromId, form: model.form, basePriceDay: toColumn(model.basePriceDay) },
    confirmedAt: model.confirmed ? savedAt : null,
  };
  await tx.applicationCostModel.deleteMany({ where: place });
  const { id: modelId } = await tx.applicationCostModel.create({
    data: { ...place, ...whose, ...said },
    select: { id: true },
  });
  const rowsOf = (entered: EnteredLines) =>
    [...entered].map(([code, amount]) => ({ modelId, ...whose, code, amount }));
  await tx.applicationCostLine.createMany({ data: rowsOf(model.lines) });
  await tx.applicationCostDriver.createMany({ data: rowsOf(model.drivers) });
}

/** Puts what head office costs in the place of what the draft says of it for a lot; null says nothing. */
export async function replaceCentralCosts(
  tx: Tx,
  draft: { readonly applicationId: string; readonly providerId: string; readonly lotId: string },
  costs: CentralCosts | null,
) {
  const { applicationId, lotId } = draft;
  await tx.applicationCentralKey.deleteMany({ where: { applicationId, lotId } });
  if (costs === null) return;
  await tx.applicationCentralKey.create({ data: { ...draft, key: costs.key }, select: { key: true } });
  await tx.applicationCentralCost.createMany({
    data: [...costs.lines].map(([code, poundsAYear]) => ({ ...draft, code, poundsAYear })),
  });
  await tx.applicationCentralShare.createMany({
    data: costs.homes.map((home) => ({ ...draft, ...home })),
  });
}

/** Figures by their code, from rows. */
export function amounts(
  rows: readonly { readonly code: string; readonly amount: { toString(): string } }[],
): ReadonlyMap<string, Decimal4> {
  return new Map(rows.map(({ code, amount }) => [code, decimal4(String(amount))]));
}
