import { compareDays, type Day } from "../calendar.ts";
import type { Pence } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";

/** A price above its cap as a provider asks for it: from a day until another (excluded), with its evidence. */
export type AskedException = {
  readonly pence: Pence;
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly evidence: string;
};

export type AskRefusal =
  | { readonly kind: "starts-in-the-past" | "ends-before-it-starts" | "no-cap" }
  | { readonly kind: "after-the-framework"; readonly endsOn: Day }
  | { readonly kind: "within-cap"; readonly capPence: Pence };

/** An exception is asked for a price above the cap of its first day, from today or later, with an end inside the framework's term. */
export function askException(
  asked: AskedException,
  facts: {
    readonly today: Day;
    readonly cap: { readonly pence: Pence } | null;
    readonly frameworkEndsOn: Day;
  },
): Verdict<AskedException, AskRefusal> {
  if (compareDays(asked.fromOn, facts.today) < 0) return no({ kind: "starts-in-the-past" });
  if (compareDays(asked.toOn, asked.fromOn) <= 0) return no({ kind: "ends-before-it-starts" });
  if (compareDays(asked.toOn, facts.frameworkEndsOn) > 0)
    return no({ kind: "after-the-framework", endsOn: facts.frameworkEndsOn });
  if (!facts.cap) return no({ kind: "no-cap" });
  if (asked.pence <= facts.cap.pence) return no({ kind: "within-cap", capPence: facts.cap.pence });
  return yes(asked);
}

/** A cap as a rate names it. */
export type NamedCap = { readonly id: string; readonly pence: Pence };

/** A rate that begins: over the cap by the exception, or at the cap once that has ended. */
export type ExceptionRate = {
  readonly pence: Pence;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly cap: NamedCap;
  readonly byException: boolean;
};

export type GrantRefusal =
  | { readonly kind: "decided-already" | "own-request" | "begun-already" | "no-cap" }
  | { readonly kind: "rate-in-the-way"; readonly from: Day };

/**
 * What an approved exception does to the rate of its place: the rate ends on the exception's first day, the price asked
 * stands until its end, and from that day the rate is the cap. A place that has no rate yet gets none here: the round
 * that prices it does. Refuses the requester, an exception whose first day has come, and a place where another change is already set.
 */
export function grantException(
  request: AskedException & { readonly requestedBy: string; readonly decided: boolean },
  by: string,
  facts: {
    readonly today: Day;
    readonly capAtStart: NamedCap | null;
    readonly capAtEnd: NamedCap | null;
    readonly rates: readonly { readonly id: string; readonly validFrom: Day; readonly validTo: Day | null }[];
  },
): Verdict<{ readonly end: string | null; readonly begin: readonly ExceptionRate[] }, GrantRefusal> {
  if (request.decided) return no({ kind: "decided-already" });
  if (request.requestedBy === by) return no({ kind: "own-request" });
  if (compareDays(request.fromOn, facts.today) < 0) return no({ kind: "begun-already" });
  const standing = facts.rates.filter((rate) => rate.validTo === null || rate.validTo > request.fromOn);
  const [current] = standing;
  if (!current) return yes({ end: null, begin: [] });
  const stuck = standing.find((rate) => rate.validTo !== null || rate.validFrom >= request.fromOn);
  if (stuck) return no({ kind: "rate-in-the-way", from: stuck.validFrom });
  if (!facts.capAtStart || !facts.capAtEnd) return no({ kind: "no-cap" });
  const over = {
    pence: request.pence,
    validFrom: request.fromOn,
    validTo: request.toOn,
    cap: facts.capAtStart,
  };
  const after = { pence: facts.capAtEnd.pence, validFrom: request.toOn, validTo: null, cap: facts.capAtEnd };
  return yes({
    end: current.id,
    begin: [
      { ...over, byException: true },
      { ...after, byException: false },
    ],
  });
}
