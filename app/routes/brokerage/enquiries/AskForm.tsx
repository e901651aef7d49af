import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown, ticked } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Props = {
  readonly eligible: readonly { readonly id: string; readonly name: string; readonly about: string }[];
  readonly more: number;
  readonly chosen: readonly string[];
  readonly due: string;
  readonly line: readonly unknown[];
  readonly reply: Reply | undefined;
};

/** Whom to ask and how: all together, or one after another in a line that is then frozen. */
export function AskForm({ eligible, more, chosen, due, line, reply }: Props) {
  const inTurn =
    line.length > 0
      ? []
      : [
          {
            value: "cheapest",
            text: "One after another, what costs least first",
            hint: "The line is frozen. The next is asked when the one before declines or does not answer.",
          },
          { value: "nearest", text: "One after another, the nearest first" },
        ];
  return (
    <form method="post" noValidate>
      <Checkboxes
        name="place"
        legend="Whom to ask"
        legendSize="m"
        small
        hint={`Those who may be asked today, what costs least first.${more > 0 ? ` ${more} more are not shown: narrow the search under Matches.` : ""}`}
        values={ticked(reply, "place", chosen)}
        error={reply?.errors["place"]}
        items={eligible.map(({ id, name, about }) => ({ value: id, text: name, hint: about }))}
      />
      <Radios
        name="how"
        legend="How to ask"
        legendSize="m"
        value={shown(reply, "how", "together")}
        error={reply?.errors["how"]}
        items={[
          { value: "together", text: "All of them together", hint: "None learns of another." },
          ...inTurn,
        ]}
      />
      <Textarea
        name="conditions"
        label="Conditions"
        hint="Shown to each of them. Nothing here may say who the person is."
        rows={3}
        value={shown(reply, "conditions")}
        error={reply?.errors["conditions"]}
      />
      <p className="govuk-body">Whoever is asked now has until {due} to answer.</p>
      <Button preventDoubleClick>Ask</Button>
    </form>
  );
}
