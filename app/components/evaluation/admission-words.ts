import { deadlineInWords } from "#app/domain/calendar-words.ts";
import type { AdmissionRefusal, AdmitReadyRefusal, RateRefusal } from "#app/domain/evaluation/admission.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** What stands in the way of an admission, in a sentence. */
export function admissionRefusalInWords(
  why: AdmissionRefusal | RateRefusal | { readonly kind: "no-round" | "not-open" },
): string {
  switch (why.kind) {
    case "standstill":
      return `The standstill runs until ${deadlineInWords(why.endsAt)}`;
    case "not-checked":
      return "Exclusion and debarment have not been checked";
    case "not-clear":
      return "The exclusion and debarment check is not clear";
    case "terms-not-accepted":
      return "A signatory has not accepted the terms";
    case "no-letter":
      return "The outcome letter has not been sent";
    case "nothing-to-admit":
      return "No lot is to be admitted";
    case "already-admitted":
      return "Already admitted";
    case "over-cap":
      return "A price is over the cap of the effective day. The cap has changed since the outcome was decided";
    case "rates-in-the-way":
      return "A rate of this member already ends on another day, or has not begun. It must be settled first";
    case "no-round":
    case "not-open":
      return "This application is not open to you";
    default:
      return unreachable(why);
  }
}

/** Why the applicants of a round who are ready cannot be admitted together, in sentences: each applicant with the prices in the way. */
export function everyoneRefusalInWords(
  why:
    | AdmitReadyRefusal
    | {
        readonly kind: "rates-cannot-hold";
        readonly refusals: readonly {
          readonly applicant: { readonly provider: string };
          readonly why: RateRefusal;
          readonly prices: readonly string[];
        }[];
      },
): string {
  switch (why.kind) {
    case "nobody-ready":
      return "Nobody is ready to be admitted";
    case "others-ready":
      return `${why.ready} ${why.ready === 1 ? "applicant is" : "applicants are"} ready now, which is not what you saw. Look at the list again before you admit`;
    case "rates-cannot-hold":
      return `Nobody was admitted. ${why.refusals.map(inTheWay).join(". ")}`;
    default:
      return unreachable(why);
  }
}

function inTheWay({
  applicant,
  why,
  prices,
}: {
  readonly applicant: { readonly provider: string };
  readonly why: RateRefusal;
  readonly prices: readonly string[];
}): string {
  const which = prices.length > 0 ? ` (${prices.join("; ")})` : "";
  return `${applicant.provider}${which}: ${admissionRefusalInWords(why).replace(/^A/, "a")}`;
}
