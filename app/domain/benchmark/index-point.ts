import { addMonths, type Day } from "../calendar.ts";
import { compareExact, exact, times } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";
import type { IndexPoint, IndexSeries } from "./price-date.ts";

export type PointRefusal =
  | { readonly kind: "no-source" | "not-above-nought" | "not-first-of-month" | "in-the-future" }
  | { readonly kind: "out-of-step"; readonly beside: IndexPoint };

/** How far ahead of its day a point may be known: the living wage is announced for its year, prices are counted afterwards. */
const knownAhead = { "living-wage": 12, cpi: 0 } as const;

/** Points so far apart are not compared with each other. */
const besideWithin = 24;

/**
 * Says whether an index can stand at a point, as far as its other points tell: a slip of the keyboard would move every
 * price that is compared. More than a quarter above or below a point within two years is refused.
 */
export function mayStandAt(
  { name, points }: IndexSeries,
  point: IndexPoint,
  today: Day,
): Verdict<IndexPoint, PointRefusal> {
  if (point.source.trim() === "") return no({ kind: "no-source" });
  if (compareExact(exact(point.level), exact(0)) <= 0) return no({ kind: "not-above-nought" });
  if (name === "cpi" && !point.fromOn.endsWith("-01")) return no({ kind: "not-first-of-month" });
  if (point.fromOn > addMonths(today, knownAhead[name])) return no({ kind: "in-the-future" });
  const before = points.findLast(({ fromOn }) => fromOn < point.fromOn);
  const after = points.find(({ fromOn }) => fromOn > point.fromOn);
  const beside = [before, after].find((one) => one && isNear(one, point) && isFar(one, point));
  return beside ? no({ kind: "out-of-step", beside }) : yes(point);
}

function isNear(one: IndexPoint, other: IndexPoint): boolean {
  const [first, second] = one.fromOn < other.fromOn ? [one, other] : [other, one];
  return second.fromOn <= addMonths(first.fromOn, besideWithin);
}

function isFar(one: IndexPoint, other: IndexPoint): boolean {
  const [low, high] = [times(exact(one.level), exact("0.75")), times(exact(one.level), exact("1.25"))];
  return compareExact(exact(other.level), low) < 0 || compareExact(exact(other.level), high) > 0;
}
