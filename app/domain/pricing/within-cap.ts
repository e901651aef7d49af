import type { Day } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Cap } from "./cap.ts";

/** A price above its cap that the council has allowed one provider for a line, up to an amount, for a while. */
export type CapException = {
  readonly id: string;
  readonly serviceLineId: string;
  readonly maximumPence: Pence;
  readonly fromOn: Day;
  readonly toOn: Day;
};

/** A price with the cap that it was held against, and the exception that lets it pass over it, if one does. */
export type AllowedPrice = {
  readonly pence: Pence;
  readonly capId: string | null;
  readonly exceptionId: string | null;
};

export type OverCap = { readonly kind: "over-cap"; readonly capPence: Pence; readonly asOf: Day };

/** A price may stand up to its cap, over it up to an exception that holds on the day, or freely where there is no cap. */
export function withinCap(
  price: Pence,
  cap: Cap | null,
  exceptions: readonly CapException[],
  day: Day,
): Verdict<AllowedPrice, OverCap> {
  if (cap === null || price <= cap.pence)
    return yes({ pence: price, capId: cap?.id ?? null, exceptionId: null });
  const exception = exceptions.find(
    (one) => one.fromOn <= day && one.toOn > day && price <= one.maximumPence,
  );
  if (exception) return yes({ pence: price, capId: cap.id, exceptionId: exception.id });
  return no({ kind: "over-cap", capPence: cap.pence, asOf: cap.effectiveFrom });
}
