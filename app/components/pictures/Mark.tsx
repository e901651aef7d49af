import type { ReactNode } from "react";
import { pixel } from "#app/components/portal/picture-scale.ts";

/** What a mark looks like: its shape tells as much as its colour. */
export type Look =
  "dot" | "ring" | "up" | "down" | "own" | "band" | "median" | "limit" | "inner" | "adds" | "takes";

/** A mark of a picture, its middle at a place. */
export function Mark({ look, x, y }: { readonly look: Look; readonly x: number; readonly y: number }) {
  switch (look) {
    case "dot":
      return <circle className="app-picture__dot app-picture__dot--dark" cx={x} cy={y} r={4} />;
    case "ring":
      return <circle className="app-picture__ring" cx={x} cy={y} r={3.6} />;
    case "up":
      return <path className="app-picture__beyond" d={triangle(x, y, -1)} />;
    case "down":
      return <path className="app-picture__beyond" d={triangle(x, y, 1)} />;
    case "own":
      return <path className="app-picture__dot app-picture__dot--own" d={diamond(x, y)} />;
    case "band":
      return <rect className="app-picture__middle" x={x - 9} y={y - 7} width={18} height={14} />;
    case "adds":
    case "takes":
      return (
        <rect
          className={`app-picture__step app-picture__step--${look}`}
          x={x - 9}
          y={y - 6}
          width={18}
          height={12}
        />
      );
    case "median":
    case "limit":
    case "inner":
      return <line className={`app-picture__${look}`} x1={x - 11} x2={x + 11} y1={y} y2={y} />;
  }
}

/** What the marks of a picture mean, each shown as it is drawn. */
export function Legend({ marks }: { readonly marks: readonly (readonly [look: Look, means: ReactNode])[] }) {
  return (
    <ul className="app-picture__legend">
      {marks.map(([look, means]) => (
        <li key={look}>
          <svg className="app-picture__sample" viewBox="0 0 24 18" aria-hidden="true" focusable="false">
            <Mark look={look} x={12} y={9} />
          </svg>
          {means}
        </li>
      ))}
    </ul>
  );
}

function diamond(x: number, y: number): string {
  return `M${pixel(x)} ${pixel(y - 7)}l7 7l-7 7l-7 -7z`;
}

function triangle(x: number, y: number, way: 1 | -1): string {
  return `M${pixel(x - 5.5)} ${pixel(y - 4 * way)}h11l-5.5 ${9 * way}z`;
}
