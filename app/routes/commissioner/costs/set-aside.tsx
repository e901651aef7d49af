import { Button } from "#app/components/govuk/Button.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";

/** Sets a model aside, or counts it again, with the reason that its provider reads. */
export function SetAside({
  excluded,
  reason,
  error,
}: {
  readonly excluded: boolean;
  readonly reason: string;
  readonly error: string | undefined;
}) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">{excluded ? "Count it again" : "Set it aside"}</h2>
      <p className="govuk-body">
        {excluded
          ? "The model then counts in the figures of the lot that staff see."
          : "The model then counts in no figure that staff see. Figures that providers see stay as they were at the opening."}
      </p>
      <Textarea
        label={excluded ? "Why does it count again?" : "Why is it set aside?"}
        hint="Its provider reads this."
        name="reason"
        value={reason}
        error={error}
      />
      <Button name="deed" value={excluded ? "count" : "aside"} variant="secondary" preventDoubleClick>
        {excluded ? "Count this model again" : "Set this model aside"}
      </Button>
    </form>
  );
}
