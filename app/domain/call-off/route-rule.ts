import type { Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { RouteRule } from "./recommendation.ts";

/** A rule on file, with its id. */
type Filed = Pick<RouteRule, "lotId" | "route" | "fromOn" | "toOn"> & { readonly id: string };

export type RouteRuleRefusal = {
  readonly kind:
    "in-the-past" | "later-rule" | "no-kind" | "maximum-below-minimum" | "longest-below-shortest";
};

/**
 * A rule of a lot holds from today or later, after every other of its route, and lets through something. Answers the one
 * that it takes over from, which ends on its day.
 */
export function addRouteRule(
  intended: RouteRule,
  filed: readonly Filed[],
  today: Day,
): Verdict<{ readonly ends: Filed | null }, RouteRuleRefusal> {
  const { lotId, route, fromOn, minimum, maximum, shortestMonths, longestMonths } = intended;
  if (fromOn < today) return no({ kind: "in-the-past" });
  if (intended.kinds.length === 0) return no({ kind: "no-kind" });
  if (minimum !== null && maximum !== null && maximum < minimum) return no({ kind: "maximum-below-minimum" });
  if (shortestMonths !== null && longestMonths !== null && longestMonths < shortestMonths)
    return no({ kind: "longest-below-shortest" });
  const others = filed.filter((rule) => rule.lotId === lotId && rule.route === route);
  if (others.some((rule) => rule.fromOn >= fromOn || (rule.toOn !== null && rule.toOn > fromOn)))
    return no({ kind: "later-rule" });
  return yes({ ends: others.find((rule) => rule.toOn === null) ?? null });
}

/** A rule ends once, on a day after today and after its first; from then on the lot is not called off by its route. */
export function endRouteRule(
  rule: Filed,
  toOn: Day,
  today: Day,
): Verdict<null, { readonly kind: "ended-already" | "in-the-past" | "before-it-begins" }> {
  if (rule.toOn !== null) return no({ kind: "ended-already" });
  if (toOn <= today) return no({ kind: "in-the-past" });
  return toOn <= rule.fromOn ? no({ kind: "before-it-begins" }) : yes(null);
}
