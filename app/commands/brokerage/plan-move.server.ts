import type { StaffActor } from "#app/domain/access/actor.ts";
import { personalDetailIn } from "#app/domain/call-off/no-person.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { planMove, type PlanMoveRefusal } from "#app/domain/brokerage/move.ts";
import { placementStatus } from "#app/domain/brokerage/placement.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addPlannedMove,
  giveUpMoveRow,
  moveIsPlanned,
  plannedMove,
  rungOfLot,
  rungs,
} from "#app/data/brokerage/moves.server.ts";
import { lockPlacement } from "#app/data/brokerage/placements.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

type Plan = { readonly toRungId: string; readonly on: Day; readonly reason: string };
export type PlanRefusal =
  PlanMoveRefusal | { readonly kind: "not-found" | "no-such-rung" | "names-a-person" };

/** Plans a move of a person from a running placement to another rung of the ladder. */
export function planMoveFrom(
  actor: StaffActor,
  placementId: string,
  plan: Plan,
): Promise<Verdict<null, PlanRefusal>> {
  return inTransaction(actor, async (tx, now) => {
    const placement = await lockPlacement(tx, placementId);
    if (!placement) return no({ kind: "not-found" });
    if (personalDetailIn(plan.reason)) return no({ kind: "names-a-person" });
    const rung = (await rungs(tx, actor.commissionerId)).find(({ id }) => id === plan.toRungId);
    if (!rung) return no({ kind: "no-such-rung" });
    const today = dayOf(now);
    const verdict = planMove(
      {
        ...{ status: placementStatus(placement, today), on: plan.on, toRung: rung.position },
        fromRung: await rungOfLot(tx, placement.lotId),
      },
      await moveIsPlanned(tx, placementId),
      today,
    );
    if (!verdict.ok) return verdict;
    const { commissionerId, personRef } = placement;
    await addPlannedMove(
      tx,
      {
        ...{ commissionerId, personRef, fromPlacementId: placementId, toRungId: rung.id },
        ...{ plannedOn: plan.on, reason: plan.reason, recordedBy: actor.accountId },
      },
      now,
    );
    record(tx, { kind: "move-planned", subject: { kind: "placement", id: placementId }, on: plan.on });
    return yes(null);
  });
}

/** Gives a planned move up, as long as no placement followed. */
export function giveUpMove(
  actor: StaffActor,
  id: string,
): Promise<Verdict<null, { readonly kind: "not-planned" }>> {
  return inTransaction(actor, async (tx, now) => {
    const move = await plannedMove(tx, id);
    if (!move || move.followedOn !== null || !(await giveUpMoveRow(tx, id, now)))
      return no({ kind: "not-planned" });
    const subject = { kind: "placement", id: move.placementId } as const;
    record(tx, { kind: "move-given-up", subject, on: move.plannedOn });
    return yes(null);
  });
}
