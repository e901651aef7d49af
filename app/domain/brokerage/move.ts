import { addDays, compareDays, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { PlacementStatus } from "./placement.ts";

/** Which way a move goes along the care ladder: down to less care, up to more, or across on one rung. */
export type Direction = "down" | "up" | "across" | "unknown";

/** The direction between two rungs by their positions, counted from the lowest; unknown where a lot stands on none. */
export function directionOf(from: number | null, to: number | null): Direction {
  if (from === null || to === null) return "unknown";
  return to === from ? "across" : to < from ? "down" : "up";
}

export type PlanMoveRefusal = {
  readonly kind: "not-running" | "not-ahead" | "same-rung" | "planned-already";
};

/** Plans a move from a running placement to another rung, for a day ahead, once at a time. */
export function planMove(
  plan: {
    readonly status: PlacementStatus;
    readonly fromRung: number | null;
    readonly toRung: number;
    readonly on: Day;
  },
  planned: boolean,
  today: Day,
): Verdict<Direction, PlanMoveRefusal> {
  if (plan.status !== "active" && plan.status !== "suspended") return no({ kind: "not-running" });
  if (planned) return no({ kind: "planned-already" });
  if (compareDays(plan.on, today) <= 0) return no({ kind: "not-ahead" });
  const direction = directionOf(plan.fromRung, plan.toRung);
  return direction === "across" ? no({ kind: "same-rung" }) : yes(direction);
}

/** Where a planned move stands: made once a placement followed, given up, or ahead; overdue from its day. */
export type MoveState = "made" | "given-up" | "ahead" | "overdue";

export function moveState(
  move: { readonly plannedOn: Day; readonly followedOn: Day | null; readonly givenUp: boolean },
  today: Day,
): MoveState {
  if (move.followedOn !== null) return "made";
  if (move.givenUp) return "given-up";
  return compareDays(move.plannedOn, today) < 0 ? "overdue" : "ahead";
}

/** The last day whose planned moves are reminded of today. */
export function remindUpTo(today: Day, daysBefore: number): Day {
  return addDays(today, daysBefore);
}
