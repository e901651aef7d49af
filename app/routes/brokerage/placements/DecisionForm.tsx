import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type DecisionFormProps = {
  readonly items: readonly { readonly value: string; readonly text: string }[];
  /** When a reason is needed. */
  readonly hint: string;
  readonly reply: Reply | undefined;
  /** What it is about, where the page is about more than one. */
  readonly about?: { readonly name: string; readonly value: string } | undefined;
};

/** What somebody with authority decides on a cost, with the reason. */
export function DecisionForm({ items, hint, reply, about }: DecisionFormProps) {
  return (
    <form method="post" noValidate>
      {about ? <input type="hidden" name={about.name} value={about.value} /> : null}
      <Radios
        name="decision"
        legend="What do you decide?"
        value={shown(reply, "decision")}
        error={reply?.errors["decision"]}
        items={items}
      />
      <Textarea
        name="words"
        label="Reason"
        hint={hint}
        value={shown(reply, "words")}
        error={reply?.errors["words"]}
      />
      <Button preventDoubleClick>Decide</Button>
    </form>
  );
}
