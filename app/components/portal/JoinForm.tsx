import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NewPassword } from "./NewPassword.tsx";

export type JoinFormProps = {
  readonly email: string;
  readonly name: string;
  readonly errors: { readonly [field: string]: string };
  readonly submitText: string;
};

/** Name and password of a person whose account is about to be made. */
export function JoinForm({ email, name, errors, submitText }: JoinFormProps) {
  return (
    <form method="post" noValidate>
      <Input name="name" label="Your full name" autoComplete="name" value={name} error={errors["name"]} />
      <NewPassword email={email} error={errors["password"]} />
      <Button>{submitText}</Button>
    </form>
  );
}
