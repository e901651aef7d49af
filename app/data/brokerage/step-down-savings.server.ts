import type { Day } from "#app/domain/calendar.ts";
import { effectOf } from "#app/domain/brokerage/saving.ts";
import type { Pence } from "#app/domain/money.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** Puts down what a person needs less, as a saving that is proposed: finance validates it later. */
export async function proposeStepDown(
  tx: Tx,
  placement: { readonly id: string; readonly commissionerId: string },
  saved: { readonly weekly: Pence; readonly fromOn: Day; readonly by: string },
  now: Date,
): Promise<string> {
  const { partYear, fullYear } = effectOf(saved.weekly, saved.fromOn);
  const { id } = await tx.saving.create({
    data: {
      ...{ placementId: placement.id, commissionerId: placement.commissionerId, kind: "step-down" },
      ...{ weeklyPence: saved.weekly, fromOn: toColumn(saved.fromOn), state: "proposed" },
      ...{ partYearPence: partYear, fullYearPence: fullYear, createdBy: saved.by, createdAt: now },
    },
    select: { id: true },
  });
  return id;
}
