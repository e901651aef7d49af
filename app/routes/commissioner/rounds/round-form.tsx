import type { Framework, Lot } from "#app/data/frameworks.server.ts";
import type { QuestionSet } from "#app/data/question-sets.server.ts";
import type { RoundDraft } from "#app/data/rounds.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { DateInput } from "#app/components/govuk/DateInput.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { InstantFields } from "#app/components/portal/InstantFields.tsx";
import { clockParts } from "#app/components/portal/round-words.ts";
import { dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { percentText } from "#app/domain/pricing/re-pricing-words.ts";
import { shown, ticked } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import { RePricingFields } from "./re-pricing-fields.tsx";

/** What stands in the boxes of a round before anyone types. */
export type RoundBoxes = Readonly<Record<string, string>> & { readonly title: string };

/** A round as it stands in the boxes of its form. */
export function boxesOf(draft: Omit<RoundDraft, "lotIds">): RoundBoxes {
  return {
    title: draft.title,
    scope: draft.wholeFramework ? "whole" : "some",
    intake: draft.intake,
    questionSet: draft.questionSetId,
    changeFrom: percentText(draft.rePricing.changeFrom),
    changeTo: percentText(draft.rePricing.changeTo),
    beyond: draft.rePricing.beyond,
    unfitRates: draft.rePricing.unfitRates,
    ...instantBoxes("opens", draft.opensAt),
    ...instantBoxes("questions", draft.clarificationsCloseAt),
    ...instantBoxes("closes", draft.closesAt),
    ...dayBoxes("effective", draft.effectiveOn),
  };
}

/** An instant in the boxes of its day, hour and minute. */
export function instantBoxes(name: string, instant: Instant): Record<string, string> {
  const { hour, minute } = clockParts(instant);
  return { ...dayBoxes(name, dayOf(instant)), [`${name}-hour`]: hour, [`${name}-minute`]: minute };
}

function dayBoxes(name: string, day: Day): Record<string, string> {
  const [year = "", month = "", date = ""] = day.split("-");
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}

export type RoundFormProps = {
  readonly stored: RoundBoxes;
  readonly storedLots: readonly string[];
  readonly lots: readonly Lot[];
  readonly sets: readonly QuestionSet[];
  readonly regime: Framework["regime"];
  readonly reply: Reply | undefined;
};

const targets = {
  opens: "opens-day",
  questions: "questions-day",
  closes: "closes-day",
  effective: "effective-day",
};

export function RoundErrors({ reply }: { readonly reply: Reply | undefined }) {
  return <FormErrors errors={reply?.errors} targets={targets} />;
}

/** The form of a round: its name, what it covers, its dates and its questions. */
export function RoundForm({ stored, storedLots, lots, sets, regime, reply }: RoundFormProps) {
  const value = (box: string) => shown(reply, box, stored[box] ?? "");
  const error = (field: string) => reply?.errors[field];
  return (
    <form method="post" noValidate>
      <Input
        name="title"
        label="Name of the round"
        labelSize="s"
        value={value("title")}
        error={error("title")}
      />
      <Radios
        name="scope"
        legend="What it covers"
        legendSize="s"
        hint={
          regime === "PA_2023_LIGHT_TOUCH"
            ? "Under the Procurement Act 2023 it is contested whether some lots alone may be reopened (section 49): take legal advice first."
            : undefined
        }
        value={value("scope")}
        error={error("scope")}
        items={[
          { value: "whole", text: "The whole framework" },
          { value: "some", text: "Some lots only", hint: "Choose them below" },
        ]}
      />
      <Checkboxes
        name="lots"
        legend="Lots, where it covers only some"
        legendSize="s"
        small
        values={ticked(reply, "lots", storedLots)}
        error={error("lots")}
        items={lots.map((lot) => ({ value: lot.id, text: `${lot.number}. ${lot.title}` }))}
      />
      <Radios
        name="intake"
        legend="How applications are taken"
        legendSize="s"
        value={value("intake")}
        error={error("intake")}
        items={[
          { value: "window", text: "In a window", hint: "All are judged together after it closes" },
          {
            value: "continuous",
            text: "As they come, up to a cut-off",
            hint: "For a long round; all that is in by the cut-off is judged",
          },
        ]}
      />
      <h2 className="govuk-heading-m">Dates, as London’s clocks show them</h2>
      <InstantFields name="opens" legend="Opens" value={value} error={error("opens")} />
      <InstantFields name="questions" legend="Questions close" value={value} error={error("questions")} />
      <InstantFields
        name="closes"
        legend="Closes"
        hint="12 noon on a working day is best. At that instant it is too late."
        value={value}
        error={error("closes")}
      />
      <DateInput
        id="effective"
        namePrefix="effective"
        legend="Prices hold from"
        legendSize="s"
        values={{
          day: value("effective-day"),
          month: value("effective-month"),
          year: value("effective-year"),
        }}
        error={error("effective")}
      />
      <RePricingFields value={value} error={error} />
      <Select
        name="questionSet"
        label="Questions to ask"
        labelSize="s"
        hint="They are locked once the round is published."
        value={value("questionSet")}
        error={error("questionSet")}
        items={sets.map((set) => ({ value: set.id, text: `Version ${set.version}: ${set.title}` }))}
      />
      <Button>Save draft</Button>
    </form>
  );
}
