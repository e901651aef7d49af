/** What a rule answers: the thing asked for, or the reason it is refused. A "no" is an answer, never an exception. */
export type Verdict<Yes, No> =
  { readonly ok: true; readonly value: Yes } | { readonly ok: false; readonly why: No };

/** The rule allows it, and this is the result. */
export function yes<Yes>(value: Yes): { readonly ok: true; readonly value: Yes } {
  return { ok: true, value };
}

/** The rule refuses it, and this is why; the screen chooses the words. */
export function no<No>(why: No): { readonly ok: false; readonly why: No } {
  return { ok: false, why };
}

/** Closes a switch over every case, so that a new case does not compile until it is handled. Throws if reached. */
export function unreachable(x: never): never {
  throw new Error(`No rule covers ${JSON.stringify(x)}`);
}
