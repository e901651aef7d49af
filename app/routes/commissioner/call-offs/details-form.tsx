import { regimeWords } from "./call-off-summary.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { kindWords, urgencyWords } from "#app/components/call-off/call-off-words.ts";
import { DayField } from "#app/components/portal/DayField.tsx";
import type { Day } from "#app/domain/calendar.ts";
import type { CallOffDetails } from "#app/domain/call-off/details.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

export type DetailsBoxes = Readonly<Record<string, string>>;

/** Details as they stand in the boxes of their form; nothing chosen yet for a new one. */
export function boxesOf(details: CallOffDetails | undefined, regime: Regime): DetailsBoxes {
  if (!details)
    return { regime, innovation: "no", userChoice: "no", urgency: "ROUTINE", extensionMonths: "0" };
  return {
    ...{ title: details.title, summary: details.summary, kind: details.kind, regime: details.regime },
    ...{ mixedTest: details.mixedTest, urgency: details.urgency, choiceStatement: details.choiceStatement },
    innovation: details.innovation ? "yes" : "no",
    userChoice: details.userChoice ? "yes" : "no",
    extensionMonths: String(details.extensionMonths),
    ...partsOf("starts", details.startsOn),
    ...partsOf("ends", details.endsOn),
  };
}

function partsOf(name: string, day: Day): DetailsBoxes {
  const [year = "", month = "", date = ""] = day.split("-");
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}

type DetailsFormProps = {
  readonly stored: DetailsBoxes;
  readonly regime: Regime;
  readonly reply: Reply | undefined;
};

/** The form of what is wanted, by when and under which law. */
export function DetailsForm({ stored, regime, reply }: DetailsFormProps) {
  const value = (box: string) => shown(reply, box, stored[box] ?? "");
  const error = (field: string) => reply?.errors[field];
  const day = (name: string) => ({
    name,
    values: { day: value(`${name}-day`), month: value(`${name}-month`), year: value(`${name}-year`) },
    error: error(name),
  });
  return (
    <form method="post" noValidate>
      <Input name="title" label="Title" labelSize="s" value={value("title")} error={error("title")} />
      <CharacterCount
        name="summary"
        label="What is needed"
        labelSize="s"
        hint="Say what is needed, where and when, and nothing by which a person could be found: no name, NHS number, whole postcode, phone number or email address."
        maxLength={4_000}
        rows={6}
        value={value("summary")}
        error={error("summary")}
      />
      <Radios
        name="kind"
        legend="What kind of purchase is it?"
        legendSize="s"
        value={value("kind")}
        error={error("kind")}
        items={[
          { value: "SPOT", text: kindWords.SPOT },
          { value: "BLOCK", text: kindWords.BLOCK },
        ]}
      />
      <DayField legend="First day" {...day("starts")} />
      <DayField legend="Last day, without extensions" {...day("ends")} />
      <Input
        name="extensionMonths"
        label="By how many months could it be extended?"
        labelSize="s"
        hint="0 for none. The value counts every extension."
        width={3}
        inputMode="numeric"
        value={value("extensionMonths")}
        error={error("extensionMonths")}
      />
      <Radios
        name="urgency"
        legend="How urgent is it?"
        legendSize="s"
        value={value("urgency")}
        error={error("urgency")}
        items={Object.entries(urgencyWords).map(([value, text]) => ({ value, text }))}
      />
      <Radios
        name="innovation"
        legend="Does it try something new?"
        legendSize="s"
        hint="Innovation is tested for a time before it is adopted."
        value={value("innovation")}
        error={error("innovation")}
        items={[
          { value: "no", text: "No" },
          { value: "yes", text: "Yes, it is a test" },
        ]}
      />
      <Radios
        name="userChoice"
        legend="Did the person choose who is to support them?"
        legendSize="s"
        value={value("userChoice")}
        error={error("userChoice")}
        items={[
          { value: "no", text: "No, or it is not for one person" },
          { value: "yes", text: "Yes" },
        ]}
      />
      <CharacterCount
        name="choiceStatement"
        label="If so: what they chose, how you know, and why bids would not be in their interests"
        labelSize="s"
        hint="Without the person’s name."
        maxLength={2_000}
        rows={3}
        value={value("choiceStatement")}
        error={error("choiceStatement")}
      />
      <Radios
        name="regime"
        legend="Under which law is it bought?"
        legendSize="s"
        value={value("regime")}
        error={error("regime")}
        items={[
          { value: regime, text: `${regimeWords[regime]}, as the framework is` },
          ...(regime === "PSR_2023"
            ? []
            : [{ value: "PSR_2023", text: regimeWords.PSR_2023, hint: "Health care" }]),
        ]}
      />
      {regime === "PSR_2023" ? null : (
        <CharacterCount
          name="mixedTest"
          label="For health care: why it is the main part, and cannot be parted from the rest"
          labelSize="s"
          hint="The test of a mixed procurement (regulation 3). Leave it empty under the framework’s own law."
          maxLength={2_000}
          rows={3}
          value={value("mixedTest")}
          error={error("mixedTest")}
        />
      )}
      <Button>Save and continue</Button>
    </form>
  );
}

/** Where the error summary leads for a day: its first box. */
export const detailsTargets = { starts: "starts-day", ends: "ends-day" };
