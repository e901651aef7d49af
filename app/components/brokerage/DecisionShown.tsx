import { inWords } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Outcome } from "#app/domain/brokerage/panel.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { aWeek, caseLooks, lastDay } from "./panel-words.ts";

export type ShownDecision = {
  readonly outcome: Outcome;
  readonly limitWeekly: number | null;
  readonly expiresOn: Day | null;
  readonly words: string;
  readonly rung: string | null;
  readonly chairsAction: boolean;
  readonly by: string;
  readonly at: Date;
};

/** What was decided on a case. */
export function DecisionShown({ decision }: { readonly decision: ShownDecision }) {
  const { outcome, limitWeekly, expiresOn, words, rung, chairsAction, by, at } = decision;
  return (
    <SummaryList
      rows={[
        { key: "Decision", value: caseLooks[outcome].word },
        ...(limitWeekly === null || expiresOn === null
          ? []
          : [{ key: "Limit", value: `${aWeek(limitWeekly)}, until the end of ${lastDay(expiresOn)}` }]),
        ...(rung === null ? [] : [{ key: "To try first", value: rung }]),
        { key: outcome === "CONDITIONS" ? "Conditions" : "Why", value: words || "Nothing is noted" },
        {
          key: "Decided by",
          value: `${by}${chairsAction ? " as chair’s action between sittings" : ""}, ${inWords(at)}`,
        },
      ]}
    />
  );
}
