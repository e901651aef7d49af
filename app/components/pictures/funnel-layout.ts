import { scaleLinear, scaleLog } from "d3-scale";
import { funnelLimits, funnelPoints } from "#app/domain/benchmark/funnel.ts";
import { pixel } from "#app/components/portal/picture-scale.ts";
import { apartAcross, type Tick } from "./axis.ts";
import { besidePoints, type NamePlace } from "./labels.ts";

/** A provider's placements against what they were expected to cost. */
export type FunnelProvider = {
  readonly id: string;
  readonly name: string;
  /** How many placements stand behind its ratio. */
  readonly placements: number;
  /** The mean of price to expected cost: 1 is as expected. Above nought. */
  readonly ratio: number;
};

/** By how much ratios differ without anything being unusual. */
export type FunnelSpread = {
  /** The standard deviation of one placement's ratio, in logarithms. Above nought. */
  readonly onePlacement: number;
  /** What providers differ by beyond chance, τ² of `overDispersion`, in logarithms. */
  readonly tauSquared: number;
};

/** Where a provider stands: within the inner limits, between the two, or beyond the outer ones. */
export type FunnelStanding = "within" | "between" | "high" | "low";

/** How large the drawing is, and how much of it the words at its left and right take. */
export type FunnelFrame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
};

/** A provider at its place, with its name where that is written. */
export type FunnelMark = {
  readonly provider: FunnelProvider;
  readonly standing: FunnelStanding;
  readonly x: number;
  readonly y: number;
  readonly name: NamePlace | null;
};

/** Where everything of a funnel stands. */
export type FunnelLayout = FunnelFrame & {
  readonly top: number;
  readonly base: number;
  readonly expected: number;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  readonly inner: readonly [upper: string, lower: string];
  readonly outer: readonly [upper: string, lower: string];
  readonly marks: readonly FunnelMark[];
};

const top = 14;
const bottom = 44;

/** Which limits a provider lies between, over-dispersion counted in: the inner leave out 5%, the outer 0.2%. */
export function standingOf({ placements, ratio }: FunnelProvider, spread: FunnelSpread): FunnelStanding {
  const inner = limitsAt(placements, funnelPoints["95"], spread);
  const outer = limitsAt(placements, funnelPoints["99.8"], spread);
  if (ratio > outer.upper) return "high";
  if (ratio < outer.lower) return "low";
  return ratio > inner.upper || ratio < inner.lower ? "between" : "within";
}

/** Between which ratios so many placements lie in line. What one placement differs by gives each of them its weight, 1 ÷ σ². */
function limitsAt(placements: number, point: number, { onePlacement, tauSquared }: FunnelSpread) {
  return funnelLimits(placements / onePlacement ** 2, point, tauSquared);
}

/** Sets out providers by how many placements they have, and how far their mean lies from what was expected. */
export function funnelLayout(
  providers: readonly FunnelProvider[],
  spread: FunnelSpread,
  own: string | null,
  frame: FunnelFrame,
): FunnelLayout {
  const base = frame.height - bottom;
  const most = Math.max(...providers.map(({ placements }) => placements));
  const fewest = Math.min(...providers.map(({ placements }) => placements));
  const x = scaleLinear()
    .domain([0, most * 1.08])
    .range([frame.left, frame.width - frame.right]);
  const widest = limitsAt(fewest, funnelPoints["99.8"], spread);
  const ratios = [...providers.map(({ ratio }) => ratio), widest.upper, widest.lower];
  const y = scaleLog()
    .domain([Math.min(...ratios) / 1.04, Math.max(...ratios) * 1.04])
    .range([base, top]);
  const counts = counted(fewest, most);
  const limit = (point: number, side: "upper" | "lower") =>
    counts
      .map(
        (count, n) =>
          `${n === 0 ? "M" : "L"}${pixel(x(count))} ${pixel(y(limitsAt(count, point, spread)[side]))}`,
      )
      .join("");
  const both = (point: number) => [limit(point, "upper"), limit(point, "lower")] as const;
  return {
    ...frame,
    ...{ top, base },
    expected: pixel(y(1)),
    across: apartAcross(
      x
        .ticks(6)
        .filter(Number.isInteger)
        .map((figure) => ({ figure, at: pixel(x(figure)), label: String(figure) })),
    ),
    up: ratioTicks(y.domain()).map((figure) => ({ figure, at: pixel(y(figure)), label: percentOf(figure) })),
    inner: both(funnelPoints["95"]),
    outer: both(funnelPoints["99.8"]),
    marks: named(
      providers.map((provider) => ({
        ...{ provider, standing: standingOf(provider, spread) },
        ...{ x: pixel(x(provider.placements)), y: pixel(y(provider.ratio)) },
      })),
      own,
      [frame.left, frame.width - 2],
    ),
  };
}

/** A ratio as a percentage of what was expected: 1.085 is "109%". */
export function percentOf(ratio: number): string {
  return `${Math.round(ratio * 100)}%`;
}

/** The provider of the page is named first, then those beyond the outer limits, the farthest first; those drawn last lie on top. */
function named(
  marks: readonly Omit<FunnelMark, "name">[],
  own: string | null,
  within: readonly [number, number],
): readonly FunnelMark[] {
  const isOwn = ({ provider }: Omit<FunnelMark, "name">) => provider.id === own;
  const far = ({ provider }: Omit<FunnelMark, "name">) => Math.abs(Math.log(provider.ratio));
  const toName = marks
    .filter((mark) => isOwn(mark) || mark.standing === "high" || mark.standing === "low")
    .sort((one, other) => Number(isOwn(other)) - Number(isOwn(one)) || far(other) - far(one));
  const places = besidePoints(
    toName.map((mark) => ({ x: mark.x, y: mark.y, name: mark.provider.name, bold: isOwn(mark) })),
    marks,
    within,
  );
  const nameOf = new Map(toName.map((mark, n) => [mark.provider.id, places[n] ?? null]));
  return marks
    .map((mark) => ({ ...mark, name: nameOf.get(mark.provider.id) ?? null }))
    .sort((one, other) => Number(isOwn(one)) - Number(isOwn(other)));
}

/** Numbers of placements at which the limits are drawn: closer together where the funnel bends. */
function counted(fewest: number, most: number): readonly number[] {
  const steps = 40;
  const last = most * 1.08;
  return Array.from({ length: steps + 1 }, (_, n) => fewest * (last / fewest) ** (n / steps));
}

function ratioTicks([from = 1, to = 1]: readonly number[]): readonly number[] {
  return scaleLinear()
    .domain([from, to])
    .ticks(6)
    .map((figure) => Math.round(figure * 100) / 100);
}
