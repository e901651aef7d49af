import { no, yes, type Verdict } from "../verdict.ts";

type Malformed = { readonly kind: "malformed" };

/**
 * A Companies House number: eight figures, or a prefix of letters and the rest figures. Spaces go, letters become
 * capitals, and leading noughts that a spreadsheet dropped come back.
 */
export function companiesHouseNumber(text: string): Verdict<string, Malformed> {
  const typed = bare(text);
  const whole = /^[0-9]{4,8}$/.test(typed) ? typed.padStart(8, "0") : typed;
  return /^([0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z]|R[0-9]{7})$/.test(whole) && !/^0+$/.test(whole)
    ? yes(whole)
    : no({ kind: "malformed" });
}

/** A charity's number: six or seven figures in England and Wales, SC and six in Scotland, NIC or NI and six in Northern Ireland. */
export function charityNumber(text: string): Verdict<string, Malformed> {
  const typed = bare(text);
  return /^([0-9]{6,7}|SC[0-9]{6}|NIC?[0-9]{6})$/.test(typed) ? yes(typed) : no({ kind: "malformed" });
}

/** The number that the Care Quality Commission gives a provider or a location, like 1-101639593 or RA901: letters, figures and hyphens, read no further. */
export function cqcNumber(text: string): Verdict<string, Malformed> {
  const typed = bare(text);
  return /^[A-Z0-9][A-Z0-9-]{2,29}$/.test(typed) ? yes(typed) : no({ kind: "malformed" });
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, "").toUpperCase();
}
