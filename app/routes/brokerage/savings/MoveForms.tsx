import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import type { SavingState } from "#app/domain/brokerage/saving.ts";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Props = {
  readonly page: {
    readonly state: SavingState;
    readonly evidence: readonly { readonly value: string; readonly text: string }[];
    readonly manages: boolean;
    readonly validates: boolean;
  };
  readonly reply: Reply | undefined;
};

/** The next step of a saving, for whoever may take it, and its reversal. */
export function MoveForms({ page, reply }: Props) {
  const { state, manages, validates } = page;
  if (state === "reversed" || (!manages && !validates)) return null;
  return (
    <>
      {state === "proposed" && manages ? <One to="agreed" text="Agree to it" /> : null}
      {state === "agreed" && manages ? <Evidence page={page} reply={reply} /> : null}
      {state === "evidenced" && validates ? <One to="validated" text="Validate it for finance" /> : null}
      {state === "evidenced" && !validates ? <InsetText>Finance validates it next.</InsetText> : null}
      <form method="post" noValidate>
        <h2 className="govuk-heading-m">Reverse it</h2>
        <Input
          name="reason"
          label="Why"
          hint="Do not name a person."
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button variant="warning" name="to" value="reversed" preventDoubleClick>
          Reverse it
        </Button>
      </form>
    </>
  );
}

function One({ to, text }: { readonly to: SavingState; readonly text: string }) {
  return (
    <form method="post" noValidate>
      <Button name="to" value={to} preventDoubleClick>
        {text}
      </Button>
    </form>
  );
}

function Evidence({ page: { evidence }, reply }: Props) {
  if (evidence.length === 0)
    return <InsetText>It is evidenced once a placement at the new price is on file.</InsetText>;
  return (
    <form method="post" noValidate>
      <Radios
        name="evidence"
        legend="Which price on file shows it"
        legendSize="m"
        value={shown(reply, "evidence")}
        error={reply?.errors["evidence"]}
        items={evidence}
      />
      <Button name="to" value="evidenced" preventDoubleClick>
        Keep it as evidence
      </Button>
    </form>
  );
}
