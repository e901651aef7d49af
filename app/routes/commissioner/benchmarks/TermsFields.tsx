import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type TermsFieldsProps = {
  readonly reply: Reply | undefined;
  readonly stored: { readonly validMonths: string; readonly index: string; readonly payShare: string };
};

/** For how long figures are valid, and by which index they are brought to a price date. */
export function TermsFields({ reply, stored }: TermsFieldsProps) {
  return (
    <>
      <Input
        name="validMonths"
        label="For how many months after its period a figure is valid"
        hint="An older one is not used, and the page says so."
        width={3}
        inputMode="numeric"
        value={shown(reply, "validMonths", stored.validMonths)}
        error={reply?.errors["validMonths"]}
      />
      <Radios
        name="index"
        legend="By which index figures are brought to a price date"
        value={shown(reply, "index", stored.index)}
        error={reply?.errors["index"]}
        items={[
          {
            value: "mixed",
            text: "The National Living Wage for pay’s share, and the Consumer Prices Index for the rest",
          },
          { value: "living-wage", text: "The National Living Wage alone" },
          { value: "cpi", text: "The Consumer Prices Index alone" },
          { value: "none", text: "None: figures stay at the prices of their day" },
        ]}
      />
      <Input
        name="payShare"
        label="Pay’s share of the price"
        hint="For the first choice. A council’s own arithmetic implies 73.7%."
        width={4}
        suffix="%"
        inputMode="decimal"
        value={shown(reply, "payShare", stored.payShare)}
        error={reply?.errors["payShare"]}
      />
    </>
  );
}
