import { scaleLinear } from "d3-scale";
import { formatPrice, unitInWords, type Unit } from "#app/domain/framework/unit.ts";
import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { Details } from "#app/components/govuk/Details.tsx";
import { Picture, type Drawing } from "#app/components/portal/Picture.tsx";
import { pixel } from "#app/components/portal/picture-scale.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { apartAcross, moneyLabels } from "./axis.ts";
import { AxisAcross } from "./AxisAcross.tsx";
import { HowToRead } from "./HowToRead.tsx";
import { Legend } from "./Mark.tsx";
import { amountOf, signed, waterfallOf, type WaterfallBar, type WaterfallLine } from "./waterfall.ts";

export type WaterfallPictureProps = {
  /** What is priced, like "This placement". */
  readonly what: string;
  readonly unit: Unit;
  /** The portal's estimate. */
  readonly expected: Pence;
  /** Line by line, the provider's own cost less what was expected of it. */
  readonly lines: readonly WaterfallLine[];
  readonly actual: Pence;
};

/** How large the drawing is, where its bars begin and end, and how each row is set out. */
type Frame = {
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly bar: { readonly below: number; readonly height: number };
};

const wide: Frame = { width: 640, from: 196, to: 548, row: 32, bar: { below: 5, height: 22 } };
const narrow: Frame = { width: 340, from: 2, to: 252, row: 46, bar: { below: 22, height: 16 } };
const top = 2;

/** From what was expected to what is asked, step by step, on an axis from nought. */
export function WaterfallPicture({ what, unit, expected, lines, actual }: WaterfallPictureProps) {
  const bars = waterfallOf(expected, lines, actual);
  return (
    <Picture
      sentence={sentenceOf(what, unit, bars, expected, actual)}
      title={`${what}: from expected to actual`}
      {...drawn(bars, wide)}
      narrow={drawn(bars, narrow)}
    >
      <Legend
        marks={[
          ["adds", "Adds to what was expected"],
          ["takes", "Takes off"],
        ]}
      />
      <p className="app-picture__unit">
        Pounds {unitInWords(unit)}, without VAT. Expected is the portal’s estimate. The axis begins at nought.
      </p>
      <HowToRead
        sentences={[
          "Begin at the top with what was expected: each bar moves it by what one line differs, a full bar to the right and an open bar to the left, until the last bar shows what is asked.",
          "The longest steps are the ones to talk about first, and a step that no line explains is one to ask about.",
        ]}
      />
      <Details summary="The same as a table">
        <StepsBehind what={what} unit={unit} bars={bars} />
      </Details>
    </Picture>
  );
}

function drawn(bars: readonly WaterfallBar[], frame: Frame): Drawing {
  const { width, from, to, row } = frame;
  const least = Math.min(0, ...bars.map((one) => one.to));
  const scale = scaleLinear()
    .domain([least, Math.max(100, ...bars.map((one) => one.to))])
    .nice(6)
    .range([from, to]);
  const base = top + bars.length * row + 4;
  const figures = scale.ticks(6).filter(Number.isInteger);
  const label = moneyLabels(figures);
  const ticks = apartAcross(
    figures.map((figure) => ({ figure, at: pixel(scale(figure)), label: label(figure) })),
  );
  const drawing = (
    <>
      {ticks.map(({ at }) => (
        <line key={at} className="app-picture__grid" x1={at} x2={at} y1={top} y2={base} />
      ))}
      {bars.map((one, n) => (
        <Row
          key={one.name}
          bar={one}
          y={top + n * row}
          frame={frame}
          start={pixel(scale(Math.min(one.from, one.to)))}
          end={pixel(scale(Math.max(one.from, one.to)))}
          next={n + 1 < bars.length ? pixel(scale(one.to)) : null}
        />
      ))}
      <AxisAcross from={from} to={to} base={base} width={width} ticks={ticks} />
    </>
  );
  return { width, height: base + 30, drawing };
}

type RowProps = {
  readonly bar: WaterfallBar;
  readonly y: number;
  readonly frame: Frame;
  readonly start: number;
  readonly end: number;
  /** Where the next bar begins. */
  readonly next: number | null;
};

function Row({ bar, y, frame, start, end, next }: RowProps) {
  const { below, height } = frame.bar;
  const strong = bar.kind === "total" ? " app-picture__label--total" : "";
  const words = below > 10 ? y + 16 : y + below + height / 2 + 4.5;
  return (
    <g>
      <text className={`app-picture__label app-picture__label--clear${strong}`} x={2} y={words}>
        {bar.name}
      </text>
      <rect
        className={lookOf(bar)}
        x={start}
        width={Math.max(1.5, pixel(end - start))}
        y={y + below}
        height={height}
      />
      {next === null ? null : (
        <line
          className="app-picture__join"
          x1={next}
          x2={next}
          y1={y + below + height}
          y2={y + frame.row + below}
        />
      )}
      <text
        className={`app-picture__label app-picture__label--clear${strong}`}
        x={frame.width - 2}
        y={words}
        textAnchor="end"
      >
        {amountOf(bar)}
      </text>
    </g>
  );
}

function lookOf(bar: WaterfallBar): string {
  if (bar.kind === "total") return `app-picture__total app-picture__total--${bar.name.toLowerCase()}`;
  return `app-picture__step app-picture__step--${bar.by > 0 ? "adds" : "takes"}${bar.explained ? "" : " app-picture__step--unexplained"}`;
}

function sentenceOf(
  what: string,
  unit: Unit,
  bars: readonly WaterfallBar[],
  expected: Pence,
  actual: Pence,
): string {
  const apart = pence(Math.abs(actual - expected));
  const begin = `${what}: ${formatPrice(actual, unit)}`;
  if (apart === 0) return `${begin}, as expected.`;
  const way = actual > expected ? "above" : "below";
  const largest = bars
    .filter((bar) => bar.kind === "step")
    .reduce((far, bar) => (Math.abs(bar.by) > Math.abs(far.by) ? bar : far));
  return `${begin}, ${formatPounds(apart)} ${way} the expected ${formatPounds(expected)}. The largest step ${largest.by > 0 ? "adds" : "takes off"} ${formatPounds(pence(Math.abs(largest.by)))}: ${lowered(largest.name)}.`;
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function StepsBehind({
  what,
  unit,
  bars,
}: {
  readonly what: string;
  readonly unit: Unit;
  readonly bars: readonly WaterfallBar[];
}) {
  return (
    <ResponsiveTable
      caption={`${what}: from expected to actual, pounds ${unitInWords(unit)}`}
      captionSize="s"
      dense
      columns={[
        { key: "what", label: "What" },
        { key: "step", label: "Step", numeric: true },
        { key: "running", label: "Comes to", numeric: true },
      ]}
      rows={bars.map((bar) => ({
        key: bar.name,
        cells: {
          what: bar.name,
          step: bar.kind === "step" ? signed(bar.by) : "Total",
          running: formatPounds(bar.to),
        },
        classes: bar.kind === "total" ? "app-table__total" : undefined,
      }))}
    />
  );
}
