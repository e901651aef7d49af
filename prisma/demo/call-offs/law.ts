import { readFileSync } from "node:fs";
import path from "node:path";
import { routeLawFrom } from "#app/data/call-off/route-law.server.ts";
import { noticeRulesFrom } from "#app/data/notice-rules.server.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { AwardBasis } from "#app/domain/call-off/award-basis.ts";
import type { CallOffStandstillRule } from "#app/domain/call-off/award-standstill.ts";
import type { LowBidRule } from "#app/domain/call-off/abnormally-low.ts";
import type { RouteLaw } from "#app/domain/call-off/recommendation.ts";
import type { WorkingHours } from "#app/domain/call-off/response-clock.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { NoticeRule } from "#app/domain/regime/obligations.ts";
import type { Regime } from "#app/domain/regime/regime.ts";

type Fact = {
  readonly key: string;
  readonly fromOn: Day;
  readonly value: unknown;
  readonly source: string;
  readonly uncertain: boolean;
};

const facts = ["regime-facts.json", "notice-facts.json"].flatMap(
  (name) => JSON.parse(readFileSync(path.resolve("prisma/reference", name), "utf8")) as readonly Fact[],
);

/** The facts of law that hold on a day, each as it stands then. */
function factsOn(day: Day): readonly Fact[] {
  const held = facts.filter(({ fromOn }) => fromOn <= day);
  return held.filter((fact) => !held.some((other) => other.key === fact.key && other.fromOn > fact.fromOn));
}

function factOn(key: string, day: Day): Fact | undefined {
  return factsOn(day).find((fact) => fact.key === key);
}

/** Which notices a regime asks for on a day. */
export function noticeRulesOn(regime: Regime, day: Day): readonly NoticeRule[] {
  const held = factsOn(day);
  const thresholds = new Map(
    held.flatMap(({ key, value }): readonly (readonly [string, Pence])[] =>
      key.startsWith("threshold:") ? [[key, pence((value as { readonly pence: number }).pence)]] : [],
    ),
  );
  return noticeRulesFrom(held, regime, thresholds);
}

/** What the law of a day says of a call-off. */
export function routeLawOn(regime: Regime, day: Day): RouteLaw {
  return routeLawFrom((key) => factOn(key, day)?.value, regime, noticeRulesOn(regime, day));
}

/** The standstill of a regime on a day. */
export function standstillRuleOn(regime: Regime, day: Day): CallOffStandstillRule | undefined {
  const value = factOn(`standstill:${regime}`, day)?.value as CallOffStandstillRule | undefined;
  if (!value) return undefined;
  const { days, appliesToCallOffs, clause } = value;
  return {
    days,
    appliesToCallOffs,
    clause,
    daysAfterFurtherDecision: value.daysAfterFurtherDecision ?? null,
  };
}

/** From when on a bid's cost is so low that its bidder is asked, as an award keeps it. */
export function lowBidRuleOn(day: Day): AwardBasis["lowBidRule"] {
  const fact = factOn("abnormally-low:bids", day);
  if (!fact) return null;
  const { percentUnderMedian, fewestBids } = fact.value as LowBidRule;
  return { percentUnderMedian, fewestBids, fromOn: fact.fromOn, source: fact.source };
}

/** The hours of a working day. */
export function workingHoursOn(day: Day): WorkingHours {
  return factOn("call-off:working-hours", day)?.value as WorkingHours;
}
