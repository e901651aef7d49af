import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** Accept or decline with a reason; short enough for a phone. */
export function AnswerForm({ reply }: { readonly reply: Reply | undefined }) {
  return (
    <form method="post" noValidate>
      <Radios
        name="answer"
        legend="Do you accept this offer?"
        value={shown(reply, "answer")}
        error={reply?.errors["answer"]}
        items={[
          { value: "accept", text: "Accept", hint: "You agree to provide all of it at these prices." },
          { value: "decline", text: "Decline", hint: "The offer may then go to another provider." },
        ]}
      />
      <Textarea
        name="reason"
        label="If you decline, why?"
        hint="For example that you have no staff on those days. Do not name a person."
        rows={3}
        value={shown(reply, "reason")}
        error={reply?.errors["reason"]}
      />
      <Button preventDoubleClick>Send your answer</Button>
    </form>
  );
}
