import { shortDay } from "../calendar-words.ts";
import { formatPrice, type Unit } from "../framework/unit.ts";
import {
  basisPoints,
  changeInBasisPoints,
  formatChange,
  formatPercent,
  pence,
  type Pence,
} from "../money.ts";
import type { OtherScale } from "./other-scale.ts";
import { tooFew } from "./outlier-rule-words.ts";
import {
  directionOf,
  type Bounds,
  type Direction,
  type MeasuredBy,
  type PeersBehind,
  type PriceDays,
  type Signal,
} from "./signal.ts";

/** Why a signal says what it says, in words for the person who has to ask. */
export type Explanation = {
  readonly direction: Direction;
  /** What was found. */
  readonly found: string;
  /** Method, scale, number, period and cut-off; none of them where there is nothing to compare with. */
  readonly method: string;
  /** What to ask; null where the price is in line. */
  readonly question: string | null;
};

/** Stands under every flag, whatever it says. */
export const flagIsAQuestion = "A flag is a question, never a verdict.";

/** Says why a price is or is not asked about: what was found, how, and which question follows. It judges nobody. */
export function explain(signal: Signal, own: Pence, unit: Unit): Explanation {
  const direction = directionOf(signal, own);
  return {
    direction,
    found: foundIn(signal, own, unit, direction),
    method: methodOf(signal, unit),
    question: direction && questions[direction],
  };
}

const questions: { readonly [direction in "high" | "low"]: string } = {
  high: "A high price is a question of value: what does this person need, and what does the price pay for?",
  low: "A low price is a question of sustainability: can the care be given safely, and staff be paid what the law asks, at this price?",
};

function foundIn(signal: Signal, own: Pence, unit: Unit, direction: Direction): string {
  const price = formatPrice(own, unit);
  switch (signal.kind) {
    case "too-few-peers":
      return `There are ${tooFew(signal)} to compare with, so nothing is said about peers and none of their figures is shown.`;
    case "rank":
      return `${price} is the ${placed(signal.place)} of ${signal.peers.prices + (signal.among ? 0 : 1)} prices, this one among them. With so few, that is advice alone.`;
    case "peers":
      return `${price} lies ${wayInWords(direction)}: ${distance(signal)}.`;
    case "peers-by-need":
      return `${price} is ${percent(signal.ratio)} of its own expected cost, against ${percent(signal.medianRatio)} in the middle of its peers. That lies ${wayInWords(direction)}: ${distance(signal)}.`;
    case "expected":
      return `${price} is ${change(signal.expected, own)} the portal’s estimate of ${formatPrice(signal.expected, unit)}, which runs from ${formatPrice(signal.low, unit)} to ${formatPrice(signal.high, unit)}.`;
    case "cap":
      return own > signal.cap
        ? `${price} is ${change(signal.cap, own)} the cap of ${formatPrice(signal.cap, unit)}.`
        : `${price} is within the cap of ${formatPrice(signal.cap, unit)}.`;
    case "benchmark":
      return `${price} is ${change(signal.figure, own)} the benchmark of ${formatPrice(signal.figure, unit)}.`;
  }
}

function methodOf(signal: Signal, unit: Unit): string {
  switch (signal.kind) {
    case "too-few-peers":
      return "The expected cost, the cap and the benchmark stand alone.";
    case "rank":
      return `Method: rank, on the raw scale, ${peersInWords(signal.peers, "prices")}. Their median is ${money(signal.median, unit)}. With so few prices there is no cut-off.`;
    case "peers":
      return `Method: ${methodName(signal.measured)}, ${peersInWords(signal.peers, "prices")}. Their median is ${money(signal.median, unit)}. Cut-off: beyond ${signal.cutOff} either way.`;
    case "peers-by-need":
      return `Method: ${methodName(signal.measured)}, of price to expected cost, ${peersInWords(signal.peers, "placements")}. Cut-off: beyond ${signal.cutOff} either way.`;
    case "expected":
      return `Method: hours, rates and weekly lines built up from need, with the figures of ${signal.version}. It is an estimate. ${boundsInWords(signal)}`;
    case "cap":
      return signal.from
        ? `Method: the cap that holds from ${shortDay(signal.from)}. Cut-off: above the cap.`
        : `Method: the cap by which the price of ${shortDay(signal.priceFrom)} was allowed. Cut-off: above the cap.`;
    case "benchmark":
      return `Method: ${signal.name}, ${signal.priceDate ? `brought to the prices of ${shortDay(signal.priceDate)}` : "as it was published, because no index reaches this day"}. ${boundsInWords(signal)}`;
  }
}

/** Says how a price stands on the scale on which it is not judged, and that the scales disagree where they do. */
export function otherScaleInWords({ scale, z, disagrees }: OtherScale, cutOff: number): string {
  const on = scale === "raw" ? "On the raw scale" : "On the logarithmic scale";
  if (!Number.isFinite(z)) return `${on} all the others are the same too.`;
  const known = `${on} its modified z is ${besideCutOff(z, cutOff)}`;
  if (!disagrees) return `${known}: the two scales agree.`;
  return `${known}, so that the two scales disagree: the logarithmic scale is stricter with low prices and laxer with high ones.`;
}

function wayInWords(direction: Direction): string {
  if (direction === null) return "within the cut-offs";
  return direction === "high" ? "above the upper cut-off" : "below the lower cut-off";
}

function distance({ z, cutOff }: { readonly z: number; readonly cutOff: number }): string {
  if (!Number.isFinite(z)) return "all the others are the same, and this one is not";
  return `its modified z is ${besideCutOff(z, cutOff)}, and the cut-off is ${cutOff}`;
}

/** The z to two places, or to as many more as show on which side of the cut-off it lies: 3.5008 is not beyond 3.5 at two. */
function besideCutOff(z: number, cutOff: number): string {
  const beyond = Math.abs(z) > cutOff;
  for (let places = 2; places < 8; places += 1) {
    const shown = Math.round(z * 10 ** places) / 10 ** places;
    if (Math.abs(shown) > cutOff === beyond) return toPlaces(shown, places);
  }
  return String(z);
}

function toPlaces(figure: number, places: number): string {
  return new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(figure);
}

function methodName({ scale, by }: MeasuredBy): string {
  const on = scale === "log" ? "on the logarithmic scale" : "on the raw scale";
  const measured = {
    "median-deviation": "modified z by the median absolute deviation",
    "mean-deviation":
      "modified z by the mean absolute deviation, because more than half of the figures are equal",
    none: "comparison with figures that are all equal",
  }[by];
  return `${measured}, ${on}`;
}

function peersInWords({ prices, providers, days, priceDate, reached }: PeersBehind, what: string): string {
  const of = days ? ` ${periodInWords(days)}` : "";
  return `${counted.format(prices)} ${what} of ${counted.format(providers)} providers${of}, brought to the prices of ${shortDay(priceDate)}${reached ? "" : ", as far as the indices reach"}`;
}

function periodInWords({ first, last }: PriceDays): string {
  return first === last ? `of ${shortDay(first)}` : `from ${shortDay(first)} to ${shortDay(last)}`;
}

const counted = new Intl.NumberFormat("en-GB");

function boundsInWords({ atMost, atLeast }: Bounds): string {
  const bounds = [
    ...(atMost === null ? [] : [`above ${formatPercent(atMost)} of it`]),
    ...(atLeast === null ? [] : [`below ${formatPercent(atLeast)} of it`]),
  ];
  return bounds.length === 0 ? "There is no cut-off." : `Cut-off: ${bounds.join(" or ")}.`;
}

function change(from: Pence, to: Pence): string {
  if (from === to) return "level with";
  const way = to > from ? "above" : "below";
  const moved = changeInBasisPoints(from, to);
  if (!moved.ok) return way;
  const size = formatChange(basisPoints(Math.abs(moved.value))).replace("+", "");
  return `${size === "0.0%" ? "a little" : size} ${way}`;
}

function placed(place: number): string {
  return place === 1 ? "dearest" : `${ordinal(place)} dearest`;
}

function ordinal(place: number): string {
  const teen = place % 100 > 10 && place % 100 < 14;
  return `${place}${teen ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th")}`;
}

function percent(ratio: number): string {
  return `${toPlaces(ratio * 100, 1)}%`;
}

function money(figure: number, unit: Unit): string {
  return formatPrice(pence(Math.round(figure)), unit);
}
