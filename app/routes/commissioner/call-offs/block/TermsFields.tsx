import { Input } from "#app/components/govuk/Input.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Props = {
  readonly reply: Reply | undefined;
  readonly stored: Readonly<Record<string, string>>;
};

/** The fields of a block's terms, in the order in which one thinks of them. */
export function TermsFields({ reply, stored }: Props) {
  const field = (name: string) => ({
    ...{ name, value: shown(reply, name, stored[name]), error: reply?.errors[name] },
    width: 5 as const,
  });
  return (
    <>
      <Input
        {...field("price")}
        label="Price of a unit in the block"
        hint="In pounds and pence, without VAT."
        prefix="£"
      />
      <Input
        {...field("guaranteed")}
        label="Which share of the units is guaranteed?"
        hint="The provider is paid for this share whether it is used or not. 0 for none."
        suffix="%"
      />
      <Input
        {...field("void")}
        label="What is a guaranteed unit paid that nobody used?"
        hint="A share of the price: 100 pays an empty unit in full, 0 not at all."
        suffix="%"
      />
      <Input
        {...field("retainerDays")}
        label="For how many days is a place kept for somebody who is away?"
        hint="For example in hospital. 0 where no place is kept."
        suffix="days"
      />
      <Input {...field("retainer")} label="Retainer for a place that is kept, a week" prefix="£" />
      <Input {...field("notice")} label="Notice to end the block" suffix="days" />
      <Input
        {...field("warn")}
        label="At which share left do you want a warning?"
        hint="You get one email when this share of the units or less is left."
        suffix="%"
      />
      <Input
        {...field("spot")}
        label="What would a unit cost bought singly?"
        hint="The block is judged against this price."
        prefix="£"
      />
      <Textarea
        name="basis"
        label="Where is that price from?"
        hint="For example the average of the rates of the lot, with its date."
        rows={2}
        value={shown(reply, "basis", stored["basis"])}
        error={reply?.errors["basis"]}
      />
    </>
  );
}
