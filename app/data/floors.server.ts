import type { Day, Instant } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import { floorOf, type Floor, type FloorBasis } from "#app/domain/pricing/floor.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { payLawOn, type PayFact } from "./pay-parameters.server.ts";

/** The floor of a line on a day, with what it was worked out from. */
export type LineFloor = Floor & {
  readonly basis: FloorBasis;
  readonly source: string;
  readonly uncertain: boolean;
  readonly facts: readonly PayFact[];
};

/** The floors of these lines on a day, by line. A line without a basis by that day has none, nor has a day before the figures of pay begin. */
export async function floorsOn(
  tx: Tx,
  lineIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, LineFloor>> {
  const law = await payLawOn(tx, day);
  if (!law) return new Map();
  const rows = await tx.floorBasis.findMany({
    where: { serviceLineId: { in: [...lineIds] }, fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    distinct: ["serviceLineId"],
  });
  return new Map(
    rows.map((row) => {
      const basis = basisOf(row);
      const { serviceLineId, source, uncertain } = row;
      return [
        serviceLineId,
        { ...floorOf(basis, law.parameters), basis, source, uncertain, facts: law.facts },
      ];
    }),
  );
}

type BasisRow = Omit<FloorBasis, "workHours" | "travelMinutes" | "miles"> & {
  readonly workHours: { toString(): string };
  readonly travelMinutes: { toString(): string };
  readonly miles: { toString(): string };
};

function basisOf({
  workHours,
  travelMinutes,
  miles,
  weeklyHours,
  trainingHours,
  sickDays,
}: BasisRow): FloorBasis {
  return {
    workHours: decimal4(String(workHours)),
    travelMinutes: decimal4(String(travelMinutes)),
    miles: decimal4(String(miles)),
    ...{ weeklyHours, trainingHours, sickDays },
  };
}

/** What the floor of a line is worked out from since a day, with its source and who set it; null for what came with the installation. */
export type DatedFloorBasis = {
  readonly serviceLineId: string;
  readonly fromOn: Day;
  readonly basis: FloorBasis;
  readonly source: string;
  readonly uncertain: boolean;
  readonly setBy: string | null;
  readonly setAt: Instant | null;
};

/** Every basis of these lines, the latest first. */
export async function floorBases(tx: Tx, lineIds: readonly string[]): Promise<readonly DatedFloorBasis[]> {
  const rows = await tx.floorBasis.findMany({
    where: { serviceLineId: { in: [...lineIds] } },
    orderBy: { fromOn: "desc" },
  });
  const people = await tx.account.findMany({
    where: { id: { in: rows.flatMap(({ setBy }) => setBy ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...{ serviceLineId: row.serviceLineId, fromOn: fromColumn(row.fromOn), basis: basisOf(row) },
    ...{ source: row.source, uncertain: row.uncertain, setAt: row.setAt },
    setBy: row.setBy && (names.get(row.setBy) ?? "a colleague"),
  }));
}

/** Writes down what the floor of a line is worked out from since a day. */
export async function addFloorBasis(
  tx: Tx,
  serviceLineId: string,
  { basis, fromOn, source }: Pick<DatedFloorBasis, "basis" | "fromOn" | "source">,
  by: string,
  now: Instant,
) {
  await tx.floorBasis.createMany({
    data: {
      serviceLineId,
      ...basis,
      source,
      uncertain: false,
      fromOn: toColumn(fromOn),
      setBy: by,
      setAt: now,
    },
  });
}
