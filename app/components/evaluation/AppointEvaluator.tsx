import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Select } from "#app/components/govuk/Select.tsx";

type AppointEvaluatorProps = {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** What to say where nobody is left to choose. */
  readonly none: string;
  readonly accountId: string;
  readonly livedExperience: readonly string[];
  readonly error: string | undefined;
  readonly submitText: string;
};

/** The form that appoints one more evaluator. */
export function AppointEvaluator(props: AppointEvaluatorProps) {
  const { choices, none, accountId, livedExperience, error, submitText } = props;
  if (choices.length === 0)
    return <p className="govuk-body">{none} An administrator can give the role to more people.</p>;
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Appoint an evaluator</h2>
      <Select
        name="accountId"
        label="Evaluator"
        value={accountId}
        error={error}
        items={[
          { value: "", text: "Select an evaluator" },
          ...choices.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Checkboxes
        name="livedExperience"
        small
        values={livedExperience}
        items={[{ value: "yes", text: "Has lived experience of care" }]}
      />
      <Button>{submitText}</Button>
    </form>
  );
}
