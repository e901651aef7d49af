import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Props = {
  readonly lines: readonly { readonly id: string; readonly title: string }[];
  readonly reply: Reply | undefined;
};

/** Where messages about the form's fields lead, where that is not the field's name. */
export const entryTargets = { on: "on-day" };

/** Units that were used, stood empty or came back. */
export function EntryForm({ lines, reply }: Props) {
  const [only, second] = lines;
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Add an entry</h2>
      {second ? (
        <Radios
          name="line"
          legend="Which line?"
          value={shown(reply, "line")}
          error={reply?.errors["line"]}
          items={lines.map(({ id, title }) => ({ value: id, text: title }))}
        />
      ) : (
        <input type="hidden" name="line" value={only?.id ?? ""} />
      )}
      <Radios
        name="kind"
        legend="What happened to the units?"
        value={shown(reply, "kind")}
        error={reply?.errors["kind"]}
        items={[
          { value: "DRAWDOWN", text: "They were used" },
          { value: "VOID", text: "They stood empty", hint: "Nobody could be placed, and they are gone." },
          {
            value: "RETURNED",
            text: "They came back",
            hint: "An entry was too high, or units can be used again.",
          },
        ]}
      />
      <Input
        name="units"
        label="How many units?"
        hint="For example 12 or 1.25."
        width={5}
        inputMode="decimal"
        value={shown(reply, "units")}
        error={reply?.errors["units"]}
      />
      <DayField
        {...dayBoxes(reply, "on")}
        legend="On which day?"
        hint="For example the last day of the week it is about."
      />
      <Input
        name="note"
        label="Note (optional)"
        hint="Do not name a person."
        value={shown(reply, "note")}
        error={reply?.errors["note"]}
      />
      <Button preventDoubleClick>Add the entry</Button>
    </form>
  );
}
