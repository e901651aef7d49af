import type { Instant } from "#app/domain/calendar.ts";
import type { MilestoneRecord, MoveStep } from "#app/domain/call-off/cross-lot.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A lot of a call-off as a step of a move-through; without one, `afterMonths` is null. */
export type LotStep = {
  readonly lotId: string;
  readonly number: number;
  readonly title: string;
  readonly afterMonths: number | null;
  readonly milestone: string;
  /** How many lines of the call-off are in it. */
  readonly lines: number;
};

/** The lots of a call-off that the actor may see, in their order. */
export async function lotStepsOf(tx: Tx, callOffId: string): Promise<readonly LotStep[]> {
  return tx.$queryRaw`
    SELECT l.lot_id AS "lotId", t.number, t.title, l.after_months AS "afterMonths", l.milestone,
      (SELECT count(*)::int FROM call_off_line i WHERE i.call_off_id = l.call_off_id AND i.lot_id = l.lot_id) AS lines
    FROM call_off_lot l JOIN lot t ON t.id = l.lot_id WHERE l.call_off_id = ${callOffId}::uuid ORDER BY l.position, t.number`;
}

/** Puts the lots of a call-off into the order of their steps. */
export async function saveSteps(tx: Tx, callOffId: string, steps: readonly MoveStep[]) {
  for (const [index, { lotId, afterMonths, milestone }] of steps.entries())
    await tx.callOffLot.update({
      where: { callOffId_lotId: { callOffId, lotId } },
      data: { position: index + 1, afterMonths, milestone },
      select: { lotId: true },
    });
}

/** Takes the steps of a call-off back, until they are set anew. */
export async function forgetSteps(tx: Tx, callOffId: string) {
  await tx.callOffLot.updateMany({ where: { callOffId }, data: { afterMonths: null, milestone: "" } });
}

/** What was last recorded of each step of a contract, by lot. */
export async function milestonesOf(
  tx: Tx,
  contractId: string,
): Promise<ReadonlyMap<string, MilestoneRecord>> {
  const rows = await tx.contractMilestone.findMany({
    where: { contractId },
    orderBy: { recordedAt: "asc" },
    select: { lotId: true, outcome: true, happenedOn: true, note: true },
  });
  return new Map(
    rows.map(({ lotId, outcome, happenedOn, note }) => [
      lotId,
      { outcome, note, on: fromColumn(happenedOn) },
    ]),
  );
}

/** Adds what was found of a step. */
export async function addMilestone(
  tx: Tx,
  whose: { readonly contractId: string; readonly commissionerId: string; readonly lotId: string },
  { outcome, on, note }: MilestoneRecord,
  recordedBy: string,
  recordedAt: Instant,
) {
  const data = { ...whose, outcome, happenedOn: toColumn(on), note, recordedBy, recordedAt };
  await tx.contractMilestone.createMany({ data: [data] });
}

/** The contract of a call-off that the actor may see, if one was made. */
export async function contractOfCallOff(tx: Tx, callOffId: string): Promise<string | undefined> {
  const row = await tx.contract.findFirst({
    where: { callOffId },
    orderBy: { madeAt: "asc" },
    select: { id: true },
  });
  return row?.id;
}
