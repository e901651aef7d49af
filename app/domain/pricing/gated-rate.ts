import { compareDays, type Day } from "../calendar.ts";
import { mulDivHalfUp, pence as penceOf, type BasisPoints, type Pence } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";

/** A rate that an uplift left to evidence, as it stands when somebody decides on it. */
export type GatedRate = {
  readonly proposedBy: string;
  readonly upliftFromOn: Day;
  readonly ceiling: BasisPoints;
  readonly evidence: boolean;
  readonly decided: boolean;
  readonly pence: Pence;
  readonly validFrom: Day;
  /** The end of the rate, once another price has taken over or it was ended. */
  readonly validTo: Day | null;
  /** Whole units a year; null where its member has declared none, so that its cost cannot be told. */
  readonly unitsAYear: number | null;
};

/** What was agreed: a price, or how far the rate rises. */
export type AgreedRise =
  { readonly by: "price"; readonly pence: Pence } | { readonly by: "per-cent"; readonly rise: BasisPoints };

export type GatedRateRefusal =
  | { readonly kind: "own-proposal" | "decided-already" | "no-evidence" | "no-delegation" | "no-rise" }
  | { readonly kind: "too-soon"; readonly earliest: Day }
  | { readonly kind: "rate-ended"; readonly on: Day }
  | { readonly kind: "round-comes-first"; readonly effectiveOn: Day }
  | { readonly kind: "over-ceiling" | "over-cap"; readonly most: Pence }
  | { readonly kind: "over-limit"; readonly limit: Pence; readonly yearlyCost: Pence };

type Decider = { readonly accountId: string; readonly limit: Pence | null };

/** The most that a rate left to evidence may become: the rate raised by its uplift's ceiling, half a penny up. */
export function mostAgreed(rate: Pick<GatedRate, "pence" | "ceiling">): Pence {
  return mulDivHalfUp(rate.pence, 10_000 + rate.ceiling, 10_000);
}

/**
 * Agrees a new rate on a provider's evidence, from the uplift's day or later and never from a day that has passed: more
 * than the rate, no more than the uplift's ceiling and the cap of that day. Refuses who proposed the uplift, a yearly
 * cost over the decider's limit of delegation, and a day on or after which a published round has yet to take effect
 * before it. A rate without a declared volume costs nothing that can be told, and asks for a limit all the same.
 */
export function agreeGatedRate(
  rate: GatedRate,
  rise: AgreedRise,
  fromOn: Day,
  by: Decider,
  around: {
    readonly today: Day;
    readonly capPence: Pence | null;
    readonly roundsTakeEffectOn: readonly Day[];
  },
): Verdict<{ readonly pence: Pence; readonly yearlyCost: Pence | null }, GatedRateRefusal> {
  const open = decidable(rate, by.accountId);
  if (!open.ok) return open;
  if (rate.validTo !== null) return no({ kind: "rate-ended", on: rate.validTo });
  const earliest = compareDays(rate.upliftFromOn, around.today) > 0 ? rate.upliftFromOn : around.today;
  if (compareDays(fromOn, earliest) < 0 || compareDays(fromOn, rate.validFrom) <= 0)
    return no({ kind: "too-soon", earliest });
  const [first] = around.roundsTakeEffectOn.filter((day) => compareDays(day, fromOn) <= 0);
  if (first) return no({ kind: "round-comes-first", effectiveOn: first });
  const pence = rise.by === "price" ? rise.pence : mulDivHalfUp(rate.pence, 10_000 + rise.rise, 10_000);
  if (pence <= rate.pence) return no({ kind: "no-rise" });
  if (pence > mostAgreed(rate)) return no({ kind: "over-ceiling", most: mostAgreed(rate) });
  if (around.capPence !== null && pence > around.capPence)
    return no({ kind: "over-cap", most: around.capPence });
  if (by.limit === null) return no({ kind: "no-delegation" });
  const yearlyCost =
    rate.unitsAYear === null ? null : mulDivHalfUp(penceOf(pence - rate.pence), rate.unitsAYear, 1);
  if (yearlyCost !== null && yearlyCost > by.limit)
    return no({ kind: "over-limit", limit: by.limit, yearlyCost });
  return yes({ pence, yearlyCost });
}

/** Refuses a rise on a provider's evidence: once, by somebody other than who proposed the uplift. */
export function refuseGatedRate(
  rate: GatedRate,
  byAccountId: string,
): Verdict<null, { readonly kind: "own-proposal" | "decided-already" | "no-evidence" }> {
  return decidable(rate, byAccountId);
}

function decidable(rate: GatedRate, byAccountId: string) {
  if (rate.decided) return no({ kind: "decided-already" as const });
  if (rate.proposedBy === byAccountId) return no({ kind: "own-proposal" as const });
  return rate.evidence ? yes(null) : no({ kind: "no-evidence" as const });
}
