import { quartiles } from "#app/domain/benchmark/statistics.ts";
import { formatPrice, type Unit } from "#app/domain/framework/unit.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { LotRate } from "#app/data/lot-rates.server.ts";
import { RateStrip } from "#app/components/portal/RateStrip.tsx";
import { paths } from "#app/web/paths.ts";

type Line = {
  readonly id: string;
  readonly lotId: string;
  readonly title: string;
  readonly unit: Unit;
  readonly floorPence: Pence | null;
};

/** The rates of a line in one area, drawn on one axis, with its quartiles and the way to the same as a table. */
export function LotStrip({ line, rates }: { readonly line: Line; readonly rates: readonly LotRate[] }) {
  const [first] = rates;
  if (!first) return null;
  const { unit, floorPence } = line;
  const { lower, median, upper } = quartiles(rates.map((rate) => rate.pence));
  const what = `${line.title}, ${first.area.toLowerCase()}`;
  const price = (amount: number) => formatPrice(pence(Math.round(amount)), unit);
  const lawful = floorPence === null ? "" : `, lawful cost from ${formatPrice(floorPence, unit)}`;
  return (
    <>
      <RateStrip
        what={what}
        unit={unit}
        rates={rates}
        median={median}
        capPence={first.capPence}
        floorPence={floorPence}
      />
      <p className="govuk-body">
        {`Lower quartile ${price(lower)}, median ${price(median)}, upper quartile ${price(upper)}${lawful}. `}
        <a className="govuk-link" href={paths.lotRates(line.lotId, line.id, first.areaId)}>
          {rates.length === 1 ? "The rate" : `All ${rates.length} rates`}
          <span className="govuk-visually-hidden"> of {what}</span> as a table
        </a>
      </p>
    </>
  );
}
