import { addMonths, type Day } from "#app/domain/calendar.ts";
import { isOn } from "#app/domain/framework/membership.ts";
import type { Exemption } from "#app/domain/regime/obligations.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type {
  Bar,
  Ground,
  Recommendation,
  RouteDuty,
  RouteFacts,
  RouteNeed,
  RouteRule,
  WeighedRoute,
} from "./recommendation.ts";
import type { CallOffRoute } from "./state.ts";

const withinFramework = ["DIRECT", "RESTRICTED", "OPEN"] as const;

/**
 * Weighs every route: allowed where each lot called off has a rule of the day that allows it, and somebody is eligible, in a
 * competition alone or together.
 * A direct award is preferred where the person chose, it is urgent, one member alone is eligible, or it is a spot purchase
 * below the threshold; an open competition otherwise. Going outside the framework is always allowed, and preferred last.
 */
export function recommend(need: RouteNeed, rules: readonly RouteRule[], facts: RouteFacts): Recommendation {
  const barred = withinFramework.map((route) => ({ route, bars: barsOf(route, need, rules, facts) }));
  const allowed = barred.filter(({ bars }) => bars.length === 0).map(({ route }) => route);
  const preferred = preferredOf(need, allowed, facts);
  const external = { route: "EXTERNAL", bars: [] } as const;
  return {
    preferred,
    routes: [...barred, external].map(({ route, bars }) => ({
      ...{ route, bars, allowed: bars.length === 0 },
      for: groundsFor(route, need, facts, allowed),
      against: groundsAgainst(route, need),
      duties: dutiesOf(route, need, rulesOn(rules, route, need.lotIds, facts.today), facts, preferred),
    })),
  };
}

export type ChoiceRefusal =
  { readonly kind: "barred"; readonly bars: readonly Bar[] } | { readonly kind: "reason-wanted" };

/** A route is chosen where nothing bars it, with a reason where it departs from the preferred one or its rule asks for one. */
export function chooseRoute(
  { routes }: Recommendation,
  chosen: CallOffRoute,
  reason: string,
): Verdict<WeighedRoute, ChoiceRefusal> {
  const weighed = routes.find(({ route }) => route === chosen);
  if (!weighed?.allowed) return no({ kind: "barred", bars: weighed?.bars ?? [] });
  const asks = weighed.duties.some(({ kind }) => kind === "reason" || kind === "selection-justified");
  return asks && reason.trim() === "" ? no({ kind: "reason-wanted" }) : yes(weighed);
}

/** The term in months with every extension, a begun month counted whole. */
export function termInMonths({
  startsOn,
  endsOn,
  extensionMonths,
}: Pick<RouteNeed, "startsOn" | "endsOn" | "extensionMonths">): number {
  let months = 1;
  while (addMonths(startsOn, months) < endsOn) months += 1;
  return months + extensionMonths;
}

function rulesOn(rules: readonly RouteRule[], route: CallOffRoute, lotIds: readonly string[], today: Day) {
  return rules.filter(
    (rule) => rule.route === route && lotIds.includes(rule.lotId) && isOn(rule.fromOn, rule.toOn, today),
  );
}

function barsOf(
  route: (typeof withinFramework)[number],
  need: RouteNeed,
  rules: readonly RouteRule[],
  { today, eligible, together = false }: RouteFacts,
): readonly Bar[] {
  const somebody = eligible > 0 || (together && route !== "DIRECT");
  const lots = need.lotIds.flatMap((lotId) => barsOfLot(lotId, need, rulesOn(rules, route, [lotId], today)));
  return [
    ...(route === "RESTRICTED" && need.regime === "PSR_2023"
      ? [{ kind: "psr-invites-everyone" } as const]
      : []),
    ...lots,
    ...(somebody ? [] : [{ kind: "nobody-eligible" } as const]),
  ];
}

/** Of several rules of a lot one is enough; where none fits, what bars it under the first. */
function barsOfLot(lotId: string, need: RouteNeed, rules: readonly RouteRule[]): readonly Bar[] {
  const weighed = rules.map((rule) => barsOfRule(rule, need));
  if (weighed.some((bars) => bars.length === 0)) return [];
  return weighed[0] ?? [{ kind: "no-rule", lotId }];
}

function barsOfRule(rule: RouteRule, need: RouteNeed): readonly Bar[] {
  const { lotId, minimum, maximum, shortestMonths, longestMonths } = rule;
  const months = termInMonths(need);
  return [
    ...(rule.kinds.includes(need.kind) ? [] : [{ kind: "kind-not-allowed", lotId } as const]),
    ...(minimum !== null && need.valueWithVat < minimum
      ? [{ kind: "below-minimum", lotId, minimum } as const]
      : []),
    ...(maximum !== null && need.valueWithVat > maximum
      ? [{ kind: "above-maximum", lotId, maximum } as const]
      : []),
    ...(shortestMonths !== null && months < shortestMonths
      ? [{ kind: "term-too-short", lotId, shortest: shortestMonths, months } as const]
      : []),
    ...(longestMonths !== null && months > longestMonths
      ? [{ kind: "term-too-long", lotId, longest: longestMonths, months } as const]
      : []),
  ];
}

function preferredOf(need: RouteNeed, allowed: readonly CallOffRoute[], facts: RouteFacts): CallOffRoute {
  if (allowed.includes("DIRECT") && speaksForDirect(need, facts).length > 0) return "DIRECT";
  return (["OPEN", "RESTRICTED", "DIRECT"] as const).find((route) => allowed.includes(route)) ?? "EXTERNAL";
}

function speaksForDirect(
  need: RouteNeed,
  { eligible, together = false, law }: RouteFacts,
): readonly Ground[] {
  const small = law.threshold === null || need.valueWithVat < law.threshold;
  return [
    ...ground(need.userChoice && need.choiceStatement.trim() !== "", "person-chose"),
    ...ground(need.urgency === "URGENT", "urgent"),
    ...ground(eligible === 1 && !together, "one-eligible"),
    ...ground(need.kind === "SPOT" && !need.innovation && small, "spot-below-threshold"),
  ];
}

function groundsFor(
  route: CallOffRoute,
  need: RouteNeed,
  facts: RouteFacts,
  allowed: readonly CallOffRoute[],
): readonly Ground[] {
  const { threshold } = facts.law;
  const large = threshold !== null && need.valueWithVat >= threshold;
  switch (route) {
    case "DIRECT":
      return [...ground(allowed.includes(route), "rules-allow-it"), ...speaksForDirect(need, facts)];
    case "RESTRICTED":
      return [...ground(allowed.includes(route), "rules-allow-it"), "fewer-bids-to-read"];
    case "OPEN":
      return [
        ...ground(allowed.includes(route), "rules-allow-it"),
        "everyone-may-bid",
        ...ground(need.kind === "BLOCK", "block-tests-the-market"),
        ...ground(need.innovation, "innovation-hears-all"),
        ...ground(large, "from-the-threshold"),
      ];
    case "EXTERNAL":
      return ground(allowed.length === 0, "no-route-within");
  }
}

function groundsAgainst(route: CallOffRoute, need: RouteNeed): readonly Ground[] {
  switch (route) {
    case "DIRECT":
      return ground(need.userChoice && need.choiceStatement.trim() === "", "choice-not-stated");
    case "RESTRICTED":
      return ["leaves-members-out"];
    case "OPEN":
      return ground(need.urgency === "URGENT", "takes-longer");
    case "EXTERNAL":
      return ["loses-the-framework", "takes-longer"];
  }
}

function dutiesOf(
  route: CallOffRoute,
  need: RouteNeed,
  rules: readonly RouteRule[],
  { law }: RouteFacts,
  preferred: CallOffRoute,
): readonly RouteDuty[] {
  if (route === "EXTERNAL") return [{ kind: "reason" }];
  const { standstill, threshold, notices } = law;
  const holds: { readonly [exemption in Exemption]?: boolean } = {
    ...{ always: true, "call-off": true, "user-choice": need.userChoice },
    ...{ competition: route !== "DIRECT", "no-competition": route === "DIRECT" },
    "below-threshold": threshold !== null && need.valueWithVat < threshold,
  };
  return [
    ...reasonsWanted(route, preferred, rules),
    { kind: "approval", valueWithVat: need.valueWithVat },
    standstill && route !== "DIRECT" ? { kind: "standstill", ...standstill } : { kind: "no-standstill" },
    ...notices
      .filter(({ unless }) => !unless.some((exemption) => holds[exemption]))
      .map(({ title, clause, days }) => ({ kind: "notice", title, clause, days }) as const),
  ];
}

function reasonsWanted(
  route: CallOffRoute,
  preferred: CallOffRoute,
  rules: readonly RouteRule[],
): readonly RouteDuty[] {
  if (route === "RESTRICTED") return [{ kind: "selection-justified" }];
  return route !== preferred || rules.some(({ needsReason }) => needsReason) ? [{ kind: "reason" }] : [];
}

function ground(speaks: boolean, kind: Ground): readonly Ground[] {
  return speaks ? [kind] : [];
}
