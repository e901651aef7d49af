import type { Day } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { CallOffKind, Urgency } from "./call-off.ts";
import { personalDetailIn, type PersonalDetail } from "./no-person.ts";
import { needsMixedTest } from "./set-up.ts";

/** What is wanted, by when and under which law. */
export type CallOffDetails = {
  readonly title: string;
  readonly summary: string;
  readonly kind: CallOffKind;
  readonly innovation: boolean;
  readonly regime: Regime;
  readonly mixedTest: string;
  readonly urgency: Urgency;
  readonly userChoice: boolean;
  readonly choiceStatement: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly extensionMonths: number;
};

export type DetailsRefusal =
  | { readonly kind: "names-a-person"; readonly field: "title" | "summary"; readonly detail: PersonalDetail }
  | { readonly kind: "ends-before-it-starts" | "starts-in-the-past" }
  | { readonly kind: "starts-outside-the-framework"; readonly startsOn: Day; readonly endsOn: Day }
  | { readonly kind: "another-regime" | "no-mixed-test" | "no-choice-statement" };

/**
 * The details hold together: nobody could be found by them, the contract ends after it starts, it starts after today and
 * within the framework's term, and a regime other than the framework's is the Provider Selection Regime with its test.
 */
export function checkDetails(
  details: CallOffDetails,
  framework: { readonly regime: Regime; readonly startsOn: Day; readonly endsOn: Day },
  today: Day,
): Verdict<CallOffDetails, DetailsRefusal> {
  for (const field of ["title", "summary"] as const) {
    const detail = personalDetailIn(details[field]);
    if (detail) return no({ kind: "names-a-person", field, detail });
  }
  const { startsOn, endsOn, regime } = details;
  if (endsOn <= startsOn) return no({ kind: "ends-before-it-starts" });
  if (startsOn <= today) return no({ kind: "starts-in-the-past" });
  if (startsOn < framework.startsOn || startsOn > framework.endsOn)
    return no({
      kind: "starts-outside-the-framework",
      startsOn: framework.startsOn,
      endsOn: framework.endsOn,
    });
  if (regime !== framework.regime && regime !== "PSR_2023") return no({ kind: "another-regime" });
  if (needsMixedTest(details, framework.regime) && details.mixedTest === "")
    return no({ kind: "no-mixed-test" });
  if (details.userChoice && details.choiceStatement === "") return no({ kind: "no-choice-statement" });
  return yes(details);
}
