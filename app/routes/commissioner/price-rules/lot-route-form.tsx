import { routeWords } from "#app/components/call-off/call-off-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown, ticked } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type FormProps = { readonly reply: Reply | undefined };

/** The form of a rule: a route that is allowed from a day on, within bounds. */
export function RuleForm({ reply }: FormProps) {
  const field = (name: string, stored = "") => ({
    name,
    value: shown(reply, name, stored),
    error: reply?.errors[name],
  });
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Allow a route from a day on</h2>
      <p className="govuk-body">It takes over from the rule of the same route, which ends on that day.</p>
      <Radios
        legend="Route"
        legendSize="s"
        items={(["DIRECT", "RESTRICTED", "OPEN"] as const).map((route) => ({
          value: route,
          text: routeWords[route],
        }))}
        {...field("route")}
      />
      <Checkboxes
        name="kinds"
        legend="For which kind of purchase?"
        legendSize="s"
        values={ticked(reply, "kinds", ["SPOT", "BLOCK"])}
        error={reply?.errors["kinds"]}
        items={[
          { value: "SPOT", text: "Spot purchases" },
          { value: "BLOCK", text: "Blocks" },
        ]}
      />
      <Input
        label="Lowest value with VAT (optional)"
        prefix="£"
        width={10}
        inputMode="numeric"
        {...field("minimum")}
      />
      <Input
        label="Highest value with VAT (optional)"
        prefix="£"
        width={10}
        inputMode="numeric"
        {...field("maximum")}
      />
      <Input
        label="Shortest term in months (optional)"
        width={3}
        inputMode="numeric"
        {...field("shortestMonths")}
      />
      <Input
        label="Longest term in months (optional)"
        width={3}
        inputMode="numeric"
        {...field("longestMonths")}
      />
      <Checkboxes
        name="needsReason"
        small
        values={ticked(reply, "needsReason")}
        items={[{ value: "yes", text: "A reason is asked for each time" }]}
      />
      <Select
        label="How members are ranked for a direct award"
        items={[
          { value: "PRICE", text: "The lowest price first" },
          { value: "RATING_THEN_PRICE", text: "The best rating first, then the lowest price" },
          { value: "DISTANCE_THEN_PRICE", text: "The nearest first, then the lowest price" },
        ]}
        {...field("ranking", "PRICE")}
      />
      <Input
        label="How long a member has to answer an offer"
        width={3}
        inputMode="numeric"
        {...field("responseUnits", "4")}
      />
      <Select
        label="Counted in"
        items={[
          { value: "WORKING_HOURS", text: "Working hours" },
          { value: "WORKING_DAYS", text: "Working days" },
        ]}
        {...field("responseMeasure", "WORKING_HOURS")}
      />
      <Input label="Where does the framework say so?" {...field("source")} />
      <DayField legend="From which day?" hint="Today or later." {...dayBoxes(reply, "from")} />
      <Button preventDoubleClick>Allow it from that day</Button>
    </form>
  );
}

/** The form that ends a rule: from its day on the lot is not called off by that route. */
export function EndRuleForm({
  open,
  reply,
}: FormProps & { readonly open: readonly { readonly id: string; readonly text: string }[] }) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">End a rule</h2>
      <Select
        name="ruleId"
        label="Which rule ends?"
        value={shown(reply, "ruleId")}
        error={reply?.errors["ruleId"]}
        items={[{ value: "", text: "Select a rule" }, ...open.map(({ id, text }) => ({ value: id, text }))]}
      />
      <DayField legend="From which day does it not hold any more?" {...dayBoxes(reply, "on")} />
      <Button name="step" value="end" variant="secondary" preventDoubleClick>
        End the rule on that day
      </Button>
    </form>
  );
}
