import { streams } from "#app/domain/brokerage/funding.ts";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import { streamWords } from "#app/components/placement/placement-words.ts";

type FundingFieldsProps = {
  readonly reply: Reply | undefined;
  /** What is agreed now, by the name of the field. */
  readonly stored: Readonly<Record<string, string>>;
};

/** Who pays, and what: a share for each who pays a part, and who pays what is left. */
export function FundingFields({ reply, stored }: FundingFieldsProps) {
  return (
    <>
      <Fieldset legend="Who pays a part of the weekly price?" legendSize="m">
        <p className="govuk-hint">
          A sum for a week, like 120.50, or a share of the price, like 25%. Leave the others empty. The NHS’s
          share stays unconfirmed until the ICB accepts it.
        </p>
        {streams.map((stream) => (
          <Input
            key={stream}
            name={`pays-${stream}`}
            label={streamWords[stream]}
            width={10}
            value={shown(reply, `pays-${stream}`, stored[`pays-${stream}`])}
            error={reply?.errors[`pays-${stream}`]}
          />
        ))}
      </Fieldset>
      <Radios
        name="rest"
        legend="Who pays what is left?"
        value={shown(reply, "rest", stored["rest"])}
        error={reply?.errors["rest"]}
        items={[
          ...streams.map((stream) => ({ value: stream, text: streamWords[stream] })),
          { divider: "or" },
          { value: "none", text: "Nobody: the shares above make the price" },
        ]}
      />
    </>
  );
}
