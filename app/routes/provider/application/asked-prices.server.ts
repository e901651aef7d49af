import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import { pricesBelowFloor } from "#app/domain/pricing/below-floor.ts";
import type { LinePrice } from "#app/domain/pricing/rate-card.ts";
import type { AskedPrice } from "./KeepingPricesUp.tsx";
import { placeInWords } from "./words.ts";

/** The name of a price's box. */
export function priceName(key: string): string {
  return `price.${key}`;
}

/** The prices of a lot that are asked about, being below their floor: those that are kept, or those typed. */
export function askedPrices(
  { lot, terms, floors }: LotDraft,
  prices: readonly LinePrice[],
): readonly AskedPrice[] {
  return pricesBelowFloor(terms, prices, floors).map(({ entry, pence, floor }) => ({
    name: priceName(entry.key),
    title: placeInWords(entry, lot.pricedBy),
    price: formatPrice(pence, entry.line.unit),
    floor: formatPounds(floor),
  }));
}
