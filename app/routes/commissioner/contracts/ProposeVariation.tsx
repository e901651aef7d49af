import { formatPounds, type Pence } from "#app/domain/money.ts";
import type { Day } from "#app/domain/calendar.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type ProposeVariationProps = {
  readonly terms: {
    readonly value: Pence;
    readonly valueWithVat: Pence;
    readonly firstValueWithVat: Pence;
    readonly endsOn: Day;
    readonly extensionMonths: number;
  };
  readonly lines: readonly {
    readonly lineId: string;
    readonly title: string;
    readonly units: string;
    readonly price: string;
    readonly hint: string;
  }[];
  readonly grounds: readonly { readonly code: string; readonly title: string; readonly limits: string }[];
  readonly source: string;
  readonly uncertain: boolean;
  readonly mayPropose: boolean;
  readonly reply: Reply | undefined;
};

/** The contract's terms as they would be, and the ground on which they may be changed. */
export function ProposeVariation(props: ProposeVariationProps) {
  const { terms, lines, grounds, source, uncertain, mayPropose, reply } = props;
  if (!mayPropose)
    return (
      <EmptyState title="No variation waits for a decision">
        People who manage contracts propose one; another person then decides here.
      </EmptyState>
    );
  if (grounds.length === 0)
    return (
      <EmptyState title="No rule for changes is on file for this legal regime">
        Ask an administrator to load the rules of the legal regimes.
      </EmptyState>
    );
  const errors = reply?.errors ?? {};
  const [year = "", month = "", day = ""] = terms.endsOn.split("-");
  const ends = reply
    ? dayBoxes(reply, "ends")
    : { name: "ends", values: { day, month, year }, error: undefined };
  return (
    <form method="post" noValidate>
      <p className="govuk-body">
        Change what is to change and leave the rest. The value follows from the lines,{" "}
        {formatPounds(terms.value)} now, and VAT in the proportion that the contract has it. Another person
        decides before anything moves.
      </p>
      <InsetText>
        The contract was worth {formatPounds(terms.firstValueWithVat)} with VAT when it was made. Changes are
        held against that sum. {source}
        {uncertain ? ". To be confirmed: take advice before relying on it." : "."}
      </InsetText>
      {lines.map((line) => (
        <Fieldset key={line.lineId} legend={line.title} legendSize="s">
          <input type="hidden" name="line" value={line.lineId} />
          {line.hint ? <p className="govuk-hint">{line.hint}</p> : null}
          <Input
            name={`units-${line.lineId}`}
            label={
              <>
                Units over the term <span className="govuk-visually-hidden">of {line.title}</span>
              </>
            }
            inputMode="decimal"
            width={10}
            value={shown(reply, `units-${line.lineId}`, line.units)}
            error={errors[`units-${line.lineId}`]}
          />
          <Input
            name={`price-${line.lineId}`}
            label={
              <>
                Price of a unit without VAT <span className="govuk-visually-hidden">of {line.title}</span>
              </>
            }
            prefix="£"
            inputMode="decimal"
            width={10}
            value={shown(reply, `price-${line.lineId}`, line.price)}
            error={errors[`price-${line.lineId}`]}
          />
        </Fieldset>
      ))}
      <DayField {...ends} legend="Last day" />
      <Input
        name="months"
        label="Months of extension left after it"
        inputMode="numeric"
        width={3}
        value={shown(reply, "months", String(terms.extensionMonths))}
        error={errors["months"]}
      />
      <DayField {...dayBoxes(reply, "effective")} legend="From which day does the change hold?" />
      <Radios
        name="code"
        legend="On which ground may the contract be changed?"
        value={shown(reply, "code")}
        error={errors["code"]}
        items={grounds.map(({ code, title, limits }) => ({ value: code, text: title, hint: limits }))}
      />
      <Input
        name="clause"
        label="Clause of the contract that provides for it (optional)"
        width={20}
        value={shown(reply, "clause")}
        error={errors["clause"]}
      />
      <Textarea
        name="reason"
        label="What changes, and why?"
        hint="The provider reads this once it is approved. Do not name a person."
        value={shown(reply, "reason")}
        error={errors["reason"]}
      />
      <Button preventDoubleClick>Propose the variation</Button>
    </form>
  );
}
