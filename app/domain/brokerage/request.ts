import type { Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What has happened to a request so far, each with its instant; null for what has not. */
export type RequestFacts = {
  readonly archivedAt: Instant | null;
  readonly heldAt: Instant | null;
  readonly brokerId: string | null;
  readonly enquiries: number;
  readonly standingOffers: number;
  readonly waitingAtPanel: boolean;
  readonly chosenAt: Instant | null;
  readonly placedAt: Instant | null;
};

/** Where a request stands on the board of the brokers. */
export const requestStages = [
  "new",
  "searching",
  "offers-in",
  "at-panel",
  "to-place",
  "placed",
  "on-hold",
  "archived",
] as const;
export type RequestStage = (typeof requestStages)[number];

/** The stage, worked out from what has happened; nothing stores it. */
export function requestStage(request: RequestFacts): RequestStage {
  if (request.archivedAt) return "archived";
  if (request.placedAt) return "placed";
  if (request.heldAt) return "on-hold";
  if (request.waitingAtPanel) return "at-panel";
  if (request.chosenAt) return "to-place";
  if (request.standingOffers > 0) return "offers-in";
  return request.enquiries > 0 || request.brokerId !== null ? "searching" : "new";
}

/** What a broker does to a request as a whole. */
export type RequestStep =
  "change" | "assign" | "hold" | "resume" | "archive" | "reopen" | "ask" | "choose" | "place";

const steps: Readonly<Record<RequestStage, readonly RequestStep[]>> = {
  new: ["change", "assign", "hold", "archive", "ask"],
  searching: ["change", "assign", "hold", "archive", "ask", "choose"],
  "offers-in": ["assign", "hold", "archive", "ask", "choose"],
  "at-panel": ["assign", "hold", "archive", "ask", "choose"],
  "to-place": ["assign", "hold", "archive", "choose", "place"],
  placed: ["assign"],
  "on-hold": ["assign", "resume", "archive"],
  archived: ["reopen"],
};

export type RequestRefusal = { readonly kind: "not-now"; readonly stage: RequestStage };

/** Whether a step may be taken at a stage. */
export function mayTakeStep(step: RequestStep, stage: RequestStage): Verdict<true, RequestRefusal> {
  return steps[stage].includes(step) ? yes(true) : no({ kind: "not-now", stage });
}
