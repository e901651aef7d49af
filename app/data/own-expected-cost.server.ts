import type { CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import type { Day } from "#app/domain/calendar.ts";
import { fromColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { storedParameters, storedSlots } from "./stored-costs.ts";

/** What a provider may know of the estimate of a placement of its own. */
export type OwnExpectedGround = {
  readonly need: { readonly version: number; readonly fromOn: Day; readonly slots: CareSlots };
  readonly parameters: {
    readonly version: number;
    readonly fromOn: Day;
    /** Rounded; null where too few others stand behind a figure. */
    readonly figures: CostParameters | null;
  };
};

/** The ground of the estimate for a placement of the acting provider's own; null where there is none, or for a stranger's. */
export async function expectedGroundOfOwn(tx: Tx, placementId: string): Promise<OwnExpectedGround | null> {
  type Row = {
    readonly needVersion: number;
    readonly needOn: Date;
    readonly slots: unknown;
    readonly parametersVersion: number;
    readonly parametersOn: Date;
    readonly sets: unknown;
  };
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT need_version AS "needVersion", need_on AS "needOn", slots, parameters_version AS "parametersVersion", parameters_on AS "parametersOn", sets
    FROM app.expected_of_own(${placementId}::uuid)`;
  if (!row) return null;
  const { needVersion, needOn, parametersVersion, parametersOn, sets } = row;
  return {
    need: { version: needVersion, fromOn: fromColumn(needOn), slots: storedSlots(row.slots) },
    parameters: {
      version: parametersVersion,
      fromOn: fromColumn(parametersOn),
      figures: sets === null ? null : storedParameters(sets),
    },
  };
}
