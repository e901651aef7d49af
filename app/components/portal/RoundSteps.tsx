import { Tag, type TagColour } from "#app/components/govuk/Tag.tsx";
import { TaskList } from "#app/components/govuk/TaskList.tsx";
import {
  stepState,
  steps,
  type Progress,
  type Step,
  type StepState,
} from "#app/domain/evaluation/progress.ts";

export type RoundStepsProps = { readonly roundId: string; readonly state: Progress };

/** The steps from a round's close to its members, each with where it stands. */
export function RoundSteps({ roundId, state }: RoundStepsProps) {
  return (
    <TaskList
      idPrefix="evaluation"
      items={steps.map((step) => {
        const standing = stepState(step, state);
        return {
          title: titles[step],
          href: standing === "blocked" ? undefined : `/commissioner/rounds/${roundId}/${step}`,
          hint: hintOf(step, state),
          status: standing === "done" ? "Completed" : <StepTag standing={standing} />,
          cannotStartYet: standing === "blocked",
        };
      })}
    />
  );
}

const titles: Readonly<Record<Step, string>> = {
  interests: "Declare your interests",
  opening: "Open the applications",
  panel: "Appoint the panel",
  applications: "Judge and score the applications",
  decisions: "Decide, lot by lot",
  letters: "Send the outcome letters",
  admission: "Check and admit",
};

function hintOf(step: Step, state: Progress): string {
  switch (step) {
    case "interests":
      return "Before you can read an application";
    case "opening":
      return state.opening === "begun" ? "Waits for a second person" : "Two people, after the close";
    case "panel":
      return `${counted(state.panel, "evaluator")}; at least two score each answer`;
    case "applications":
      return `${counted(state.applications, "application")}${state.toJudge > 0 ? `, ${counted(state.toJudge, "answer")} to judge` : ""}`;
    case "decisions":
      return state.lots === 0
        ? "Proposed by one person, approved by another"
        : `${state.approved} of ${counted(state.lots, "lot outcome")} approved`;
    case "letters":
      return "To every applicant at once";
    case "admission":
      return state.lettersSent
        ? `${state.admitted} admitted, ${state.toAdmit} to admit`
        : "After any standstill, with checks and terms";
  }
}

function StepTag({ standing }: { readonly standing: Exclude<StepState, "done"> }) {
  if (standing === "blocked") return <>Cannot start yet</>;
  const { word, colour }: { word: string; colour: TagColour } =
    standing === "to-do" ? { word: "To do", colour: "blue" } : { word: "Under way", colour: "teal" };
  return <Tag colour={colour}>{word}</Tag>;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
