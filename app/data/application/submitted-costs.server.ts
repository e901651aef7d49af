import { randomUUID } from "node:crypto";
import type { SubmissionContent } from "#app/domain/application/content.ts";
import { toDay } from "#app/domain/calendar.ts";
import { toColumn } from "#app/data/days.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** Writes the cost models of a submission beside its prices, under the same seal. */
export async function insertCostModels(
  tx: Tx,
  whose: {
    readonly submissionId: string;
    readonly roundId: string;
    readonly frameworkId: string;
    readonly providerId: string;
  },
  content: SubmissionContent,
) {
  const models = content.lots.flatMap(({ lotId, costs = [] }) =>
    costs.map((model) => ({ modelId: randomUUID(), lotId, ...model })),
  );
  if (models.length === 0) return;
  await tx.submissionCostModel.createMany({
    data: models.map(({ modelId, lotId, locationId, template, basePriceDay, groupTotals, ...model }) => ({
      ...{ ...whose, id: modelId, lotId, locationId },
      ...{ templateCode: template.code, templateVersion: template.version },
      ...{ form: model.form, complete: model.complete, note: model.note },
      ...{ total: model.total, price: model.price, basePriceDay: toColumn(toDay(basePriceDay)) },
      groupTotals: groupTotals.map(({ group, total }) => ({ group, total })),
    })),
  });
  const rowsOf = (kind: "lines" | "drivers") =>
    models.flatMap((model) =>
      Object.entries(model[kind]).map(([code, amount]) => ({
        ...whose,
        modelId: model.modelId,
        code,
        amount,
      })),
    );
  await tx.submissionCostLine.createMany({ data: rowsOf("lines") });
  await tx.submissionCostDriver.createMany({ data: rowsOf("drivers") });
}
