import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** The decision on a rate left to evidence: a new rate or a per cent from a day, or no rise; with its reason. */
export function DecideEvidence({
  limit,
  earliest,
  reply,
}: {
  readonly limit: string | null;
  readonly earliest: string;
  readonly reply: Reply | undefined;
}) {
  const errors = reply?.errors ?? {};
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Decide</h2>
      <p className="govuk-body">
        {limit === null
          ? "The scheme of delegation gives your role no limit on this framework, so you can only refuse a rise."
          : `Your limit is ${limit} a year.`}
      </p>
      <Radios
        name="decision"
        legend="Does the rate rise?"
        value={shown(reply, "decision")}
        error={errors["decision"]}
        items={[
          {
            value: "agree",
            text: "Yes, as follows",
            conditional: <Rise reply={reply} earliest={earliest} />,
          },
          { value: "refuse", text: "No, the rate stays" },
        ]}
      />
      <Textarea
        name="reason"
        label="Why?"
        hint="The provider reads this in its letter."
        value={shown(reply, "reason")}
        error={errors["reason"]}
      />
      <Button preventDoubleClick>Record the decision</Button>
    </form>
  );
}

function Rise({ reply, earliest }: { readonly reply: Reply | undefined; readonly earliest: string }) {
  const errors = reply?.errors ?? {};
  return (
    <>
      <Input
        name="rate"
        label="New rate"
        prefix="£"
        width={10}
        inputMode="decimal"
        value={shown(reply, "rate")}
        error={errors["rate"]}
      />
      <Input
        name="rise"
        label="Or how far it rises"
        hint="Worked out on the rate now, half a penny up."
        suffix="%"
        width={5}
        inputMode="decimal"
        value={shown(reply, "rise")}
        error={errors["rise"]}
      />
      <DayField
        legend="From which day?"
        hint={`${earliest} or later, and never a day that has passed.`}
        {...dayBoxes(reply, "from")}
      />
    </>
  );
}
