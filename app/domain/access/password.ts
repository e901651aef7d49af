import { no, yes, type Verdict } from "../verdict.ts";

/** Why a new password is refused. */
export type PasswordRefusal =
  { readonly kind: "too-short" } | { readonly kind: "too-long" } | { readonly kind: "easily-guessed" };

/** The fewest and the most characters of a password. */
export const passwordLength = { least: 12, most: 200 } as const;

/**
 * Judges a new password by its length and by what is guessed first: one character over and over, a run of figures, the
 * person's own mail address. Asks for no mixture of signs (NCSC, "Three random words").
 */
export function judgePassword(password: string, email: string): Verdict<string, PasswordRefusal> {
  const length = [...password].length;
  if (length < passwordLength.least) return no({ kind: "too-short" });
  if (length > passwordLength.most) return no({ kind: "too-long" });
  return isEasilyGuessed(password.toLowerCase(), email.toLowerCase())
    ? no({ kind: "easily-guessed" })
    : yes(password);
}

const guessedFirst = ["password", "careframe", "qwertyuiop", "letmein", "welcome"];

function isEasilyGuessed(password: string, email: string): boolean {
  const rest = guessedFirst.reduce((left, word) => left.replaceAll(word, ""), password);
  return (
    new Set(password).size < 4 ||
    "012345678901234567890123456789".includes(password) ||
    (rest !== password && rest.replaceAll(/\P{L}/gu, "").length < 3) ||
    password === email ||
    password === email.split("@")[0]
  );
}
