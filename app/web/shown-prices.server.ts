import { unitInWords } from "#app/domain/framework/unit.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import type { OfferedBesideCap } from "#app/data/evaluation-submissions.server.ts";
import type { ShownPrice } from "#app/components/evaluation/PricesOfLot.tsx";

/** An offered price in words, beside its cap. */
export function shownPrice(offered: OfferedBesideCap): ShownPrice {
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
  };
}

function difference(under: number): string {
  if (under === 0) return "at the cap";
  return `${formatPounds(pence(Math.abs(under)))} ${under > 0 ? "under" : "over"}`;
}
