import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** What each answer of the rule is called. */
export const reachWords = { NEVER: "Never", PROPOSE: "Proposed, then approved" } as const;

/** The rule of a lot from a day: what reaches placements that run already. */
export function LotPlacementForm({ reply }: { readonly reply: Reply | undefined }) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Set the rule from a day on</h2>
      {questions.map(({ name, legend, hint }) => (
        <Radios
          key={name}
          {...{ name, legend, hint }}
          legendSize="s"
          value={shown(reply, name)}
          error={reply?.errors[name]}
          items={(["NEVER", "PROPOSE"] as const).map((value) => ({ value, text: reachWords[value] }))}
        />
      ))}
      <DayField legend="From which day?" hint="Today or later." {...dayBoxes(reply, "from")} />
      <Input
        name="source"
        label="Where does the council say so, or why?"
        value={shown(reply, "source")}
        error={reply?.errors["source"]}
      />
      <Button preventDoubleClick>Set the rule</Button>
    </form>
  );
}

const questions = [
  {
    name: "round",
    legend: "Do new prices from a round reach placements that run already?",
    hint: "Only those that follow the framework’s rate.",
  },
  {
    name: "uplift",
    legend: "Does an uplift reach placements that run already?",
    hint: "By the raised rate of the provider; outside the framework by the lot’s percentage.",
  },
  {
    name: "ownPrices",
    legend: "Does an uplift also raise prices that were agreed apart from the rate?",
    hint: "Negotiated prices and those above the rate, by the lot’s percentage, up to the cap or the exception.",
  },
] as const;
