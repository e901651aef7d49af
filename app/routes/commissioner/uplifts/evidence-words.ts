import { dayInWords, shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice, type Unit } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { GatedRateRefusal } from "#app/domain/pricing/gated-rate.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Why a decision on a rate left to evidence is refused, and the field that it is about. */
export function evidenceRefusal(
  why: GatedRateRefusal,
  unit: Unit,
): { readonly field: string; readonly sentence: string } {
  const of = (field: string, sentence: string) => ({ field, sentence });
  switch (why.kind) {
    case "own-proposal":
      return of("", "You proposed this uplift: another person must decide on its rates");
    case "decided-already":
      return of("", "Somebody has decided on this rate already. Look at the page again");
    case "no-evidence":
      return of("", "The provider has given no evidence yet, so there is nothing to decide on");
    case "no-delegation":
      return of("", "The scheme of delegation gives your role no limit on this framework");
    case "no-rise":
      return of("rate", "The new rate must be more than the rate now");
    case "too-soon":
      return of("from", `The day must be ${dayInWords(why.earliest)} or later`);
    case "rate-ended":
      return of("", `Another price takes over from this rate on ${shortDay(why.on)}. Refuse the rise`);
    case "round-comes-first":
      return of(
        "from",
        `A published round takes effect on ${shortDay(why.effectiveOn)}, before that day. Decide once that round’s prices hold`,
      );
    case "over-ceiling":
      return of("rate", `The ceiling of this uplift allows ${formatPrice(why.most, unit)} at most`);
    case "over-cap":
      return of("rate", `The cap of that day is ${formatPrice(why.most, unit)}`);
    case "over-limit":
      return of(
        "",
        `It costs ${formatPounds(why.yearlyCost)} a year, and your limit is ${formatPounds(why.limit)}: ask somebody with a higher limit`,
      );
    default:
      return unreachable(why);
  }
}
