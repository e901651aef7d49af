import { unitInWords } from "#app/domain/framework/unit.ts";
import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { changeFromLast } from "#app/domain/pricing/rate-card.ts";
import { withinBound, type RePricing } from "#app/domain/pricing/re-pricing.ts";
import { vatWords, type VatTreatment } from "#app/domain/pricing/vat.ts";
import { changeInWords } from "#app/domain/pricing/re-pricing-words.ts";
import type { OfferedBesideCap } from "#app/data/evaluation-submissions.server.ts";
import type { ShownPrice } from "#app/components/evaluation/PricesOfLot.tsx";

/** What an offered price is shown beside: the rate before it, its floor, the round's bound, and how VAT falls on most of its lot. */
export type Beside = {
  readonly last: Pence | null;
  readonly floor: Pence | null;
  readonly rePricing: Pick<RePricing, "changeFrom" | "changeTo">;
  readonly lotVat: VatTreatment | null;
};

/** An offered price in words, beside its cap and the rate before it; one outside the round's bound or below its floor says so, and one on which VAT falls otherwise than on its lot. */
export function shownPrice(
  offered: OfferedBesideCap,
  { last, floor, rePricing, lotVat }: Beside,
): ShownPrice {
  const price = pence(offered.pence);
  const cap = offered.capPence === null ? null : pence(offered.capPence);
  const change = changeFromLast(last, price);
  const bound = withinBound(price, last, cap, rePricing);
  const { capPence, unit, line, area, location } = offered;
  const over = capPence !== null && offered.pence > capPence;
  return {
    key: `${offered.serviceLineId} ${offered.areaId} ${offered.locationId}`,
    line,
    place: location ? `${location}, ${area}` : area,
    price: formatPounds(pence(offered.pence)),
    cap: capPence === null ? "none" : formatPounds(pence(capPence)),
    unit: unitInWords(unit),
    difference: capPence === null ? "" : difference(capPence - offered.pence),
    over,
    below: floor !== null && price < floor ? `Below its lawful cost, ${formatPounds(floor)}` : "",
    vat: offered.vat === lotVat ? "" : `VAT: ${vatWords[offered.vat].toLowerCase()}`,
    last: last === null ? "None" : formatPounds(last),
    change: change ? changeInWords(change) : "",
    outside: bound.ok
      ? ""
      : `Outside the round’s range, ${formatPounds(bound.why.leastPence)} to ${formatPounds(bound.why.mostPence)}`,
  };
}

function difference(under: number): string {
  if (under === 0) return "at the cap";
  return `${formatPounds(pence(Math.abs(under)))} ${under > 0 ? "under" : "over"}`;
}
