import type { Day } from "#app/domain/calendar.ts";
import { basisPoints, shareDown, shareUp, type BasisPoints, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Cap } from "./cap.ts";
import {
  entryKey,
  rateCardEntries,
  type LinePrice,
  type RateCardEntry,
  type RateCardTerms,
} from "./rate-card.ts";
import { withinCap, type CapException } from "./within-cap.ts";

/** How a round re-prices rates: how far a price may move from the last rate, and what becomes of a rate over its new cap. */
export type RePricing = {
  /** The least and the most of the last rate that a price may be: 9000 and 11500 are 90% and 115%. */
  readonly changeFrom: BasisPoints;
  readonly changeTo: BasisPoints;
  readonly beyond: "warn" | "refuse";
  readonly unfitRates: UnfitRates;
};

/** What a rate that no longer fits its cap does on the effective day: it ends, or it goes on at the cap. */
export type UnfitRates = "lapse" | "drop-to-cap";

/** What a first round proposes: from 90% to 115%, so that a year fits in which loaded pay rises by 11%. */
export const usualRePricing: RePricing = {
  changeFrom: basisPoints(9_000),
  changeTo: basisPoints(11_500),
  beyond: "warn",
  unfitRates: "lapse",
};

/** The least and the most that a price may be, in pence. */
export type Bound = { readonly leastPence: Pence; readonly mostPence: Pence };

export type OutsideBound = Bound & { readonly kind: "outside-bound"; readonly lastPence: Pence };

/** What a price may be after a last rate: from one share of it to another, and always as low as a cap that came down. */
export function boundOf(
  last: Pence,
  cap: Pence | null,
  { changeFrom, changeTo }: Pick<RePricing, "changeFrom" | "changeTo">,
): Bound {
  const least = shareUp(last, changeFrom);
  return {
    leastPence: cap !== null && cap < least ? cap : least,
    mostPence: shareDown(last, changeTo),
  };
}

/** Whether a price stays within a round's bound on change. A first price has no last rate, and no bound. */
export function withinBound(
  price: Pence,
  last: Pence | null,
  cap: Pence | null,
  rePricing: Pick<RePricing, "changeFrom" | "changeTo">,
): Verdict<Pence, OutsideBound> {
  if (last === null) return yes(price);
  const bound = boundOf(last, cap, rePricing);
  if (price >= bound.leastPence && price <= bound.mostPence) return yes(price);
  return no({ kind: "outside-bound", lastPence: last, ...bound });
}

/** A price of a rate card that moves further from the last rate than the round's bound. */
export type PriceOutside = {
  readonly entry: RateCardEntry;
  readonly pence: Pence;
  readonly why: OutsideBound;
};

/** The prices of a rate card that are outside a round's bound on change. */
export function pricesOutsideBound(
  terms: RateCardTerms,
  prices: readonly LinePrice[],
  lastRates: readonly LinePrice[],
  rePricing: Pick<RePricing, "changeFrom" | "changeTo">,
): readonly PriceOutside[] {
  const priced = new Map(prices.map((price) => [entryKey(price), price.pence]));
  const last = new Map(lastRates.map((rate) => [entryKey(rate), rate.pence]));
  return rateCardEntries(terms).flatMap((entry) => {
    const price = priced.get(entry.key);
    if (price === undefined) return [];
    const verdict = withinBound(price, last.get(entry.key) ?? null, entry.cap?.pence ?? null, rePricing);
    return verdict.ok ? [] : [{ entry, pence: price, why: verdict.why }];
  });
}

/** A rate that a member has, with where it stands in time. */
export type RateOnTheDay = {
  readonly id: string;
  readonly serviceLineId: string;
  readonly pence: Pence;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** A rate that takes over from another at the cap, with the cap that it stands under. */
export type DroppedRate = { readonly after: string; readonly pence: Pence; readonly capId: string };

/** What becomes of a member's rates after a round in which it did not apply. */
export type Settlement = {
  readonly stay: readonly string[];
  readonly end: readonly string[];
  readonly begin: readonly DroppedRate[];
};

/**
 * Settles the rates of one member that did not apply: a rate that fits the cap of the effective day, or an exception
 * that holds then, stays; any other ends that day and, where the round says so, goes on at the cap. A rate whose end is
 * already set, or that begins on the day or later, is left as it is.
 */
export function afterRound<R extends RateOnTheDay>(
  standing: readonly R[],
  capOf: (rate: R) => Cap | null,
  exceptions: readonly CapException[],
  policy: UnfitRates,
  effectiveOn: Day,
): Settlement {
  const judged = standing
    .filter((rate) => rate.validFrom < effectiveOn && rate.validTo === null)
    .map((rate) => ({ rate, cap: capOf(rate), fits: fits(rate, capOf(rate), exceptions, effectiveOn) }));
  const unfit = judged.filter((one) => !one.fits);
  return {
    stay: judged.filter((one) => one.fits).map(({ rate }) => rate.id),
    end: unfit.map(({ rate }) => rate.id),
    begin:
      policy === "lapse"
        ? []
        : unfit.flatMap(({ rate, cap }) =>
            cap ? [{ after: rate.id, pence: cap.pence, capId: cap.id }] : [],
          ),
  };
}

function fits(
  rate: RateOnTheDay,
  cap: Cap | null,
  exceptions: readonly CapException[],
  effectiveOn: Day,
): boolean {
  const ofLine = exceptions.filter((one) => one.serviceLineId === rate.serviceLineId);
  return withinCap(rate.pence, cap, ofLine, effectiveOn).ok;
}
