import type { Day } from "../calendar.ts";
import type { Pence } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";

/** A rate that a new cap would govern and that is above it: one that runs on past the cap's day, or begins on it or later. */
export type RateOverNewCap = {
  readonly id: string;
  readonly pence: Pence;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly byException: boolean;
};

export type SettlementRefusal =
  | { readonly kind: "rates-to-come"; readonly fromOn: Day }
  | { readonly kind: "round-comes-first"; readonly effectiveOn: Day };

/**
 * Which rates a lowered cap ends on its day: those that run on without an end and are over it. One that stands by an
 * exception, or whose end is set, is left as it is. Refuses while a rate over the cap already begins on its day or later
 * (an uplift wrote it), and while a published round, whose prices would have to be settled too, has yet to take effect.
 */
export function settleLoweredCap<R extends RateOverNewCap>(
  over: readonly R[],
  effectiveFrom: Day,
  roundsTakeEffectOn: readonly Day[],
): Verdict<readonly R[], SettlementRefusal> {
  const bound = over.filter((rate) => !rate.byException);
  const [toCome] = bound
    .filter((rate) => rate.validFrom >= effectiveFrom)
    .sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1));
  if (toCome) return no({ kind: "rates-to-come", fromOn: toCome.validFrom });
  const standing = bound.filter((rate) => rate.validTo === null);
  const [round] = roundsTakeEffectOn.filter((day) => day < effectiveFrom);
  return standing.length > 0 && round ? no({ kind: "round-comes-first", effectiveOn: round }) : yes(standing);
}
