import { PasswordInput } from "#app/components/govuk/PasswordInput.tsx";
import { passwordLength } from "#app/domain/access/password.ts";

export type NewPasswordProps = {
  /** Whose password it is, for password managers. */
  readonly email: string;
  readonly error: string | undefined;
};

/** The field for a new password. It may be pasted, and shown. */
export function NewPassword({ email, error }: NewPasswordProps) {
  return (
    <>
      <input
        type="text"
        name="username"
        className="govuk-visually-hidden"
        value={email}
        readOnly
        autoComplete="username"
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordInput
        name="password"
        label="Choose a password"
        hint={`At least ${passwordLength.least} characters. Three words that do not belong together are easy to remember and hard to guess.`}
        autoComplete="new-password"
        error={error}
      />
    </>
  );
}
