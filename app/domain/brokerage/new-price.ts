import { compareDays, type Day } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { mulDivHalfUp, pence, type BasisPoints, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Element } from "./element.ts";
import type { LotRule } from "./lot-rule.ts";

/** What brings new prices: a round whose rates take effect, or an uplift, from its day on. */
export type Occasion = { readonly kind: "round" | "uplift"; readonly effectiveOn: Day };

/** What stands beside a part's price on the day. */
export type PriceStanding = {
  /** What the line's rate counts. */
  readonly unit: Unit;
  /** The framework's rate when the part was agreed; null where none was on file, as of an import. */
  readonly ratePence: Pence | null;
  /** The provider's rate on the day before. */
  readonly rateBefore: Pence | null;
  /** Its rate that the occasion begins on the day. */
  readonly begins: { readonly rateId: string; readonly pence: Pence } | null;
  readonly capPence: Pence | null;
  /** The most that an exception of the provider allows on the day. */
  readonly exceptionPence: Pence | null;
  /** By how much the uplift raises the lot; null where it does not. */
  readonly uplift: BasisPoints | null;
};

/** A part of a running placement with what stands beside its price. */
export type StandingPart = Element & { readonly standing: PriceStanding };

/** Why a part is left at its price. */
export type LeftAlone =
  | "nursing"
  | "ended"
  | "begins-later"
  | "rule-never"
  | "paid-once"
  | "off-framework"
  | "block"
  | "own-price"
  | "not-in-uplift"
  | "rate-unchanged"
  | "at-cap"
  | "over-cap";

/** Of which kind a placement's prices are: a member's, outside the framework, or those of a block contract. */
export type PricedAs = "framework" | "off-framework" | "block";

/** The price at which a part goes on; the rate is null where its price follows none. */
export type NewPrice = { readonly pence: Pence; readonly rateId: string | null };

/**
 * The price of a part from the day on. A part at the framework's rate follows the rate that the occasion begins. By an
 * uplift, a placement outside the framework rises by the lot's percentage, and so does a price that was agreed apart
 * from the rate where the lot's rule says so, up to its cap or exception. Anything else is left alone, with the reason.
 */
export function newPrice(
  part: StandingPart,
  pricedAs: PricedAs,
  rule: LotRule,
  { kind, effectiveOn }: Occasion,
): Verdict<NewPrice, { readonly kind: LeftAlone }> {
  if (part.kind === "nursing") return no({ kind: "nursing" });
  if (part.toOn !== null && compareDays(part.toOn, effectiveOn) <= 0) return no({ kind: "ended" });
  if (compareDays(part.fromOn, effectiveOn) >= 0) return no({ kind: "begins-later" });
  if (rule[kind] === "NEVER") return no({ kind: "rule-never" });
  if (part.per === "one-off") return no({ kind: "paid-once" });
  if (pricedAs === "block") return no({ kind: "block" });
  if (pricedAs === "off-framework")
    return kind === "round" ? no({ kind: "off-framework" }) : byPercentage(part, null);
  if (!followsRate(part))
    return kind === "round" || rule.ownPrices === "NEVER"
      ? no({ kind: "own-price" })
      : byPercentage(part, mostOf(part));
  const { begins } = part.standing;
  return begins === null || begins.pence === part.pence ? no({ kind: "rate-unchanged" }) : yes(begins);
}

/** Whether a part is paid at the framework's rate: that of its time, or where none was on file, the one of the day before. */
function followsRate({ pence: price, per, standing }: StandingPart): boolean {
  return per === standing.unit && price === (standing.ratePence ?? standing.rateBefore);
}

function mostOf({ standing: { capPence, exceptionPence } }: StandingPart): Pence | null {
  return capPence === null ? null : pence(Math.max(capPence, exceptionPence ?? 0));
}

function byPercentage(
  part: StandingPart,
  most: Pence | null,
): Verdict<NewPrice, { readonly kind: LeftAlone }> {
  const { uplift } = part.standing;
  if (uplift === null) return no({ kind: "not-in-uplift" });
  if (most !== null && part.pence > most) return no({ kind: "over-cap" });
  const raised = mulDivHalfUp(part.pence, 10_000 + uplift, 10_000);
  const held = most !== null && raised > most ? most : raised;
  if (held === part.pence) return no({ kind: held === raised ? "rate-unchanged" : "at-cap" });
  return yes({ pence: held, rateId: null });
}
