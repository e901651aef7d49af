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

export type AdmitReadyRefusal =
  { readonly kind: "nobody-ready" } | { readonly kind: "others-ready"; readonly ready: number };

/** Everyone who is ready may be admitted at once, each with its lots, if they are as many as the person saw. */
export function admitReady<C extends { readonly facts: AdmissionFacts }>(
  candidates: readonly C[],
  seen: number,
  now: Instant,
): Verdict<readonly { readonly candidate: C; readonly lotIds: readonly string[] }[], AdmitReadyRefusal> {
  const ready = candidates.flatMap((candidate) => {
    const verdict = admit(candidate.facts, now);
    return verdict.ok ? [{ candidate, lotIds: verdict.value }] : [];
  });
  if (ready.length === 0) return no({ kind: "nobody-ready" });
  if (ready.length !== seen) return no({ kind: "others-ready", ready: ready.length });
  return yes(ready);
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
  /** What lets the price stand above its cap, until when, and the cap from then on; null where nothing does. */
  readonly exception?: PriceException | null;
  readonly vat: VatTreatment;
};

/** An exception as a price names it. */
export type PriceException = {
  readonly id: string;
  readonly toOn: Day;
  readonly capAfter: { readonly id: string; readonly pence: number } | null;
};

/** A rate that begins on the effective day, or when the exception before it ends. */
export type BeginningRate = PricePlace & {
  readonly pence: number;
  readonly capId: string | null;
  readonly capPence: number | null;
  readonly exceptionId: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
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
  readonly exceptionId?: string | null;
};

/** From where a lot is delivered, and in which areas. */
export type Places = { readonly locationIds: readonly string[]; readonly areaIds: readonly string[] };

/**
 * Whether a member that applied again begins anew on the effective day: it names other places, and those it has hold
 * until then. A membership that has not begun by then has none to hold.
 */
export function beginsAnew(
  held: Places & { readonly activeFrom: Day },
  offered: Places,
  effectiveOn: Day,
): boolean {
  const same = sameIds(held.locationIds, offered.locationIds) && sameIds(held.areaIds, offered.areaIds);
  return !same && held.activeFrom < effectiveOn;
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** What a new rate card does to a member's rates: rows that begin and rows that end on the effective day. */
export type RateChange = { readonly begin: readonly BeginningRate[]; readonly end: readonly string[] };

export type RateRefusal =
  | { readonly kind: "over-cap"; readonly places: readonly PricePlace[] }
  | { readonly kind: "rates-in-the-way"; readonly places: readonly PricePlace[] };

/**
 * The rate card of an admitted application takes over on the effective day: a price that is kept under the same cap and VAT
 * goes on untouched, any other ends its predecessor that day and begins, and what is no longer offered ends. A price over its
 * cap begins by its exception, and the cap follows it from the day that ends; a place whose rate already stands by an
 * exception on the effective day keeps what was agreed there. Refuses a price over its cap without one, and one whose predecessor already has
 * another end or has not begun. Of a membership that begins anew every price begins with it, and what stood ends with
 * the old one.
 */
export function takeOver(
  offered: readonly NewPrice[],
  standing: readonly StandingRate[],
  effectiveOn: Day,
  anew = false,
): Verdict<RateChange, RateRefusal> {
  const over = offered.filter((price) => isOverCap(price) && !price.exception);
  if (over.length > 0) return no({ kind: "over-cap", places: over });
  const current = standing.filter((rate) => rate.validTo === null || rate.validTo > effectiveOn);
  const excepted = current.filter((rate) => rate.exceptionId && rate.validFrom <= effectiveOn);
  const agreed = (place: PricePlace) => !anew && excepted.some((rate) => samePlace(place, rate));
  const kept = anew
    ? []
    : current.filter((rate) => agreed(rate) || offered.some((price) => isKept(price, rate)));
  const ending = current.filter((rate) => !kept.includes(rate));
  const stuck = ending.filter((rate) => rate.validTo !== null || rate.validFrom >= effectiveOn);
  if (stuck.length > 0) return no({ kind: "rates-in-the-way", places: stuck });
  const begin = offered.filter((price) => !agreed(price) && !kept.some((rate) => isKept(price, rate)));
  return yes({
    begin: begin.flatMap((price) => ratesOfPrice(price, effectiveOn)),
    end: ending.map((rate) => rate.id),
  });
}

/** One rate for a price within its cap; for one above it the rate by exception, and the cap from the day that ends. */
function ratesOfPrice(price: NewPrice, effectiveOn: Day): readonly BeginningRate[] {
  const { serviceLineId, areaId, locationId, pence, capId, capPence, vat, exception } = price;
  const place = { serviceLineId, areaId, locationId, vat };
  if (!isOverCap(price) || !exception)
    return [{ ...place, pence, capId, capPence, exceptionId: null, validFrom: effectiveOn, validTo: null }];
  const over = { ...place, pence, capId, capPence, exceptionId: exception.id };
  const after = exception.capAfter && {
    ...{ ...place, exceptionId: null, validFrom: exception.toOn, validTo: null },
    ...{ pence: exception.capAfter.pence, capId: exception.capAfter.id, capPence: exception.capAfter.pence },
  };
  return [{ ...over, validFrom: effectiveOn, validTo: exception.toOn }, ...(after ? [after] : [])];
}

function isOverCap({ pence, capPence }: NewPrice): boolean {
  return capPence !== null && pence > capPence;
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
