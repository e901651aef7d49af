import { compareDays, type Day, type Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Span } from "./element.ts";
import type { SavingKind } from "./saving.ts";

/** On what a price is argued. */
export const negotiationBases = ["expected-cost", "benchmark", "open-book", "care-cubed"] as const;
export type NegotiationBasis = (typeof negotiationBases)[number];

/** The price before anyone argued: what the provider asked on a new placement, or what is paid on a running one. */
export type Baseline = { readonly pence: Pence; readonly lockedAt: Instant; readonly of: "asked" | "paid" };

/** A price for a week, named by one side. */
export type Step = { readonly by: "provider" | "council"; readonly pence: Pence; readonly at: Instant };

/** A price argued over: its baseline once it is locked, what each side named in turn, and what was agreed. */
export type Negotiation = {
  readonly baseline: Baseline | null;
  readonly steps: readonly Step[];
  readonly agreed: { readonly pence: Pence; readonly at: Instant } | null;
  readonly closedAt: Instant | null;
};

export type NegotiationRefusal =
  | {
      readonly kind:
        "closed" | "no-baseline" | "baseline-locked" | "no-price" | "nothing-named" | "is-the-baseline";
    }
  | { readonly kind: "not-their-price"; readonly lastPence: Pence };

export type HoldingRefusal =
  | { readonly kind: "before-it-runs"; readonly fromOn: Day }
  | { readonly kind: "after-it-ends"; readonly toOn: Day };

/** Says whether another price of a placement could hold from a day: one within it, or nothing would be saved of it. */
export function mayHoldFrom({ fromOn, toOn }: Span, day: Day): Verdict<Day, HoldingRefusal> {
  if (compareDays(day, fromOn) < 0) return no({ kind: "before-it-runs", fromOn });
  if (toOn !== null && compareDays(day, toOn) >= 0) return no({ kind: "after-it-ends", toOn });
  return yes(day);
}

/** Locks the price from which every saving is counted; it is locked once, before the first counter. */
export function lockBaseline(
  negotiation: Negotiation,
  baseline: Baseline,
): Verdict<Negotiation, NegotiationRefusal> {
  if (isClosed(negotiation)) return no({ kind: "closed" });
  if (negotiation.baseline) return no({ kind: "baseline-locked" });
  if (baseline.pence <= 0) return no({ kind: "no-price" });
  return yes({ ...negotiation, baseline });
}

/** Names a price for a week. A council's counter needs a locked baseline, and its first is another price than that. */
export function name(negotiation: Negotiation, step: Step): Verdict<Negotiation, NegotiationRefusal> {
  if (isClosed(negotiation)) return no({ kind: "closed" });
  if (step.pence <= 0) return no({ kind: "no-price" });
  const { baseline, steps } = negotiation;
  if (!baseline) return no({ kind: "no-baseline" });
  if (step.by === "council" && steps.length === 0 && step.pence === baseline.pence)
    return no({ kind: "is-the-baseline" });
  return yes({ ...negotiation, steps: [...steps, step] });
}

/** Agrees on the price that the other side named last; the baseline stands where nobody named another. */
export function agree(
  negotiation: Negotiation,
  by: Step["by"],
  price: Pence,
  at: Instant,
): Verdict<Negotiation, NegotiationRefusal> {
  if (isClosed(negotiation)) return no({ kind: "closed" });
  if (!negotiation.baseline) return no({ kind: "no-baseline" });
  const theirs = negotiation.steps.filter((step) => step.by !== by).at(-1);
  const last = theirs?.pence ?? (by === "council" ? negotiation.baseline.pence : null);
  if (last === null) return no({ kind: "nothing-named" });
  if (last !== price) return no({ kind: "not-their-price", lastPence: last });
  return yes({ ...negotiation, agreed: { pence: price, at } });
}

/**
 * What was saved in a week, and of which kind: a paid price that falls is cashable, an asked price that is not paid is
 * avoided. Nothing where the agreed price is no lower than the baseline.
 */
export function savedBy({
  baseline,
  agreed,
}: Negotiation): { readonly kind: SavingKind; readonly weekly: Pence } | undefined {
  if (!baseline || !agreed || agreed.pence >= baseline.pence) return undefined;
  const kind = baseline.of === "paid" ? "cashable" : "avoided";
  return { kind, weekly: pence(baseline.pence - agreed.pence) };
}

function isClosed({ agreed, closedAt }: Negotiation): boolean {
  return agreed !== null || closedAt !== null;
}
