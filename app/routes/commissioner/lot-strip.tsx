import { quartiles } from "#app/domain/benchmark/statistics.ts";
import { formatPrice, type Unit } from "#app/domain/framework/unit.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { LotRate } from "#app/data/lot-rates.server.ts";
import { Details } from "#app/components/govuk/Details.tsx";
import { RateStrip } from "#app/components/portal/RateStrip.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { paths } from "#app/web/paths.ts";

/** The rates of a line in one area, drawn on one axis, and the same as a table. */
export function LotStrip({
  line,
  unit,
  rates,
  floorPence,
}: {
  readonly line: string;
  readonly unit: Unit;
  readonly rates: readonly LotRate[];
  readonly floorPence: Pence | null;
}) {
  const [first] = rates;
  if (!first) return null;
  const { lower, median, upper } = quartiles(rates.map((rate) => rate.pence));
  const what = `${line}, ${first.area.toLowerCase()}`;
  const price = (amount: number) => formatPrice(pence(Math.round(amount)), unit);
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
      <Details summary={`The rates of ${what} as a table (${rates.length})`}>
        <p className="govuk-body">
          {`Lower quartile ${price(lower)}, median ${price(median)}, upper quartile ${price(upper)}${floorPence === null ? "" : `, lawful cost from ${formatPrice(floorPence, unit)}`}.`}
        </p>
        <ResponsiveTable
          caption={`Rates of ${what}, the lowest first`}
          captionSize="s"
          dense
          columns={[
            { key: "provider", label: "Provider" },
            { key: "place", label: "Place" },
            { key: "rate", label: "Rate", numeric: true },
            { key: "cap", label: "Cap", numeric: true },
          ]}
          rows={rates.map((rate) => ({
            key: rate.id,
            cells: {
              provider: (
                <a className="govuk-link" href={paths.memberRates(rate.providerId)}>
                  {rate.provider}
                </a>
              ),
              place: rate.organisation ? "Whole organisation" : rate.location,
              rate: formatPrice(rate.pence, unit),
              cap: rate.capPence === null ? "No cap" : formatPrice(rate.capPence, unit),
            },
          }))}
        />
      </Details>
    </>
  );
}
