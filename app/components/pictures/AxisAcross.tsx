import { pixel } from "#app/components/portal/picture-scale.ts";
import type { Tick } from "./axis.ts";
import { wordsWidth } from "./labels.ts";

type AxisAcrossProps = {
  readonly from: number;
  readonly to: number;
  readonly base: number;
  /** How wide the drawing is: no words leave it. */
  readonly width: number;
  readonly ticks: readonly Tick[];
};

/** The line along the foot of a drawing, with its ticks under it. */
export function AxisAcross({ from, to, base, width, ticks }: AxisAcrossProps) {
  return (
    <>
      <line className="app-picture__axis" x1={from} x2={to} y1={base} y2={base} />
      {ticks.map(({ at, label }) => {
        const half = wordsWidth(label) / 2;
        return (
          <g key={label}>
            <line className="app-picture__axis" x1={at} x2={at} y1={base} y2={base + 5} />
            <text
              className="app-picture__tick"
              x={pixel(Math.min(Math.max(at, half), width - half))}
              y={base + 20}
              textAnchor="middle"
            >
              {label}
            </text>
          </g>
        );
      })}
    </>
  );
}
