import type { Day } from "../calendar.ts";
import type { BasisPoints, Decimal4, Pence } from "../money.ts";
import type { Yardstick } from "./robust.ts";

/** Too dear is a question of value, too cheap one of whether the service can last. */
export type Direction = "high" | "low";

/** What is compared among peers: the price of a unit, or of a bespoke package its ratio to the expected cost. */
export type Measure = "price" | "ratio";

/** Who is compared with whom: within a lot, a client group, a region and a unit. */
export type PeerGroup = {
  readonly lotId: string;
  /** Of a rate or a bid; null of a placement, whose lines are taken together. */
  readonly lineId: string | null;
  /** "learning-disability", "mental-health", "physical-65-and-over"; "all" of rates, which know no person. */
  readonly clientGroup: string;
  /** The id of an area of the framework, or "everywhere". */
  readonly region: string;
  /** "week", "hour", "session", "day", "night". */
  readonly unit: string;
  readonly measure: Measure;
};

/** How a price of one day was brought to another: by which index, between which of its days, and how far. */
export type Brought = {
  readonly index: string;
  readonly from: Day;
  readonly to: Day;
  readonly change: BasisPoints;
};

/** The first signal: where a price stands among its peers. */
export type AmongPeers =
  | { readonly kind: "too-few" }
  | {
      readonly kind: "advisory";
      readonly n: number;
      readonly providers: number;
      /** What is compared: the price in pence, or its ratio to the expected cost. */
      readonly figure: number;
      /** 1 where no peer is dearer; equal prices share a rank. */
      readonly rank: number;
    }
  | {
      readonly kind: "judged";
      readonly providers: number;
      /** What is compared: the price in pence, or its ratio to the expected cost. */
      readonly figure: number;
      readonly yardstick: Yardstick;
      /** The modified z; "endless" where all the others are equal. */
      readonly z: number | "endless";
      readonly out: Direction | null;
    };

/** The second signal: beside what the recorded need is expected to cost in a week. */
export type BesideExpected =
  | { readonly kind: "none" }
  | {
      readonly kind: "compared";
      readonly low: Pence;
      readonly expected: Pence;
      readonly high: Pence;
      /** A week's price ÷ the expected cost, to four places. */
      readonly ratio: number;
      readonly needDigest: string;
      readonly parametersId: string;
      readonly calculation: number;
      readonly out: Direction | null;
    };

/** The third signal: beside the cap of the line, and a published figure brought to the day of the price. */
export type BesideCap = {
  readonly cap: Pence | null;
  readonly benchmark: {
    readonly observationId: string;
    readonly pence: Pence;
    readonly ratio: number;
    /** How it was brought to the day of the run; null where it is of that time. */
    readonly brought: Brought | null;
  } | null;
  readonly out: Direction | null;
};

/** What was found of a price: a question, never a verdict. It holds all that is needed to work it out again. */
export type Finding = {
  readonly rule: number;
  readonly priceDay: Day;
  /** The peers that it was compared with; of a ratio, where enough of them have an expected cost. */
  readonly peerGroup: PeerGroup;
  /** The price of a unit as it was agreed or asked, and since when. */
  readonly asked: { readonly pence: Pence; readonly on: Day };
  /** How it was brought to the day of the run; null where nothing moved it. */
  readonly brought: Brought | null;
  /** The price of a unit at the prices of the day of the run. */
  readonly pence: Pence;
  /** What it comes to in a week as it is paid or asked; null of a rate. */
  readonly weekly: Pence | null;
  /** How many units are bought, in a week or in a year; null where nobody knows. */
  readonly bought: { readonly units: Decimal4; readonly per: "week" | "year" } | null;
  readonly peers: AmongPeers;
  readonly expected: BesideExpected;
  readonly cap: BesideCap;
  readonly direction: Direction;
  /** How many of the three say so. */
  readonly signals: 1 | 2 | 3;
  /** What is at stake in a year, and against what it is counted. */
  readonly stake: {
    readonly against: "expected" | "peers" | "cap" | "benchmark";
    /** Of a unit; against an expected cost and against the ratios of peers, of a week. */
    readonly againstPence: Pence;
    /** Nought where nobody knows how much is bought. */
    readonly yearly: Pence;
  };
};

/** Where a flag stands. */
export const flagStates = ["OPEN", "EXPLAINED", "NEGOTIATING", "AGREED", "ESCALATED", "RESOLVED"] as const;
export type FlagState = (typeof flagStates)[number];

/** Why a price is as it is, as people found; first of all whether the data are right. */
export const flagReasons = [
  "data-error",
  "need-higher",
  "staffing-ratio",
  "location",
  "property",
  "rare-specialism",
  "contract-terms",
  "unexplained",
] as const;
export type FlagReason = (typeof flagReasons)[number];
