import type { Day } from "#app/domain/calendar.ts";
import { isOn } from "#app/domain/framework/membership.ts";
import type { Pence } from "#app/domain/money.ts";
import type { Recommendation, RouteFacts, RouteNeed, RouteRule } from "./recommendation.ts";
import type { CallOffRoute } from "./state.ts";

/** A rule of a lot as it is on file: which one it is, and where it stands. */
export type SourcedRule = RouteRule & { readonly id: string; readonly source: string };

/** The recommendation on which a route was chosen, as it is frozen beside the call-off: with what it was weighed on. */
export type FrozenRecommendation = Recommendation & {
  readonly chosen: CallOffRoute;
  readonly departs: boolean;
  readonly weighedOn: Day;
  readonly eligible: number;
  /** What was to be called off; null of a choice that was made before this was kept with it. */
  readonly need: RouteNeed | null;
  /** The threshold of the law of that day. */
  readonly threshold: Pence | null;
  /** The rules of the lots called off that held on that day. */
  readonly rules: readonly Pick<SourcedRule, "id" | "lotId" | "route" | "fromOn" | "source">[];
};

/** Freezes a recommendation with the choice that was made on it, the facts of the day, and the versions of the rules that held. */
export function freezeRecommendation(
  recommendation: Recommendation,
  chosen: CallOffRoute,
  need: RouteNeed,
  rules: readonly SourcedRule[],
  { today, eligible, law }: RouteFacts,
): FrozenRecommendation {
  const holding = rules.filter(
    (rule) => need.lotIds.includes(rule.lotId) && isOn(rule.fromOn, rule.toOn, today),
  );
  return {
    ...{ ...recommendation, chosen, departs: chosen !== recommendation.preferred },
    ...{ weighedOn: today, eligible, need: needOf(need), threshold: law.threshold },
    rules: holding.map(({ id, lotId, route, fromOn, source }) => ({ id, lotId, route, fromOn, source })),
  };
}

function needOf({ lotIds, kind, innovation, valueWithVat, startsOn, endsOn, ...rest }: RouteNeed): RouteNeed {
  const { extensionMonths, urgency, userChoice, choiceStatement, regime } = rest;
  const term = { startsOn, endsOn, extensionMonths };
  return { lotIds, kind, innovation, valueWithVat, ...term, urgency, userChoice, choiceStatement, regime };
}
