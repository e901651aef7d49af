import { scaleLinear } from "d3-scale";
import type { PeriodResult, OutcomeTerms } from "#app/domain/call-off/outcomes.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { Picture } from "#app/components/portal/Picture.tsx";
import { pixel } from "#app/components/portal/picture-scale.ts";
import { wayInWords } from "./outcome-words.ts";

const size = { width: 640, height: 220, left: 60, right: 90, top: 16, bottom: 34 };

type ResultLineProps = {
  readonly measure: OutcomeTerms;
  /** In their order; those without a result leave a gap. */
  readonly periods: readonly PeriodResult[];
};

/** The results of a measure over its periods as a line, with its target and baseline beside it; nothing before a first result. */
export function ResultLine({ measure, periods }: ResultLineProps) {
  const found = periods.flatMap((period) =>
    period.value === null ? [] : [{ ...period, figure: Number(period.value) }],
  );
  const last = found.at(-1);
  if (!last) return null;
  const [baseline, target] = [Number(measure.baseline), Number(measure.target)];
  const figures = [baseline, target, ...found.map(({ figure }) => figure)];
  const scale = scaleLinear()
    .domain([Math.min(...figures), Math.max(...figures)])
    .nice(4)
    .range([size.height - size.bottom, size.top]);
  const right = size.width - size.right;
  const x = scaleLinear()
    .domain([1, Math.max(2, periods.length)])
    .range([size.left + 20, right - 20]);
  const at = ({ number, figure }: (typeof found)[number]) =>
    [pixel(x(number)), pixel(scale(figure))] as const;
  return (
    <Picture
      sentence={`${measure.title}: ${last.value ?? ""} ${measure.unit} in the period from ${shortDay(last.from)}. ${wayInWords(measure)}.`}
      title={`${measure.title}: results over time`}
      width={size.width}
      height={size.height}
      drawing={
        <>
          {scale.ticks(4).map((tick) => (
            <g key={tick}>
              <line
                className="app-picture__grid"
                x1={size.left}
                x2={right}
                y1={pixel(scale(tick))}
                y2={pixel(scale(tick))}
              />
              <text
                className="app-picture__tick"
                x={size.left - 8}
                y={pixel(scale(tick)) + 4}
                textAnchor="end"
              >
                {tick}
              </text>
            </g>
          ))}
          {periods.map(({ number }) => (
            <text
              key={number}
              className="app-picture__tick"
              x={pixel(x(number))}
              y={size.height - size.bottom + 20}
              textAnchor="middle"
            >
              {periods.length > 16 && number % 6 !== 1 ? "" : number}
            </text>
          ))}
          <Level at={pixel(scale(target))} right={right} label="Target" />
          <Level at={pixel(scale(baseline))} right={right} label="Baseline" />
          <path
            className="app-picture__own-line"
            d={found.map((one, n) => `${n === 0 ? "M" : "L"}${at(one).join(" ")}`).join("")}
            fill="none"
          />
          {found.map((one) => {
            const [cx, cy] = at(one);
            return (
              <circle
                key={one.number}
                className="app-picture__dot app-picture__dot--own"
                cx={cx}
                cy={cy}
                r={5}
              />
            );
          })}
        </>
      }
    >
      <p className="app-picture__unit">
        In {measure.unit}, by the number of the period. The axis need not begin at nought. The table says the
        same.
      </p>
    </Picture>
  );
}

function Level({
  at,
  right,
  label,
}: {
  readonly at: number;
  readonly right: number;
  readonly label: string;
}) {
  return (
    <>
      <line className="app-picture__cap" x1={size.left} x2={right} y1={at} y2={at} />
      <text className="app-picture__label" x={right + 8} y={at + 4}>
        {label}
      </text>
    </>
  );
}
