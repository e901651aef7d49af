import { createHash } from "node:crypto";
import type { Occasion } from "#app/domain/brokerage/new-price.ts";
import { newPrices, type NewPrices } from "#app/domain/brokerage/new-prices.ts";
import { neverReaches } from "#app/domain/brokerage/lot-rule.ts";
import type { LotMet, PlacementMet } from "#app/data/brokerage/standing-placements.server.ts";

/** How many placements are judged and written at a time. */
export const atATime = 2_000;

/** A placement with its new prices, and a digest of all that they rest on. */
export type Judged = {
  readonly met: PlacementMet;
  readonly prices: NewPrices;
  readonly changes: boolean;
  readonly stoodAs: string;
};

/** Judges a placement by the rule of its lot. */
export function judge(met: PlacementMet, lots: readonly LotMet[], occasion: Occasion): Judged {
  const rule = lots.find(({ lotId }) => lotId === met.lotId) ?? neverReaches;
  const prices = newPrices(met, rule, occasion);
  const changes = prices.parts.some(({ outcome }) => outcome.ok);
  return { met, prices, changes, stoodAs: digest(JSON.stringify([met, prices])) };
}

/** What stands in the trail for a list of lines. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
