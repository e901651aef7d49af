import { everyWords, outcomeRuleWords } from "#app/components/call-off/outcome-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** The form by which a measure is added to a call-off. */
export function MeasureForm({ reply }: { readonly reply: Reply | undefined }) {
  const field = (name: string) => ({ name, value: shown(reply, name), error: reply?.errors[name] });
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Add a measure</h2>
      <Input
        {...field("title")}
        label="What is measured?"
        hint="Like “Living at home 91 days after leaving hospital”."
      />
      <Input {...field("cohort")} label="Of whom?" hint="A group of people, never one person." />
      <Input {...field("unit")} label="In which unit?" hint="Like “per cent” or “days a year”." width={20} />
      <Input {...field("baseline")} label="Where does it stand now?" width={10} inputMode="decimal" />
      <Input {...field("target")} label="Where is it to get to?" width={10} inputMode="decimal" />
      <Radios
        {...field("direction")}
        legend="Is the figure to rise or to fall?"
        items={[
          { value: "UP", text: "To rise" },
          { value: "DOWN", text: "To fall" },
        ]}
      />
      <Input
        {...field("share")}
        label="Which share of the value depends on it?"
        hint="What all measures leave of 100% is the base share, paid whatever the results."
        suffix="%"
        width={5}
        inputMode="decimal"
      />
      <Radios
        {...field("rule")}
        legend="How does a result become a payment?"
        items={Object.entries(outcomeRuleWords).map(([value, text]) => ({ value, text }))}
      />
      <Radios
        {...field("every")}
        legend="How often is it measured?"
        items={Object.entries(everyWords).map(([value, text]) => ({ value, text }))}
      />
      <Button preventDoubleClick>Add the measure</Button>
    </form>
  );
}
