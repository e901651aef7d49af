import type { SaidOffer } from "#app/domain/brokerage/offer.ts";
import { optionalTextField, moneyField, dayOfParts, sentences } from "./fields.ts";
import type { Fields } from "./fields-of-body.server.ts";

/** An offer as it was typed: a price and a reason for each line, the start and the conditions; or what is wrong with it. */
export function readOffer(
  fields: Fields,
  serviceLineIds: readonly string[],
): { readonly said: SaidOffer } | { readonly errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const lines = serviceLineIds.flatMap((serviceLineId) => {
    const price = moneyField.safeParse(fields.text(`price-${serviceLineId}`));
    const reason = optionalTextField("Reason", 500).safeParse(fields.text(`reason-${serviceLineId}`));
    if (!price.success) errors[`price-${serviceLineId}`] = sentences(price.error)[""] ?? "";
    if (!reason.success) errors[`reason-${serviceLineId}`] = sentences(reason.error)[""] ?? "";
    return price.success && reason.success ? [{ serviceLineId, pence: price.data, reason: reason.data }] : [];
  });
  const starts = dayOfParts(fields.text, "starts", "the day from which you can start");
  if ("error" in starts) errors["starts"] = starts.error;
  const conditions = optionalTextField("Conditions", 1000).safeParse(fields.text("conditions"));
  if (!conditions.success) errors["conditions"] = sentences(conditions.error)[""] ?? "";
  if ("error" in starts || !conditions.success || Object.keys(errors).length > 0) return { errors };
  return { said: { startsOn: starts.day, conditions: conditions.data, lines } };
}

/** Prices for units as they were typed, line by line; or what is wrong with them. */
export function readPrices(fields: Fields, serviceLineIds: readonly string[]) {
  const errors: Record<string, string> = {};
  const prices = serviceLineIds.flatMap((serviceLineId) => {
    const price = moneyField.safeParse(fields.text(`price-${serviceLineId}`));
    if (!price.success) errors[`price-${serviceLineId}`] = sentences(price.error)[""] ?? "";
    return price.success ? [{ serviceLineId, pence: price.data }] : [];
  });
  return Object.keys(errors).length > 0 ? { errors } : { prices };
}
