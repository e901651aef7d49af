import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { holdWords } from "#app/components/call-off/judging-words.ts";
import { DayField } from "#app/components/portal/DayField.tsx";
import type { HoldKind } from "#app/domain/call-off/hold.ts";
import { dayBoxes, shown } from "#app/web/form.ts";

type HoldFormProps = {
  readonly kinds: readonly HoldKind[];
  readonly bidders: readonly { readonly providerId: string; readonly provider: string }[];
  readonly reply: Parameters<typeof shown>[0];
};

/** Records what holds a contract up. */
export function HoldForm({ kinds, bidders, reply }: HoldFormProps) {
  return (
    <form method="post" noValidate>
      <Radios
        name="kind"
        legend="Record something that holds the contract up"
        legendSize="m"
        value={shown(reply, "kind")}
        error={reply?.errors["kind"]}
        items={kinds.map((kind) => ({ value: kind, text: holdWords[kind] }))}
      />
      <Select
        name="providerId"
        label="From which bidder, if it is from one"
        value={shown(reply, "providerId")}
        error={reply?.errors["providerId"]}
        items={[
          { value: "", text: "From nobody who bid" },
          ...bidders.map(({ providerId, provider }) => ({ value: providerId, text: provider })),
        ]}
      />
      <DayField legend="Day it was received" {...dayBoxes(reply, "receivedOn")} />
      <Textarea
        name="words"
        label="What it says"
        rows={4}
        value={shown(reply, "words")}
        error={reply?.errors["words"]}
      />
      <Button name="deed" value="hold" variant="secondary" preventDoubleClick>
        Record it
      </Button>
    </form>
  );
}
