import { formatPrice, unitInWords, type Unit } from "#app/domain/framework/unit.ts";
import type { Pence } from "#app/domain/money.ts";
import { Details } from "#app/components/govuk/Details.tsx";
import { Picture } from "./Picture.tsx";
import { pixel, priceScale } from "./picture-scale.ts";
import { ResponsiveTable } from "./ResponsiveTable.tsx";

export type RateBandProps = {
  readonly what: string;
  readonly unit: Unit;
  readonly own: Pence;
  /** Rounded figures of at least ten others. */
  readonly others: {
    readonly lower: Pence;
    readonly median: Pence;
    readonly upper: Pence;
  };
};

const size = { width: 640, height: 104, left: 28, right: 28, top: 40, base: 70 };

/** A provider's own rate against the middle half of the others: a band, never anybody's own rate. */
export function RateBand({ what, unit, own, others }: RateBandProps) {
  const { lower, median, upper } = others;
  const { scale, ticks } = priceScale([own, lower, upper], [size.left, size.width - size.right], 6);
  const place =
    own < lower ? "below the middle half" : own > upper ? "above the middle half" : "within the middle half";
  const sentence = `${what}: your ${formatPrice(own, unit)} is ${place} of other members, about ${formatPrice(lower, unit)} to ${formatPrice(upper, unit)}, with about ${formatPrice(median, unit)} in the middle.`;
  const at = (amount: number) => pixel(scale(amount));
  return (
    <Picture
      sentence={sentence}
      title={`${what}: your rate and the middle half of the others`}
      width={size.width}
      height={size.height}
      drawing={
        <>
          <rect
            className="app-picture__band"
            x={at(lower)}
            width={pixel(Math.max(2, scale(upper) - scale(lower)))}
            y={size.top}
            height={size.base - size.top}
          />
          <line
            className="app-picture__median"
            x1={at(median)}
            x2={at(median)}
            y1={size.top}
            y2={size.base}
          />
          <circle
            className="app-picture__dot app-picture__dot--own"
            cx={at(own)}
            cy={(size.top + size.base) / 2}
            r="7"
          />
          <text
            className="app-picture__label app-picture__label--own"
            x={at(own)}
            y={size.top - 10}
            textAnchor="middle"
          >
            You
          </text>
          <line
            className="app-picture__axis"
            x1={size.left}
            x2={size.width - size.right}
            y1={size.base}
            y2={size.base}
          />
          {ticks.map((tick) => (
            <text
              key={tick.label}
              className="app-picture__tick"
              x={pixel(tick.at)}
              y={size.base + 20}
              textAnchor="middle"
            >
              {tick.label}
            </text>
          ))}
        </>
      }
    >
      <p className="app-picture__unit">
        Pounds {unitInWords(unit)}, without VAT. The band is the middle half of at least ten other members,
        rounded. The axis does not begin at nought.
      </p>
      <Details summary="The same as a table">
        <ResponsiveTable
          caption={what}
          captionSize="s"
          dense
          columns={[
            { key: "what", label: "What" },
            { key: "rate", label: "Rate", numeric: true },
          ]}
          rows={[
            { key: "own", cells: { what: "Your rate", rate: formatPrice(own, unit) } },
            {
              key: "lower",
              cells: { what: "Lower quartile of others, rounded", rate: formatPrice(lower, unit) },
            },
            { key: "median", cells: { what: "Median of others, rounded", rate: formatPrice(median, unit) } },
            {
              key: "upper",
              cells: { what: "Upper quartile of others, rounded", rate: formatPrice(upper, unit) },
            },
          ]}
        />
      </Details>
    </Picture>
  );
}
