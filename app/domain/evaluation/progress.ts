import { unreachable } from "#app/domain/verdict.ts";
import type { OpeningState } from "./opening.ts";

/** How far the evaluation of a round is, as one person may see it. */
export type Progress = {
  readonly opening: OpeningState["kind"];
  readonly declared: boolean;
  readonly panel: number;
  readonly applications: number;
  /** Lots applied for, and how many of them are proposed and approved. */
  readonly lots: number;
  readonly proposed: number;
  readonly approved: number;
  readonly toJudge: number;
  readonly lettersSent: boolean;
  readonly toAdmit: number;
  readonly admitted: number;
};

/** The steps from a round's close to its members, in order. */
export const steps = [
  "interests",
  "opening",
  "panel",
  "applications",
  "decisions",
  "letters",
  "admission",
] as const;
export type Step = (typeof steps)[number];

/** Where a step stands: "blocked" waits for an earlier one. */
export type StepState = "blocked" | "to-do" | "under-way" | "done";

/** Where each step of an evaluation stands for this person. */
export function stepState(step: Step, progress: Progress): StepState {
  const open = progress.opening === "open";
  switch (step) {
    case "interests":
      return progress.declared ? "done" : "to-do";
    case "opening":
      if (open) return "done";
      if (progress.opening === "begun") return "under-way";
      return progress.opening === "waiting" ? "to-do" : "blocked";
    case "panel":
      return progress.panel >= 2 ? "done" : "to-do";
    case "applications":
      if (!open) return "blocked";
      if (progress.lots > 0 && progress.proposed === progress.lots) return "done";
      return progress.toJudge > 0 ? "to-do" : "under-way";
    case "decisions":
      return open ? decisionState(progress) : "blocked";
    case "letters":
      if (progress.lettersSent) return "done";
      return progress.lots > 0 && progress.approved === progress.lots ? "to-do" : "blocked";
    case "admission":
      if (!progress.lettersSent) return "blocked";
      if (progress.toAdmit === 0) return "done";
      return progress.admitted > 0 ? "under-way" : "to-do";
    default:
      return unreachable(step);
  }
}

function decisionState({ lots, proposed, approved }: Progress): StepState {
  if (lots > 0 && approved === lots) return "done";
  return proposed > 0 ? "under-way" : "to-do";
}
