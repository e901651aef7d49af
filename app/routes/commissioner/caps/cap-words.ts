import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { CapRefusal } from "#app/domain/pricing/cap-proposal.ts";
import type { FloorLine } from "#app/domain/pricing/floor.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** The parts of a floor in words. */
export const floorLineWords: Readonly<Record<FloorLine["name"], string>> = {
  pay: "Pay for the work, at the National Living Wage",
  travel: "Pay for the travel between people",
  "on-costs": "Employer National Insurance and pension on both",
  holiday: "Paid holiday",
  training: "Paid training",
  "sick-pay": "Statutory sick pay",
  mileage: "Mileage",
};

/** Where a refused cap is put right, and how. */
export function capRefusalInWords(why: CapRefusal): { readonly field: string; readonly sentence: string } {
  switch (why.kind) {
    case "starts-too-soon":
      return {
        field: "starts",
        sentence: "The first day must be tomorrow or later: a cap never changes what has been",
      };
    case "data-from-the-future":
      return { field: "data", sentence: "The day of the data must be today or earlier" };
    case "later-version":
      return {
        field: "starts",
        sentence: "A cap of this line and area already begins on or after that day. Choose a later day",
      };
    case "same-as-before":
      return {
        field: "price",
        sentence: `The cap is already ${formatPounds(why.pence)}. Enter another price`,
      };
    case "round-relies-on-it":
      return {
        field: "starts",
        sentence: `A published round asks for prices under the present caps from ${shortDay(why.effectiveOn)}. The first day must be after that`,
      };
    default:
      return unreachable(why);
  }
}
