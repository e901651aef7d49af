import { personalDetailIn } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** A council's own pseudonymous reference of a person, like "P-48213": capitals, figures and hyphens. */
export type PersonRef = string & { readonly __brand: "PersonRef" };

export type PersonRefRefusal = {
  readonly kind: "empty" | "not-a-reference" | "identifies-a-person";
};

/**
 * Reads a reference as people type it. It has 4 to 20 capitals, figures and hyphens with at least two figures; refuses
 * whatever looks like a name (letters alone, words, or a title before them), a street, an NHS number, a postcode, a phone
 * number or a date of birth, alone or after initials.
 */
export function readPersonRef(text: string): Verdict<PersonRef, PersonRefRefusal> {
  const ref = text.trim().toUpperCase();
  if (ref === "") return no({ kind: "empty" });
  if (
    personalDetailIn(ref) ||
    personalDetailIn(ref.replaceAll("-", "")) ||
    looksLikeDate(ref) ||
    saysWho(ref)
  )
    return no({ kind: "identifies-a-person" });
  if (!/^[A-Z0-9][A-Z0-9-]{2,18}[A-Z0-9]$/.test(ref) || ref.replace(/[^0-9]/g, "").length < 2)
    return no({ kind: "not-a-reference" });
  return yes(ref as PersonRef);
}

function looksLikeDate(ref: string): boolean {
  return (
    /(?:^|[A-Z]-?)[0-9]{1,2}-[0-9]{1,2}-(?:19|20)?[0-9]{2}$/.test(ref) ||
    /(?:^|[A-Z]-?)(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}$/.test(ref) ||
    /(?<![0-9])(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19[0-9]{2}|200[0-9])(?![0-9])/.test(ref) ||
    /(?<![0-9])(?:19[0-9]{2}|200[0-9])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])/.test(ref)
  );
}

/** Whether a part of it is a title with a word after it, or a kind of street with a word before it. */
function saysWho(ref: string): boolean {
  return (
    /(?:^|[ -])(?:MR|MRS|MS|MISS|DR|MX|SIR)[ -][A-Z]{3,}/.test(ref) ||
    /[A-Z]{3,}[ -](?:STREET|ROAD|AVENUE|LANE|CLOSE|CRESCENT|TERRACE|GROVE)(?:$|[ -])/.test(ref)
  );
}
