import { Button } from "#app/components/govuk/Button.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { sourceWords } from "#app/components/expected-cost/expected-view.ts";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type CareFormProps = {
  readonly boxes: Readonly<Record<string, string>>;
  /** Whether the boxes hold what the needs of a request suggest, which nobody has confirmed yet. */
  readonly proposed: boolean;
  readonly reply: Reply | undefined;
};

/** What care takes in a week: hours, nights, and how many people share them. */
export function CareForm({ boxes, proposed, reply }: CareFormProps) {
  const box = (name: string, label: string, hint?: string, whole = false) => (
    <Input
      {...{ name, label, hint, error: reply?.errors[name] }}
      value={shown(reply, name, boxes[name])}
      width={4}
      inputMode={whole ? "numeric" : "decimal"}
      autoComplete="off"
    />
  );
  return (
    <form method="post" noValidate>
      {proposed ? (
        <p className="govuk-body">
          The boxes hold what the needs on the request come to. They say nothing of nights. Confirm them, or
          correct them.
        </p>
      ) : null}
      <p className="govuk-body">Leave empty what the person does not have.</p>
      <Fieldset legend="In the day" legendSize="m">
        {box("shared", "Shared hours a week", "Hours in which one worker supports several people")}
        {box("shared-people", "How many people share them", undefined, true)}
        {box("alone", "One to one hours a week", "A worker for this person alone, on top of what is shared")}
        {box("double", "Two to one hours a week", "Hours in which two workers are there at once")}
      </Fieldset>
      <Fieldset legend="At night" legendSize="m">
        {box("waking", "Waking nights a week", "A worker is awake all night")}
        {box("waking-hours", "Hours of a waking night", "For example 10")}
        {box("waking-people", "How many people share the waking nights", undefined, true)}
        {box("asleep", "Sleep-ins a week", "A worker sleeps there, at a flat price for the night")}
        {box("asleep-people", "How many people share the sleep-ins", undefined, true)}
      </Fieldset>
      <Radios
        name="source"
        legend="From where is this known?"
        value={shown(reply, "source", proposed ? "needs" : "")}
        error={reply?.errors["source"]}
        items={Object.entries(sourceWords).map(([value, text]) => ({ value, text }))}
      />
      <Button preventDoubleClick>Record what the care takes</Button>
    </form>
  );
}
