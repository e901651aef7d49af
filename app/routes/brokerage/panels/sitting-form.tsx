import { Input } from "#app/components/govuk/Input.tsx";
import { InstantFields } from "#app/components/portal/InstantFields.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

export type SittingFieldsProps = {
  readonly reply: Reply | undefined;
  readonly stored?: Readonly<Record<string, string>>;
};

/** When and where a sitting is. */
export function SittingFields({ reply, stored = {} }: SittingFieldsProps) {
  return (
    <>
      <InstantFields
        name="sits"
        legend="When does it sit?"
        value={(box) => shown(reply, box, stored[box] ?? "")}
        error={reply?.errors["sits"]}
      />
      <Input
        name="place"
        label="Where? (optional)"
        hint="A room, or how to join the call."
        value={shown(reply, "place", stored["place"])}
        error={reply?.errors["place"]}
      />
    </>
  );
}
