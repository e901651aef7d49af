import { outcomes } from "#app/domain/brokerage/panel.ts";
import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import { outcomeWords } from "#app/components/brokerage/panel-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

export type DecisionFormProps = {
  readonly reply: Reply | undefined;
  readonly rungs: PanelPack["rungs"];
  /** Whether the chair decides alone, between sittings. */
  readonly alone: boolean;
};

/** What a panel decides on a case. */
export function DecisionForm({ reply, rungs, alone }: DecisionFormProps) {
  const errors = reply?.errors ?? {};
  const highest = rungs.reduce((last, rung, at) => (rung.asked ? at : last), rungs.length);
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m" id="decision">
        {alone ? "Decide as chair between sittings" : "Decide"}
      </h2>
      {alone ? (
        <p className="govuk-body">The decision holds at once. It stands on the next agenda to be noted.</p>
      ) : null}
      <input type="hidden" name="alone" value={alone ? "yes" : "no"} />
      <Radios
        name="outcome"
        legend="What is decided?"
        legendSize="s"
        value={shown(reply, "outcome")}
        error={errors["outcome"]}
        items={outcomes.map((outcome) => ({ value: outcome, text: outcomeWords[outcome] }))}
      />
      <Input
        name="limit"
        label="Limit for a week, where it is approved"
        hint="In pounds and pence. The case comes back only when a price is over it."
        prefix="£"
        width={10}
        inputMode="decimal"
        value={shown(reply, "limit")}
        error={errors["limit"]}
      />
      <DayField {...dayBoxes(reply, "until")} legend="Last day on which the limit holds" />
      <Select
        name="rung"
        label="Rung to try first, where a lower one is"
        items={[
          { value: "", text: "Select a rung" },
          ...rungs.slice(0, highest).map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={shown(reply, "rung")}
        error={errors["rung"]}
      />
      <Textarea
        name="words"
        label="Conditions or reasons"
        hint="Needed unless it is approved without conditions. Do not name the person."
        value={shown(reply, "words")}
        error={errors["words"]}
      />
      <Button preventDoubleClick>Write the decision down</Button>
    </form>
  );
}
