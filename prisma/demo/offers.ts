import type { LotOffer, OfferedPrice } from "#app/domain/application/content.ts";
import { mulDivHalfUp, type Pence } from "#app/domain/money.ts";
import { pricedAreas, type Cap } from "#app/domain/pricing/cap.ts";
import { capOn, loweredLine, type Caps } from "./caps.ts";
import { lineId, lotId } from "./commissioning.ts";
import type { RoundCalendar } from "./days.ts";
import { diceOf, type Dice } from "./dice.ts";
import { lots, type DemonstrationLot, type ProviderKind } from "./lots.ts";
import { areaId, areaOf, areas, priceAreas } from "./places.ts";
import type { DemonstrationProvider } from "./providers.ts";
import { sustainabilityOf } from "./sustainability.ts";

/** An offer for one lot with the lot's number, and its prices with the code of their line. */
export type DemonstrationOffer = {
  readonly number: number;
  readonly offer: LotOffer;
  readonly priced: readonly PricedLine[];
};

export type PricedLine = OfferedPrice & { readonly line: string };

/** Lots that a kind of provider may add to its own, with the chance in a hundred. */
const furtherLots: Readonly<Record<ProviderKind, readonly (readonly [ProviderKind, number])[]>> = {
  nursing: [["residential", 60]],
  residential: [["day", 8]],
  supported: [
    ["living", 55],
    ["day", 15],
  ],
  "extra-care": [["home-care", 40]],
  living: [
    ["supported", 30],
    ["day", 20],
    ["home-care", 15],
  ],
  "home-care": [
    ["living", 20],
    ["assistance", 12],
    ["technology", 4],
  ],
  day: [
    ["assistance", 15],
    ["living", 12],
  ],
  "shared-lives": [["day", 20]],
  assistance: [["day", 10]],
  technology: [],
};

/** What a provider offers in a round: the same lots, lines and places each time, at prices that move a little. */
export function offersOf(
  provider: DemonstrationProvider,
  round: RoundCalendar,
  caps: Caps,
): readonly DemonstrationOffer[] {
  const choosing = diceOf(provider.number * 7919);
  const further = furtherLots[provider.kind]
    .filter(([, chance]) => choosing.chance(chance))
    .map(([kind]) => kind);
  const kinds: readonly ProviderKind[] =
    provider.number === 1 ? ["home-care", "living"] : [provider.kind, ...further];
  return lots.flatMap((lot, index) =>
    lot.kind && kinds.includes(lot.kind) ? [offerOf(provider, index + 1, lot, round, caps)] : [],
  );
}

function offerOf(
  provider: DemonstrationProvider,
  number: number,
  lot: DemonstrationLot,
  round: RoundCalendar,
  caps: Caps,
): DemonstrationOffer {
  const dice = diceOf(provider.number * 104_729 + number);
  const areaIds = areasCovered(provider, lot, dice).map(areaId);
  const lines = lot.lines.filter((line) => !line.optional || dice.chance(60));
  const share = dice.whole(8_900, 9_950);
  const locationIds = provider.locations.map(({ id }) => id);
  const places = lot.pricedBy === "LOCATION" ? locationIds : [provider.organisationId];
  const priced = places.flatMap((locationId) =>
    lines.flatMap((line) =>
      pricedAreas(caps.get(line.code) ?? [], priceAreas, areaIds, round.effectiveOn).map(
        (area): PricedLine => {
          const cap = capOn(caps, line.code, area.id, round.effectiveOn);
          const usual = share + dice.whole(-120, 50) + round.number * 60;
          const amount = priceUnder(cap, line.code === loweredLine ? shareOfLowered(provider, usual) : usual);
          return {
            line: line.code,
            serviceLineId: lineId(line.code),
            areaId: area.id,
            locationId,
            pence: amount,
            capId: cap.id,
          };
        },
      ),
    ),
  );
  const prices = priced.map(({ serviceLineId, areaId: area, locationId, pence, capId }) => ({
    serviceLineId,
    areaId: area,
    locationId,
    pence,
    capId,
  }));
  return {
    number,
    priced,
    offer: {
      ...{ lotId: lotId(number), areaIds, locationIds, capacity: capacityOf(provider, lot, dice), prices },
      ...sustainabilityOf(provider, lot, priced, round),
    },
  };
}

/** A share of the cap in basis points, never over it. */
function priceUnder(cap: Cap, share: number): Pence {
  return mulDivHalfUp(cap.pence, Math.min(share, 10_000), 10_000);
}

/** Of the line whose cap comes down the first provider asks the whole cap, and nobody else more than 99% of it. */
function shareOfLowered(provider: DemonstrationProvider, usual: number): number {
  return provider.number === 1 ? 10_000 : Math.min(usual, 9_900);
}

function areasCovered(provider: DemonstrationProvider, lot: DemonstrationLot, dice: Dice): readonly string[] {
  if (lot.pricedBy === "LOCATION" || lot.kind === "technology" || dice.chance(20)) return ["everywhere"];
  const own = provider.locations.flatMap(({ postcode }) => areaOf(postcode)?.code ?? []);
  const others = dice.some(
    areas.slice(1).map(({ code }) => code),
    dice.whole(0, 3),
  );
  return areas.map(({ code }) => code).filter((code) => own.includes(code) || others.includes(code));
}

function capacityOf(provider: DemonstrationProvider, lot: DemonstrationLot, dice: Dice): number {
  switch (lot.measure) {
    case "beds":
      return provider.locations.reduce((sum, { beds }) => sum + (beds ?? 12), 0);
    case "hours a week":
      return dice.whole(4, 60) * 10;
    case "places":
      return dice.whole(4, 40);
  }
}
