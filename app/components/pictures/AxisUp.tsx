import type { Tick } from "./axis.ts";

type AxisUpProps = { readonly left: number; readonly right: number; readonly ticks: readonly Tick[] };

/** Quiet lines across a drawing at its ticks, which are written at its left. */
export function AxisUp({ left, right, ticks }: AxisUpProps) {
  return (
    <>
      {ticks.map(({ at, label }) => (
        <g key={label}>
          <line className="app-picture__grid" x1={left} x2={right} y1={at} y2={at} />
          <text className="app-picture__tick" x={left - 8} y={at + 4.5} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
    </>
  );
}
