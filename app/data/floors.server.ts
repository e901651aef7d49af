import type { Day } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import { floorOf, type Floor, type FloorBasis } from "#app/domain/pricing/floor.ts";
import type { Tx } from "./db.server.ts";
import { payLawOn, type PayFact } from "./pay-parameters.server.ts";

/** The floor of a line on a day, with what it was worked out from. */
export type LineFloor = Floor & {
  readonly basis: FloorBasis;
  readonly source: string;
  readonly uncertain: boolean;
  readonly facts: readonly PayFact[];
};

/** The floors of these lines on a day, by line. A line without a basis on file has none, nor has a day before the figures of pay begin. */
export async function floorsOn(
  tx: Tx,
  lineIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, LineFloor>> {
  const law = await payLawOn(tx, day);
  if (!law) return new Map();
  const rows = await tx.floorBasis.findMany({ where: { serviceLineId: { in: [...lineIds] } } });
  return new Map(
    rows.map(({ serviceLineId, source, uncertain, workHours, travelMinutes, miles, ...rest }) => {
      const { weeklyHours, trainingHours, sickDays } = rest;
      const basis = {
        workHours: decimal4(String(workHours)),
        travelMinutes: decimal4(String(travelMinutes)),
        miles: decimal4(String(miles)),
        ...{ weeklyHours, trainingHours, sickDays },
      };
      return [
        serviceLineId,
        { ...floorOf(basis, law.parameters), basis, source, uncertain, facts: law.facts },
      ];
    }),
  );
}
