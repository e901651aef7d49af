import type { ProviderActor } from "#app/domain/access/actor.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import {
  priceRateCard,
  unpricedEntries,
  type LinePrice,
  type RateCardEntry,
  type RateCardRefusal,
} from "#app/domain/pricing/rate-card.ts";
import { pricesOutsideBound, type PriceOutside } from "#app/domain/pricing/re-pricing.ts";
import { owesAnswer, pricesBelowFloor, type BelowFloor } from "#app/domain/pricing/below-floor.ts";
import type { LotVat } from "#app/domain/pricing/vat.ts";
import type { LineVolume } from "#app/domain/pricing/volume.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";
import { replaceDraftPrices } from "#app/data/application/prices.server.ts";
import { saveSection } from "#app/data/application/sections.server.ts";
import { record } from "#app/data/audit.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { whileOpen } from "./while-open.server.ts";

/** What is said beside a lot's prices; what is not said stays as it was. */
export type BesidePrices = Partial<LotVat> & {
  readonly volumes?: readonly LineVolume[];
  readonly sustainability?: string;
};

export type PricesRefusal =
  | RoundNotOpen
  | { readonly kind: "outside-bound"; readonly outside: readonly PriceOutside[] }
  | RateCardRefusal
  | { readonly kind: "lot-not-chosen" }
  | { readonly kind: "unpriced"; readonly entries: readonly RateCardEntry[] }
  | { readonly kind: "below-floor"; readonly below: readonly BelowFloor[] };

/**
 * Puts these prices in the place of a lot's rate card, all or none: each under the cap of the day on which the round's
 * prices take effect, or its exception, and within the round's bound on change where it refuses beyond. A card that is
 * to be complete prices every line that must be, and says how prices below their floor would be kept up. Null for a
 * stranger's application.
 */
export function savePrices(
  actor: ProviderActor,
  applicationId: string,
  lotId: string,
  prices: readonly LinePrice[],
  complete: boolean,
  arrival?: Arrival,
  said: BesidePrices = {},
): Promise<Verdict<true, PricesRefusal> | null> {
  return whileOpen<true, PricesRefusal>(
    actor,
    applicationId,
    async (tx, held, now) => {
      const draft = await readDraft(tx, held.application, held.round);
      const lot = draft.lots.find((one) => one.lot.id === lotId);
      if (!lot) return no({ kind: "lot-not-chosen" });
      const priced = priceRateCard(lot.terms, prices);
      if (!priced.ok) return priced;
      const outside = pricesOutsideBound(lot.terms, prices, lot.last, lot.rePricing);
      if (lot.rePricing.beyond === "refuse" && outside.length > 0)
        return no({ kind: "outside-bound", outside });
      const left = complete ? unpricedEntries(lot.terms, prices) : [];
      if (left.length > 0) return no({ kind: "unpriced", entries: left });
      const { vat, lineVat, volumes, sustainability } = { ...keptBeside(lot), ...said };
      const below = complete ? pricesBelowFloor(lot.terms, prices, lot.floors) : [];
      if (owesAnswer(below, sustainability)) return no({ kind: "below-floor", below });
      const whose = { applicationId, providerId: actor.providerId };
      await replaceDraftPrices(tx, { ...whose, lotId }, { vat, lineVat }, priced.value);
      const section = sectionKey({ kind: "prices", lotId });
      await saveSection(tx, {
        ...whose,
        section,
        answers: { vat, lineVat, volumes, sustainability },
        complete,
        savedAt: now,
      });
      const subject = { kind: "application", id: applicationId } as const;
      record(tx, { kind: "prices-saved", subject, lotId, count: prices.length });
      return yes(true);
    },
    arrival,
  );
}

function keptBeside({ vat, lineVat, volumes, sustainability }: LotDraft): Required<BesidePrices> {
  return { vat, lineVat, volumes, sustainability };
}
