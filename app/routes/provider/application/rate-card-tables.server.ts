import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice, unitInWords } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import { changeFromLast, entryKey, priceRateCard, rateCardEntries } from "#app/domain/pricing/rate-card.ts";
import { pricesOutsideBound } from "#app/domain/pricing/re-pricing.ts";
import { changeInWords } from "#app/domain/pricing/re-pricing-words.ts";
import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";
import { priceName } from "./asked-prices.server.ts";
import { volumeNames } from "./beside-form.server.ts";
import { inputText, outsideBoundInWords, overCapInWords } from "./words.ts";

/** One line of a rate card as its page shows it. */
export type RateCardRow = {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly required: boolean;
  readonly area: string;
  readonly unit: string;
  readonly cap: string | null;
  readonly capFrom: string | null;
  /** The least that the unit can lawfully cost; null where it is not worked out. */
  readonly floor: string | null;
  readonly last: string | null;
  readonly price: string;
  readonly change: string | null;
  /** That the price moves further than the round's bound, where it is taken all the same. */
  readonly remark: string | null;
  readonly volume: Readonly<Record<"units" | "people", { readonly name: string; readonly stored: string }>>;
  /** Why the price that is kept is refused now, such as a cap that was lowered since. */
  readonly problem: string | null;
};

export type RateCardOfLocation = {
  readonly locationId: string;
  readonly location: string | null;
  readonly rows: readonly RateCardRow[];
};

/** A lot's rate card, a table for each location: unit, cap with its day, last rate, new price and change. */
export function rateCardTables(
  { lot, terms, prices, last: lastRates, rePricing, volumes, floors }: LotDraft,
  closesAt: Date,
): readonly RateCardOfLocation[] {
  const entries = rateCardEntries(terms);
  const priced = new Map(prices.map((price) => [entryKey(price), price.pence]));
  const last = new Map(lastRates.map((rate) => [entryKey(rate), rate.pence]));
  const verdict = priceRateCard(terms, prices);
  const over = !verdict.ok && verdict.why.kind === "over-caps" ? verdict.why.over : [];
  const outside = pricesOutsideBound(terms, prices, lastRates, rePricing);
  const stated = new Map(volumes.map((volume) => [entryKey(volume), volume]));
  const rowOf = ({ key, line, area, cap }: (typeof entries)[number]): RateCardRow => {
    const price = priced.get(key) ?? null;
    const lastRate = last.get(key) ?? null;
    const change = changeFromLast(lastRate, price);
    const refused = over.find((one) => one.entry.key === key);
    const beyond = outside.find((one) => one.entry.key === key);
    const words = beyond && outsideBoundInWords(beyond.why, rePricing.beyond);
    const boxes = volumeNames(key);
    const floor = floors.get(line.id) ?? null;
    return {
      ...{
        name: priceName(key),
        title: line.title,
        note: line.note,
        required: line.required,
        area: area.name,
      },
      unit: unitInWords(line.unit),
      cap: cap && formatPrice(cap.pence, line.unit),
      capFrom: cap && `from ${shortDay(cap.effectiveFrom)}`,
      floor: floor === null ? null : formatPounds(floor),
      last: lastRate === null ? null : formatPounds(lastRate),
      price: price === null ? "" : inputText(price),
      change: change === null ? null : changeInWords(change),
      problem: refused
        ? overCapInWords(refused.why, line.unit, closesAt)
        : rePricing.beyond === "refuse"
          ? (words ?? null)
          : null,
      remark: rePricing.beyond === "warn" ? (words ?? null) : null,
      volume: {
        units: { name: boxes.units, stored: numberText(stated.get(key)?.unitsAYear) },
        people: { name: boxes.people, stored: numberText(stated.get(key)?.people) },
      },
    };
  };
  return terms.locations
    .map((location) => ({
      locationId: location.id,
      location: lot.pricedBy === "LOCATION" ? location.name : null,
      rows: entries.filter((entry) => entry.location.id === location.id).map(rowOf),
    }))
    .filter((table) => table.rows.length > 0);
}

function numberText(stated: number | undefined): string {
  return stated === undefined ? "" : String(stated);
}
