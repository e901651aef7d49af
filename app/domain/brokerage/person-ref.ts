import { personalDetailIn } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** A council's own pseudonymous reference of a person, like "P-48213": capitals, figures and hyphens. */
export type PersonRef = string & { readonly __brand: "PersonRef" };

export type PersonRefRefusal = {
  readonly kind: "empty" | "not-a-reference" | "identifies-a-person";
};

/**
 * Reads a reference as people type it. It has 4 to 20 capitals, figures and hyphens with at least two figures; refuses
 * whatever looks like a name (letters alone, or words), an NHS number, a postcode, a phone number or a date of birth.
 */
export function readPersonRef(text: string): Verdict<PersonRef, PersonRefRefusal> {
  const ref = text.trim().toUpperCase();
  if (ref === "") return no({ kind: "empty" });
  if (personalDetailIn(ref) || personalDetailIn(ref.replaceAll("-", "")) || looksLikeDate(ref))
    return no({ kind: "identifies-a-person" });
  if (!/^[A-Z0-9][A-Z0-9-]{2,18}[A-Z0-9]$/.test(ref) || ref.replace(/[^0-9]/g, "").length < 2)
    return no({ kind: "not-a-reference" });
  return yes(ref as PersonRef);
}

function looksLikeDate(ref: string): boolean {
  return (
    /^[0-9]{1,2}-[0-9]{1,2}-(?:19|20)?[0-9]{2}$/.test(ref) ||
    /^(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}$/.test(ref)
  );
}
