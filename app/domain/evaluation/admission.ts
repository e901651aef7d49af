import type { Day, Instant } from "#app/domain/calendar.ts";
import type { VatTreatment } from "#app/domain/pricing/vat.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What an admission rests on. */
export type AdmissionFacts = {
  /** Lots whose outcome is "admitted" and which are not yet memberships. */
  readonly lots: readonly {
    readonly lotId: string;
    readonly letterAt: Instant | null;
    readonly standstillEndsAt: Instant | null;
  }[];
  readonly alreadyAdmitted: boolean;
  /** The latest check of each provider of the applicant; none while it has not been made. */
  readonly checks: readonly { readonly providerId: string; readonly clear: boolean | null }[];
  readonly termsAccepted: boolean;
};

export type AdmissionRefusal =
  | { readonly kind: "nothing-to-admit" | "already-admitted" | "no-letter" | "terms-not-accepted" }
  | { readonly kind: "standstill"; readonly endsAt: Instant }
  | { readonly kind: "not-checked" | "not-clear"; readonly providerIds: readonly string[] };

/** A provider is admitted once its letter has gone, any standstill has passed, everyone in it is checked and clear, and a signatory has accepted the terms. */
export function admit(facts: AdmissionFacts, now: Instant): Verdict<readonly string[], AdmissionRefusal> {
  const [why] = whatIsMissing(facts, now);
  return why ? no(why) : yes(facts.lots.map((lot) => lot.lotId));
}

/** Everything that still stands in the way of an admission, in the order in which it is dealt with. */
export function whatIsMissing(facts: AdmissionFacts, now: Instant): readonly AdmissionRefusal[] {
  if (facts.lots.length === 0)
    return [{ kind: facts.alreadyAdmitted ? "already-admitted" : "nothing-to-admit" }];
  const missing: AdmissionRefusal[] = [];
  if (facts.lots.some((lot) => lot.letterAt === null)) missing.push({ kind: "no-letter" });
  const standstill = facts.lots.flatMap((lot) =>
    lot.standstillEndsAt && now < lot.standstillEndsAt ? [lot.standstillEndsAt] : [],
  );
  if (standstill[0])
    missing.push({ kind: "standstill", endsAt: standstill.reduce((a, b) => (a > b ? a : b)) });
  const unchecked = facts.checks.filter((check) => check.clear === null).map((check) => check.providerId);
  if (unchecked.length > 0) missing.push({ kind: "not-checked", providerIds: unchecked });
  const unclear = facts.checks.filter((check) => check.clear === false).map((check) => check.providerId);
  if (unclear.length > 0) missing.push({ kind: "not-clear", providerIds: unclear });
  if (!facts.termsAccepted) missing.push({ kind: "terms-not-accepted" });
  return missing;
}

/** Where a price holds: a line, in an area, at a location. */
export type PricePlace = {
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly locationId: string;
};

/** An offered price with the cap that governs it on the day prices take effect. */
export type NewPrice = PricePlace & {
  readonly pence: number;
  readonly capId: string | null;
  readonly capPence: number | null;
  readonly vat: VatTreatment;
};

/** A rate that a member already has. */
export type StandingRate = PricePlace & {
  readonly id: string;
  readonly pence: number;
  readonly capId: string | null;
  readonly vat: VatTreatment;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** What a new rate card does to a member's rates: rows that begin and rows that end on the effective day. */
export type RateChange = { readonly begin: readonly NewPrice[]; readonly end: readonly string[] };

export type RateRefusal =
  | { readonly kind: "over-cap"; readonly places: readonly PricePlace[] }
  | { readonly kind: "rates-in-the-way"; readonly places: readonly PricePlace[] };

/**
 * The rate card of an admitted application takes over on the effective day: a price that is kept under the same cap and
 * VAT goes on untouched, any other ends its predecessor that day and begins, and what is no longer offered ends. Refuses a price
 * over its cap, and one whose predecessor already has another end or has not begun.
 */
export function takeOver(
  offered: readonly NewPrice[],
  standing: readonly StandingRate[],
  effectiveOn: Day,
): Verdict<RateChange, RateRefusal> {
  const over = offered.filter((price) => price.capPence !== null && price.pence > price.capPence);
  if (over.length > 0) return no({ kind: "over-cap", places: over });
  const current = standing.filter((rate) => rate.validTo === null || rate.validTo > effectiveOn);
  const kept = current.filter((rate) => offered.some((price) => isKept(price, rate)));
  const ending = current.filter((rate) => !kept.includes(rate));
  const stuck = ending.filter((rate) => rate.validTo !== null || rate.validFrom >= effectiveOn);
  if (stuck.length > 0) return no({ kind: "rates-in-the-way", places: stuck });
  const begin = offered.filter((price) => !kept.some((rate) => isKept(price, rate)));
  return yes({ begin, end: ending.map((rate) => rate.id) });
}

function isKept(price: NewPrice, rate: StandingRate): boolean {
  return (
    samePlace(price, rate) &&
    price.pence === rate.pence &&
    price.capId === rate.capId &&
    price.vat === rate.vat &&
    rate.validTo === null
  );
}

function samePlace(a: PricePlace, b: PricePlace): boolean {
  return a.serviceLineId === b.serviceLineId && a.areaId === b.areaId && a.locationId === b.locationId;
}
