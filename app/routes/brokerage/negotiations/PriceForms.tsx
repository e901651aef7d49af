import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { NegotiationView } from "#app/routes/brokerage/negotiations/negotiation-view.ts";

type Props = {
  readonly negotiation: NegotiationView;
  readonly reply: Reply | undefined;
  /** Whether the council may write down what the provider said by telephone. */
  readonly records: boolean;
};

/** Agreeing to what the other side named, or naming another price for a unit of each line. */
export function PriceForms({ negotiation: { agreeable, lines }, reply, records }: Props) {
  return (
    <>
      {agreeable ? (
        <form method="post" noValidate>
          <input type="hidden" name="weekly" value={agreeable.pence} />
          <Button name="step" value="agree" preventDoubleClick>
            Agree to {agreeable.weekly}
          </Button>
        </form>
      ) : null}
      <form method="post" noValidate>
        <h2 className="govuk-heading-m">Name a price</h2>
        {lines.map(({ id, title, per, units, price }) => (
          <Input
            key={id}
            name={`price-${id}`}
            label={`${title}, ${per}`}
            hint={`${units} of them a week. The sum of a week follows from it.`}
            prefix="£"
            width={5}
            inputMode="decimal"
            value={shown(reply, `price-${id}`, price)}
            error={reply?.errors[`price-${id}`]}
          />
        ))}
        {records ? (
          <Radios
            name="whose"
            legend="Whose price it is"
            inline
            value={shown(reply, "whose", "council")}
            items={[
              { value: "council", text: "The council’s" },
              { value: "provider", text: "The provider’s, said by telephone" },
            ]}
          />
        ) : null}
        <Textarea
          name="words"
          label="Why"
          hint="The other side reads it. Do not name a person."
          rows={3}
          value={shown(reply, "words")}
          error={reply?.errors["words"]}
        />
        <Button variant="secondary" name="step" value="name" preventDoubleClick>
          Name this price
        </Button>
      </form>
    </>
  );
}
