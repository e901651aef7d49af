import { mulDivHalfUp, pence, type Pence } from "../money.ts";
import type { AmongPeers, BesideCap, BesideExpected, Direction, Finding } from "./finding.ts";
import type { OutlierRule } from "./outlier-rule.ts";
import { broughtPrice } from "./price-index.ts";
import { figureAt, modifiedZ, yardstick, type Yardstick } from "./robust.ts";

/** What a price was compared with: facts alone, without what follows from them. */
export type PriceFacts = Pick<
  Finding,
  "priceDay" | "peerGroup" | "asked" | "brought" | "weekly" | "bought"
> & {
  readonly expected: Omit<BesideExpected & { kind: "compared" }, "kind" | "ratio" | "out"> | null;
  readonly cap: Pence | null;
  readonly benchmark: Omit<NonNullable<BesideCap["benchmark"]>, "ratio"> | null;
};

/** The peers of a price: their figures, the lowest first, of how many providers they are, and their yardstick where they are enough. */
export type Peers = {
  readonly figures: readonly number[];
  readonly providers: number;
  readonly yardstick: Yardstick | null;
};

/** Peers as they are kept, with the yardstick that a rule makes of them. */
export function peersOf(figures: readonly number[], providers: number, rule: OutlierRule): Peers {
  const enough = providers >= rule.leastProviders && figures.length >= rule.leastJudged;
  return { figures, providers, yardstick: enough ? yardstick(figures, rule.scale) : null };
}

/** Nobody to compare with. */
export const noPeers: Peers = { figures: [], providers: 0, yardstick: null };

/**
 * What follows from the facts of a price and its peers: what each signal says, which way most of them point, and what is at
 * stake in a year. Null where none says anything. Where the signals disagree the expected cost decides, which knows the need.
 */
export function findingOf(facts: PriceFacts, peers: Peers, rule: OutlierRule): Finding | null {
  const { priceDay, peerGroup, asked, brought, weekly, bought } = facts;
  const price = broughtPrice(asked.pence, brought);
  const found = {
    ...{ rule: rule.version, priceDay, peerGroup, asked, brought, pence: price, weekly, bought },
    peers: amongPeers(figureOf(facts), peers, rule),
    expected: besideExpected(facts, rule),
    cap: besideCap(facts, price, rule),
  };
  const said = [
    found.expected.kind === "compared" ? found.expected.out : null,
    outOf(found.peers),
    found.cap.out,
  ];
  const direction = directionOf(said);
  if (direction === null) return null;
  const signals = said.filter((one) => one === direction).length as 1 | 2 | 3;
  return { ...found, direction, signals, stake: stakeOf(found, direction) };
}

/** The same finding, worked out again from what it keeps and from its peers as they were kept. */
export function recompute(finding: Finding, peers: Peers, rule: OutlierRule): Finding | null {
  const { expected, cap } = finding;
  return findingOf(
    {
      ...finding,
      expected: expected.kind === "compared" ? expected : null,
      cap: cap.cap,
      benchmark: cap.benchmark,
    },
    peers,
    rule,
  );
}

/** What is compared of a price: the price itself, or its ratio to the expected cost. */
function figureOf({ peerGroup, asked, brought, weekly, expected }: PriceFacts): number {
  if (peerGroup.measure === "price") return broughtPrice(asked.pence, brought);
  if (weekly === null || expected === null) throw new RangeError("A ratio without an expected cost");
  return broughtPrice(weekly, brought) / expected.expected;
}

/** Where a figure stands among its peers: nothing under five providers, its rank under ten, its modified z from ten on. */
export function amongPeers(figure: number, peers: Peers, rule: OutlierRule): AmongPeers {
  const { figures, providers, yardstick: stick } = peers;
  if (providers < rule.leastProviders || figures.length < rule.leastProviders) return { kind: "too-few" };
  if (stick === null) {
    const rank = 1 + figures.filter((one) => one > figure).length;
    return { kind: "advisory", n: figures.length, providers, figure, rank };
  }
  const z = modifiedZ(figure, stick);
  return {
    ...{ kind: "judged", providers, figure, yardstick: stick },
    z: Number.isFinite(z) ? z : "endless",
    out: beyond(z, rule.cutOff, -rule.cutOff),
  };
}

function besideExpected({ weekly, expected }: PriceFacts, rule: OutlierRule): BesideExpected {
  if (expected === null || weekly === null) return { kind: "none" };
  const { low, expected: middle, high, needDigest, parametersId, calculation } = expected;
  const ratio = weekly / middle;
  return {
    ...{ kind: "compared", low, expected: middle, high, ratio: toFourPlaces(ratio) },
    ...{ needDigest, parametersId, calculation },
    out: beyond(ratio, rule.expected.over, rule.expected.under),
  };
}

function besideCap({ asked, cap, benchmark }: PriceFacts, price: Pence, rule: OutlierRule): BesideCap {
  const ratio = benchmark ? price / benchmark.pence : NaN;
  const { over, under } = rule.benchmark;
  return {
    cap,
    benchmark: benchmark && {
      observationId: benchmark.observationId,
      pence: benchmark.pence,
      ratio: toFourPlaces(ratio),
      brought: benchmark.brought,
    },
    out: cap !== null && asked.pence > cap ? "high" : beyond(ratio, over, under),
  };
}

function outOf(peers: AmongPeers): Direction | null {
  return peers.kind === "judged" ? peers.out : null;
}

/** Which way most of them point; of one against one the first counts. */
function directionOf(said: readonly (Direction | null)[]): Direction | null {
  const high = said.filter((one) => one === "high").length;
  const low = said.filter((one) => one === "low").length;
  if (high === low) return said.find((one) => one !== null) ?? null;
  return high > low ? "high" : "low";
}

type Found = Omit<Finding, "direction" | "signals" | "stake">;

/** The distance in a year from what the price is held against: the expected cost first, then peers, cap, published figure. */
function stakeOf(found: Found, direction: Direction): Finding["stake"] {
  const { expected, peers, cap, weekly, brought, asked } = found;
  if (expected.kind === "compared" && expected.out === direction && weekly !== null)
    return stake("expected", expected.expected, weekly, weekOf);
  if (peers.kind === "judged" && peers.out === direction) {
    const middle = figureAt(0, peers.yardstick);
    if (found.peerGroup.measure === "ratio" && expected.kind === "compared" && weekly !== null)
      return stake("peers", whole(middle * expected.expected), broughtPrice(weekly, brought), weekOf);
    return stake("peers", whole(middle), found.pence, found.bought);
  }
  if (cap.cap !== null && asked.pence > cap.cap) return stake("cap", cap.cap, asked.pence, found.bought);
  return stake("benchmark", cap.benchmark?.pence ?? found.pence, found.pence, found.bought);
}

const weekOf = { units: "1", per: "week" } as Finding["bought"];

function stake(
  against: Finding["stake"]["against"],
  againstPence: Pence,
  price: Pence,
  bought: Finding["bought"],
): Finding["stake"] {
  const apart = pence(Math.abs(price - againstPence));
  return { against, againstPence, yearly: bought ? inAYear(apart, bought) : pence(0) };
}

/** A sum of each unit in a year, which is 365/7 weeks, rounded half up. */
function inAYear(each: Pence, { units, per }: NonNullable<Finding["bought"]>): Pence {
  const hundredths = Math.round(Number(units) * 100);
  return per === "week" ? mulDivHalfUp(each, hundredths * 365, 700) : mulDivHalfUp(each, hundredths, 100);
}

/** A figure of statistics to whole pence: what a price is held against, never a price. */
function whole(figure: number): Pence {
  return pence(Math.max(1, Math.round(figure)));
}

function toFourPlaces(ratio: number): number {
  return Math.round(ratio * 10_000) / 10_000;
}

function beyond(figure: number, over: number, under: number): Direction | null {
  if (figure > over) return "high";
  return figure < under ? "low" : null;
}
