import { passwordLength, type PasswordRefusal } from "#app/domain/access/password.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Why a new password is refused, in words. */
export function passwordInWords({ kind }: PasswordRefusal): string {
  switch (kind) {
    case "too-short":
      return `Password must be ${passwordLength.least} characters or more`;
    case "too-long":
      return `Password must be ${passwordLength.most} characters or less`;
    case "easily-guessed":
      return "Password is too easy to guess. Choose three words that do not belong together";
    default:
      return unreachable(kind);
  }
}
