import {
  entryKey,
  rateCardEntries,
  type LinePrice,
  type RateCardEntry,
} from "#app/domain/pricing/rate-card.ts";
import type { PricesRefusal } from "#app/commands/application/save-prices.server.ts";
import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";
import { data } from "#app/framework.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { moneyField } from "#app/web/fields.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { AskedPrice } from "./KeepingPricesUp.tsx";
import { tooLateInWords } from "./page.server.ts";
import { askedPrices, priceName } from "./asked-prices.server.ts";
import { inputText, outsideBoundInWords, overCapInWords } from "./words.ts";

/** What was typed into a rate card: prices, or a sentence beside each that is not one. */
export type TypedPrices = {
  readonly typed: Readonly<Record<string, readonly string[]>>;
  readonly prices: readonly LinePrice[];
  readonly errors: Readonly<Record<string, string>>;
};

/** What was typed on a lot's price page, with the prices of it that are asked about. */
export type TypedLot = TypedPrices & { readonly asked: readonly AskedPrice[] };

type PriceReply = Reply & Pick<TypedLot, "asked">;

/** Reads every box that was sent. A blank one is no price; a box that the rate card does not have is refused. */
export function readPrices(fields: Fields, lot: LotDraft): TypedPrices {
  const entries = rateCardEntries(lot.terms);
  const known = new Set(entries.map((entry) => priceName(entry.key)));
  const strange = fields.entries().some(([name]) => name.startsWith("price.") && !known.has(name));
  const errors: Record<string, string> = strange ? { "": notInThisLot } : {};
  const typed: Record<string, readonly string[]> = {};
  const prices: LinePrice[] = [];
  for (const entry of entries) {
    const name = priceName(entry.key);
    const text = fields.text(name);
    typed[name] = [text];
    if (text.trim() === "") continue;
    const price = moneyField.safeParse(text);
    if (price.success) prices.push({ ...placeOf(entry), pence: price.data });
    else errors[name] = price.error.issues[0]?.message ?? "Enter a price, like 21.50";
  }
  return { typed, prices, errors };
}

/** What "keep all my rates" fills in: the last rate of each box, or what is saved where there is none. */
export function keptPrices(lot: LotDraft): TypedPrices {
  const saved = new Map([...lot.prices, ...lot.last].map((price) => [entryKey(price), price]));
  const prices = rateCardEntries(lot.terms).flatMap(({ key }) => saved.get(key) ?? []);
  const typed = prices.map((price) => [priceName(entryKey(price)), [inputText(price.pence)]] as const);
  return { typed: Object.fromEntries(typed), prices, errors: {} };
}

/** Prices of a lot with what was typed beside them. */
export function together(
  lot: LotDraft,
  prices: TypedPrices,
  beside: Pick<TypedPrices, "typed" | "errors">,
): TypedLot {
  return {
    ...{ prices: prices.prices, asked: askedPrices(lot, prices.prices) },
    typed: { ...prices.typed, ...beside.typed },
    errors: { ...prices.errors, ...beside.errors },
  };
}

/** The same page with a sentence beside each price that is refused. */
export function priceReply(
  { typed, asked }: TypedLot,
  errors: Readonly<Record<string, string>>,
  status: 400 | 409,
) {
  return data<PriceReply>({ typed, errors, asked }, { status });
}

/** Why a rate card is refused, beside each price that it is about. */
export function refusedPrices(typed: TypedLot, why: PricesRefusal, closesAt: Date) {
  switch (why.kind) {
    case "over-caps":
      return priceReply(
        typed,
        Object.fromEntries(
          why.over.map(({ entry, why: cap }) => [
            priceName(entry.key),
            overCapInWords(cap, entry.line.unit, closesAt),
          ]),
        ),
        409,
      );
    case "outside-bound":
      return priceReply(
        typed,
        Object.fromEntries(
          why.outside.map(({ entry, why: bound }) => [
            priceName(entry.key),
            outsideBoundInWords(bound, "refuse"),
          ]),
        ),
        409,
      );
    case "unpriced":
      return priceReply(
        typed,
        Object.fromEntries(why.entries.map(({ key }) => [priceName(key), "Enter a price, like 21.50"])),
        400,
      );
    case "below-floor":
      return priceReply(
        typed,
        { sustainability: "Enter how you would keep up prices below their lawful cost" },
        400,
      );
    case "not-in-this-lot":
    case "twice":
    case "lot-not-chosen":
      return priceReply(typed, { "": notInThisLot }, 400);
    case "round-not-open":
      return priceReply(typed, { "": tooLateInWords(why) }, 409);
  }
}

const notInThisLot =
  "One of these prices is for a line that is not in this lot. Go back to your application and open the prices again";

function placeOf(entry: RateCardEntry) {
  return { serviceLineId: entry.line.id, areaId: entry.area.id, locationId: entry.location.id };
}
