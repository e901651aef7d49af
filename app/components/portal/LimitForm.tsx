import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField, type DayFieldProps } from "./DayField.tsx";

export type LimitFormProps = {
  readonly roles: readonly { readonly value: string; readonly text: string; readonly own: boolean }[];
  /** Up to which sum: of what, and how it is counted. */
  readonly question: string;
  readonly hint: string;
  readonly typed: { readonly role: string; readonly limit: string; readonly source: string };
  readonly from: Omit<DayFieldProps, "legend" | "hint">;
  readonly errors: Readonly<Record<string, string>>;
};

/** Sets up to which sum a role may approve, from a day on. Nobody sets that of a role of their own. */
export function LimitForm({ roles, question, hint, typed, from, errors }: LimitFormProps) {
  return (
    <form method="post" noValidate>
      <Radios
        name="role"
        legend="Whose limit?"
        hint="Nobody sets the limit of a role of their own."
        value={typed.role}
        error={errors["role"]}
        items={roles.map(({ value, text, own }) => ({ value, text, disabled: own }))}
      />
      <Input
        name="limit"
        label={question}
        prefix="£"
        width={10}
        hint={hint}
        inputMode="numeric"
        value={typed.limit}
        error={errors["limit"]}
      />
      <Input
        name="source"
        label="Where does the scheme of delegation say so?"
        value={typed.source}
        error={errors["source"]}
      />
      <DayField legend="From which day?" hint="Today or later." {...from} />
      <Button preventDoubleClick>Set the limit</Button>
    </form>
  );
}
