import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { streams } from "#app/domain/brokerage/funding.ts";
import { ageBands, supportReasons } from "#app/domain/brokerage/support-reason.ts";
import { shown, ticked } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import { LinesTable, NeedsTable } from "./request-form-tables.tsx";
import type { Box, Boxes, RequestChoices } from "./request-form-view.ts";
import { ageWords, reasonWords } from "#app/components/brokerage/need-words.ts";
import { streamWords } from "./words.ts";

type FormProps = {
  readonly stored: Boxes;
  readonly streamsStored: readonly string[];
  readonly choices: RequestChoices;
  readonly reply: Reply | undefined;
  readonly submit: string;
};

/** The one form of a request: who (without who it is), what is needed, which service, where and when, who may pay. */
export function RequestForm({ stored, streamsStored, choices, reply, submit }: FormProps) {
  const box = (name: string) => ({
    name,
    value: shown(reply, name, stored[name] ?? ""),
    error: reply?.errors[name],
  });
  return (
    <form method="post" noValidate>
      <About box={box} choices={choices} />
      <h2 className="govuk-heading-m">What is needed</h2>
      <p className="govuk-body" id="needs">
        Fill in a line for each kind of need there is, and leave the others empty. Providers read this: write
        nothing that tells who the person is.
      </p>
      <NeedsTable box={box} error={reply?.errors["needs"]} />
      <h2 className="govuk-heading-m">Which service</h2>
      <Radios
        name="how"
        legend="Do you know which service is needed?"
        legendSize="s"
        value={box("how").value}
        error={box("how").error}
        items={[
          { value: "lines", text: "Yes: the service lines below" },
          {
            value: "help",
            text: "No: help me choose along the care ladder",
            hint: "The needs and the reason for support then suggest services, the lowest rung first. Leave the lines empty.",
          },
        ]}
      />
      <LinesTable box={box} lots={choices.lots} />
      <WhereAndWhen box={box} choices={choices} />
      <CharacterCount
        {...box("preferences")}
        label="What matters to the person"
        labelSize="s"
        hint="Wishes, language, culture, who to be near: in words that name nobody"
        maxLength={2_000}
        rows={4}
      />
      <Checkboxes
        name="streams"
        legend="Who may pay?"
        legendSize="s"
        hint="The shares are agreed with the placement"
        items={streams.map((stream) => ({ value: stream, text: streamWords[stream] }))}
        values={ticked(reply, "streams", streamsStored)}
        error={reply?.errors["streams"]}
        small
      />
      <Button preventDoubleClick>{submit}</Button>
    </form>
  );
}

function About({ box, choices }: { readonly box: Box; readonly choices: RequestChoices }) {
  return (
    <>
      <h2 className="govuk-heading-m">The person</h2>
      <Input
        {...box("personRef")}
        label="Your council’s reference of the person"
        labelSize="s"
        hint="A pseudonym like P-48213: never a name, an NHS number, an address or a date of birth"
        width={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Select
        {...box("ageBand")}
        label="Age band"
        labelSize="s"
        items={[
          { value: "", text: "Select" },
          ...ageBands.map((band) => ({ value: band, text: ageWords[band] })),
        ]}
      />
      <Select
        {...box("supportReason")}
        label="Main reason for support"
        labelSize="s"
        items={[
          { value: "", text: "Select" },
          ...supportReasons.map((reason) => ({ value: reason, text: reasonWords[reason] })),
        ]}
      />
      <Select
        {...box("rungFrom")}
        label="Where on the care ladder the person is supported now"
        labelSize="s"
        items={[
          { value: "", text: "Not yet supported" },
          ...choices.rungs.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
    </>
  );
}

function WhereAndWhen({ box, choices }: { readonly box: Box; readonly choices: RequestChoices }) {
  const day = (name: string) => ({
    name,
    values: {
      day: box(`${name}-day`).value,
      month: box(`${name}-month`).value,
      year: box(`${name}-year`).value,
    },
    error: box(name).error,
  });
  return (
    <>
      <h2 className="govuk-heading-m">Where and when</h2>
      <Input
        {...box("district")}
        label="Postcode district"
        labelSize="s"
        hint="The first half of the postcode, like BS5. Never the whole of it"
        width={5}
        autoComplete="off"
        extraLetterSpacing
      />
      <Select
        {...box("area")}
        label="Area"
        labelSize="s"
        hint="Leave it to the postcode district where you are not sure"
        items={[
          { value: "", text: "As the postcode district says" },
          ...choices.areas.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <DayField {...day("starts")} legend="On which day does support start?" hint="Like 4 1 2027" />
      <DayField
        {...day("ends")}
        legend="Which is the last day, if you know it?"
        hint="Leave it empty for support without a planned end"
      />
      <Radios
        name="urgency"
        legend="How urgent is it?"
        legendSize="s"
        value={box("urgency").value}
        error={box("urgency").error}
        items={[
          { value: "ROUTINE", text: "It can wait for the usual search" },
          { value: "URGENT", text: "Urgent: somebody is not safe, or a hospital bed is waited for" },
        ]}
      />
    </>
  );
}
