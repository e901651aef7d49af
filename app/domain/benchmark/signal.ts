import type { Day } from "../calendar.ts";
import type { BasisPoints, Pence } from "../money.ts";
import type { Yardstick } from "./robust.ts";

/** Since when the prices of a group hold: the first of them and the last. */
export type PriceDays = { readonly first: Day; readonly last: Day };

/** With what a case was compared: how many prices of how many providers, of which days, brought to which day. */
export type PeersBehind = {
  readonly prices: number;
  readonly providers: number;
  /** Null of a comparison that did not keep them. */
  readonly days: PriceDays | null;
  /** To which day's prices all of them were brought. */
  readonly priceDate: Day;
  /** Whether the indices reach that day for certain; else all were brought as far as these reach. */
  readonly reached: boolean;
};

/** The scale of a comparison, and by what its distances are measured. */
export type MeasuredBy = Pick<Yardstick, "scale" | "by">;

/** How much of a figure a price may be, at most and at least, before it is asked about: 11500 is 115%; null where none is set. */
export type Bounds = { readonly atMost: BasisPoints | null; readonly atLeast: BasisPoints | null };

/** A signal as it was recorded, with all that it takes to say why. Medians are statistics in pence, ratios are 1 where as expected. */
export type Signal =
  | { readonly kind: "too-few-peers"; readonly leastProviders: number }
  | {
      readonly kind: "rank";
      readonly peers: PeersBehind;
      /** Whether it is one of them, or stands beside them. */
      readonly among: boolean;
      readonly median: number;
      /** Its place among all of them and itself, 1 being the dearest. */
      readonly place: number;
    }
  | {
      readonly kind: "peers";
      readonly peers: PeersBehind;
      readonly measured: MeasuredBy;
      readonly median: number;
      readonly z: number;
      readonly cutOff: number;
    }
  | {
      readonly kind: "peers-by-need";
      readonly peers: PeersBehind;
      readonly measured: MeasuredBy;
      /** The price of the case to its own expected cost, and the median of the peers'. */
      readonly ratio: number;
      readonly medianRatio: number;
      readonly z: number;
      readonly cutOff: number;
    }
  | ({
      readonly kind: "expected";
      readonly low: Pence;
      readonly expected: Pence;
      readonly high: Pence;
      /** Which set of figures the estimate was made with. */
      readonly version: string;
    } & Bounds)
  | {
      readonly kind: "cap";
      readonly cap: Pence;
      /** From when the cap holds; null where only the day of the price is known. */
      readonly from: Day | null;
      /** Since when the price holds that the cap allowed. */
      readonly priceFrom: Day;
    }
  | ({
      readonly kind: "benchmark";
      /** Which figure of which release, like "Provider fees 2025-26, South West, median". */
      readonly name: string;
      readonly figure: Pence;
      /** To which day's prices it was brought; null where it stands as it was published. */
      readonly priceDate: Day | null;
    } & Bounds);

/** Which way a price is out of line; null where it is in line or nothing can be said. */
export type Direction = "high" | "low" | null;

/** On which side of its cut-offs a price lies. A rank has none: with so few peers it is advice. */
export function directionOf(signal: Signal, own: Pence): Direction {
  switch (signal.kind) {
    case "too-few-peers":
    case "rank":
      return null;
    case "peers":
    case "peers-by-need":
      if (Math.abs(signal.z) <= signal.cutOff) return null;
      return signal.z > 0 ? "high" : "low";
    case "expected":
      return beside(own, signal.expected, signal);
    case "benchmark":
      return beside(own, signal.figure, signal);
    case "cap":
      return own > signal.cap ? "high" : null;
  }
}

function beside(own: Pence, figure: Pence, { atMost, atLeast }: Bounds): Direction {
  if (atMost !== null && own * 10_000 > figure * atMost) return "high";
  return atLeast !== null && own * 10_000 < figure * atLeast ? "low" : null;
}
