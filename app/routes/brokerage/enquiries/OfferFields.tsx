import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** A line to price, with what it stands beside today. */
export type PricedField = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly per: string;
  /** The price that is filled in, like "24.00". */
  readonly price: string;
  readonly reason: string;
};

type Props = {
  readonly lines: readonly PricedField[];
  readonly starts: { readonly day: string; readonly month: string; readonly year: string };
  readonly conditions: string;
  readonly reply: Reply | undefined;
};

/** The fields of an offer: a price for each line beside rate and cap, the start and the conditions. */
export function OfferFields({ lines, starts, conditions, reply }: Props) {
  const day = dayBoxes(reply, "starts");
  return (
    <>
      {lines.map(({ id, title, about, per, price, reason }) => (
        <Fieldset key={id} legend={title} legendSize="m">
          <Input
            name={`price-${id}`}
            label={`Price ${per}`}
            hint={about}
            prefix="£"
            width={5}
            inputMode="decimal"
            value={shown(reply, `price-${id}`, price)}
            error={reply?.errors[`price-${id}`]}
          />
          <Input
            name={`reason-${id}`}
            label="Why, if the price is above the framework rate"
            hint="For example two carers at a time. Do not name a person."
            value={shown(reply, `reason-${id}`, reason)}
            error={reply?.errors[`reason-${id}`]}
          />
        </Fieldset>
      ))}
      <DayField
        {...day}
        legend="From which day"
        hint="For example 4 1 2027"
        values={reply ? day.values : starts}
      />
      <Textarea
        name="conditions"
        label="Conditions"
        hint="Leave it empty if there are none. Do not name a person."
        rows={3}
        value={shown(reply, "conditions", conditions)}
        error={reply?.errors["conditions"]}
      />
    </>
  );
}
