import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";

export type ExclusionCheckProps = {
  readonly check: {
    readonly providerId: string;
    readonly name: string;
    readonly clear: boolean | null;
    readonly note: string;
    readonly by: string | null;
  };
  readonly editable: boolean;
  readonly typed: (name: string, stored: string) => string;
  readonly errorOf: (name: string) => string | undefined;
};

/** One provider's check against exclusion grounds and the debarment list, and the form that records one. */
export function ExclusionCheck({ check, editable, typed, errorOf }: ExclusionCheckProps) {
  const form = <CheckForm check={check} typed={typed} errorOf={errorOf} />;
  return (
    <section aria-label={check.name}>
      <p className="govuk-body">
        <strong>{check.name}</strong>: {inWords(check)}
      </p>
      {editable && check.clear === null ? form : null}
      {editable && check.clear !== null ? (
        <Details summary={`Check ${check.name} again`}>{form}</Details>
      ) : null}
    </section>
  );
}

function inWords({ clear, note, by }: ExclusionCheckProps["check"]): string {
  if (clear === null) return "not checked yet.";
  return [`${clear ? "clear" : "not clear"}, checked by ${by ?? "a colleague"}.`, note]
    .filter(Boolean)
    .join(" ");
}

function CheckForm({ check, typed, errorOf }: Omit<ExclusionCheckProps, "editable">) {
  const id = (name: string) => `${name}-${check.providerId}`;
  return (
    <form method="post" noValidate>
      <input type="hidden" name="providerId" value={check.providerId} />
      <Radios
        name="clear"
        idPrefix={id("clear")}
        legend={`What did the check of ${check.name} find?`}
        legendSize="s"
        hint="Exclusion grounds, and the debarment list that the government publishes."
        value={typed("clear", "")}
        error={errorOf("clear")}
        items={[
          { value: "yes", text: "Clear" },
          { value: "no", text: "Not clear" },
        ]}
      />
      <Textarea
        name="note"
        id={id("note")}
        label="Note"
        hint="What you looked at. If it is not clear, what you found."
        rows={3}
        value={typed("note", "")}
        error={errorOf("note")}
      />
      <Button name="deed" value="check" variant="secondary">
        Keep the check
      </Button>
    </form>
  );
}
