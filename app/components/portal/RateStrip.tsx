import { formatPrice, unitInWords, type Unit } from "#app/domain/framework/unit.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { Picture } from "./Picture.tsx";
import { pixel, priceScale } from "./picture-scale.ts";

export type RateStripProps = {
  /** What is priced, like "Home care". */
  readonly what: string;
  readonly unit: Unit;
  /** One for each rate, by who asks it. */
  readonly rates: readonly { readonly id: string; readonly pence: Pence }[];
  /** The middle of the rates, in pence; a statistic, not a price. */
  readonly median: number;
  readonly capPence: Pence | null;
  /** The lawful cost below which nobody can pay their staff, where one has been worked out. */
  readonly floorPence?: Pence | null;
  /** The one that this page is about. */
  readonly thisId?: string;
};

const size = { width: 640, left: 24, right: 24, dot: 4.5, top: 46, axis: 34 };

/** Every rate of a line as a dot on one axis, with cap, floor and median as lines. For staff alone: each dot is somebody's rate. */
export function RateStrip(props: RateStripProps) {
  const { what, unit, rates, median, capPence, floorPence = null, thisId } = props;
  if (rates.length === 0) return null;
  const lines = marksOf(median, capPence, floorPence);
  const figures = [...rates.map((rate) => rate.pence), ...lines.map((line) => line.amount)];
  const { scale, ticks } = priceScale(figures, [size.left, size.width - size.right], 6);
  const dots = stacked(rates, scale);
  const tallest = Math.max(...dots.map((dot) => dot.level)) + 1;
  const base = size.top + Math.min(120, tallest * size.dot * 2) + 6;
  const step = Math.min(size.dot * 2, (base - size.top - 6) / tallest);
  const height = base + size.axis;
  const sentence = sentenceOf(props);
  return (
    <Picture
      sentence={sentence}
      title={`${what}: every rate`}
      width={size.width}
      height={pixel(height)}
      drawing={
        <>
          {lines.map((line, index) => (
            <g key={line.name}>
              <line
                className={`app-picture__${line.look}`}
                x1={pixel(scale(line.amount))}
                x2={pixel(scale(line.amount))}
                y1={18 + (index % 2) * 14}
                y2={pixel(base)}
              />
              <text
                className="app-picture__label"
                x={pixel(scale(line.amount))}
                y={14 + (index % 2) * 14}
                textAnchor={anchorAt(scale(line.amount))}
              >
                {line.name}
              </text>
            </g>
          ))}
          {dots.map((dot) => (
            <circle
              key={dot.id}
              className={dot.id === thisId ? "app-picture__dot app-picture__dot--own" : "app-picture__dot"}
              cx={pixel(dot.x)}
              cy={pixel(base - size.dot - dot.level * step)}
              r={size.dot - 0.5}
            />
          ))}
          <line
            className="app-picture__axis"
            x1={size.left}
            x2={size.width - size.right}
            y1={pixel(base)}
            y2={pixel(base)}
          />
          {ticks.map((tick) => (
            <text
              key={tick.label}
              className="app-picture__tick"
              x={pixel(tick.at)}
              y={pixel(base + 20)}
              textAnchor="middle"
            >
              {tick.label}
            </text>
          ))}
        </>
      }
    >
      <p className="app-picture__unit">
        Pounds {unitInWords(unit)}, without VAT. Each dot is one rate. The axis does not begin at nought.
      </p>
    </Picture>
  );
}

type Mark = { readonly name: string; readonly look: "median" | "cap" | "floor"; readonly amount: number };

/** The lines of the picture from left to right, so that neighbours' names take turns in two rows. */
function marksOf(median: number, cap: Pence | null, floor: Pence | null): readonly Mark[] {
  const marks: readonly Mark[] = [
    { name: "Median", look: "median", amount: median },
    ...(cap === null ? [] : [{ name: "Cap", look: "cap", amount: cap } as const]),
    ...(floor === null ? [] : [{ name: "Floor", look: "floor", amount: floor } as const]),
  ];
  return [...marks].sort((one, other) => one.amount - other.amount);
}

function sentenceOf({ what, unit, rates, median, capPence }: RateStripProps): string {
  const middle = formatPrice(pence(Math.round(median)), unit);
  const atCap = capPence === null ? 0 : rates.filter((rate) => rate.pence === capPence).length;
  const over = capPence === null ? 0 : rates.filter((rate) => rate.pence > capPence).length;
  const cap =
    capPence === null
      ? "there is no cap"
      : `${atCap} of ${rates.length} stand at the cap of ${formatPrice(capPence, unit)}${over > 0 ? ` and ${over} over it` : ""}`;
  return `${what}: the middle rate is ${middle}; ${cap}.`;
}

/** Dots that would hide each other stand one above the other. */
function stacked(rates: RateStripProps["rates"], scale: (amount: number) => number) {
  const levels = new Map<number, number>();
  return [...rates]
    .sort((one, other) => one.pence - other.pence)
    .map((rate) => {
      const column = Math.round(scale(rate.pence) / (size.dot * 2));
      const level = levels.get(column) ?? 0;
      levels.set(column, level + 1);
      return { id: rate.id, x: column * size.dot * 2, level };
    });
}

function anchorAt(x: number): "start" | "middle" | "end" {
  if (x < 60) return "start";
  return x > size.width - 60 ? "end" : "middle";
}
