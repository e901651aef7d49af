import { awayWords } from "#app/components/placement/placement-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type ResumeFormProps = {
  readonly open: readonly { readonly value: string; readonly text: string }[];
  readonly reply: Reply | undefined;
};

/** The day on which a person is back. */
export function ResumeForm({ open, reply }: ResumeFormProps) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">The person is back</h2>
      <input type="hidden" name="deed" value="resume" />
      <Radios
        name="suspension"
        legend="Which suspension ends?"
        value={shown(reply, "suspension", open.length === 1 ? open[0]?.value : "")}
        error={reply?.errors["suspension"]}
        items={open}
      />
      <DayField
        {...dayBoxes(reply, "back")}
        legend="On which day is the person back?"
        hint="The whole price is paid again from this day."
      />
      <Button preventDoubleClick>End the suspension</Button>
    </form>
  );
}

type SuspendFormProps = { readonly onBlock: boolean; readonly reply: Reply | undefined };

/** The days away, why, and what is paid meanwhile. */
export function SuspendForm({ onBlock, reply }: SuspendFormProps) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">The person is away</h2>
      <Radios
        name="reason"
        legend="Why?"
        value={shown(reply, "reason")}
        error={reply?.errors["reason"]}
        items={Object.entries(awayWords).map(([value, text]) => ({ value, text }))}
      />
      <DayField {...dayBoxes(reply, "from")} legend="What is the first day away?" />
      <DayField
        {...dayBoxes(reply, "to")}
        legend="On which day is the person back?"
        hint="Leave empty while nobody knows."
      />
      <Input
        name="paid"
        label="Which part of the price is paid meanwhile?"
        hint={
          onBlock
            ? "The block says what is paid to keep a place, and for how long; where it does, that counts and not this."
            : "As agreed with the provider, from 0 to 100."
        }
        suffix="%"
        width={5}
        inputMode="decimal"
        value={shown(reply, "paid")}
        error={reply?.errors["paid"]}
      />
      <Input
        name="words"
        label="Note (optional)"
        hint="Do not name a person, a ward or a hospital number."
        value={shown(reply, "words")}
        error={reply?.errors["words"]}
      />
      <Button preventDoubleClick>Suspend the placement</Button>
    </form>
  );
}
