import type { Day } from "../calendar.ts";
import type { Pence } from "../money.ts";
import { no, yes, type Verdict } from "../verdict.ts";
import { leavesHoursToWork, type FloorBasis } from "./floor.ts";
import type { PayParameters } from "./pay.ts";
import type { RateReason } from "./rate-reason.ts";

/** Up to which yearly cost a role may approve, from a day on. */
export type DatedLimit = { readonly role: string; readonly limit: Pence; readonly fromOn: Day };

export type LimitRefusal = { readonly kind: "in-the-past" | "day-taken" | "same-as-before" | "own-role" };

/** A limit holds from today or later, beside those before it. Nobody sets the limit of a role of their own, and it changes something. */
export function setLimit(
  intended: DatedLimit,
  ofRole: readonly DatedLimit[],
  by: { readonly roles: readonly string[]; readonly today: Day },
): Verdict<DatedLimit, LimitRefusal> {
  if (by.roles.includes(intended.role)) return no({ kind: "own-role" });
  if (intended.fromOn < by.today) return no({ kind: "in-the-past" });
  if (ofRole.some((limit) => limit.fromOn === intended.fromOn)) return no({ kind: "day-taken" });
  const before = latest(ofRole.filter((limit) => limit.fromOn < intended.fromOn));
  return before?.limit === intended.limit ? no({ kind: "same-as-before" }) : yes(intended);
}

/** A clause of the terms on which a change of price may rest, from a day until another (excluded). */
export type DatedClause = {
  readonly id: string;
  readonly reason: RateReason;
  readonly fromOn: Day;
  readonly toOn: Day | null;
};

export type ClauseRefusal = { readonly kind: "in-the-past" | "later-clause" };

/** A clause holds from today or later, after every other of its reason. Answers the one that it takes over from, which ends on its day. */
export function addClause(
  fromOn: Day,
  ofReason: readonly DatedClause[],
  today: Day,
): Verdict<{ readonly ends: DatedClause | null }, ClauseRefusal> {
  if (fromOn < today) return no({ kind: "in-the-past" });
  const later = ofReason.some(
    (clause) => clause.fromOn >= fromOn || (clause.toOn !== null && clause.toOn > fromOn),
  );
  if (later) return no({ kind: "later-clause" });
  return yes({ ends: ofReason.find((clause) => clause.toOn === null) ?? null });
}

/** A clause ends once, on a day after today and after its first. */
export function endClause(
  clause: DatedClause,
  toOn: Day,
  today: Day,
): Verdict<null, { readonly kind: "in-the-past" | "ended-already" | "before-it-begins" }> {
  if (clause.toOn !== null) return no({ kind: "ended-already" });
  if (toOn <= today) return no({ kind: "in-the-past" });
  return toOn <= clause.fromOn ? no({ kind: "before-it-begins" }) : yes(null);
}

export type FloorBasisRefusal = { readonly kind: "in-the-past" | "day-taken" | "no-hours-left" };

/** What a floor is worked out from holds from today or later, beside what held before; one for each day. Refuses a worker's year without an hour left to work. */
export function setFloorBasis(
  intended: { readonly fromOn: Day; readonly basis: FloorBasis },
  days: readonly Day[],
  facts: { readonly today: Day; readonly law: PayParameters | null },
): Verdict<null, FloorBasisRefusal> {
  const { fromOn, basis } = intended;
  if (fromOn < facts.today) return no({ kind: "in-the-past" });
  if (days.includes(fromOn)) return no({ kind: "day-taken" });
  return facts.law && !leavesHoursToWork(basis, facts.law) ? no({ kind: "no-hours-left" }) : yes(null);
}

/** The version of a dated rule that holds on a day: the last that has begun. */
export function holdingOn<T extends { readonly fromOn: Day }>(
  versions: readonly T[],
  day: Day,
): T | undefined {
  return latest(versions.filter(({ fromOn }) => fromOn <= day));
}

function latest<T extends { readonly fromOn: Day }>(versions: readonly T[]): T | undefined {
  return versions.reduce<T | undefined>(
    (last, one) => (last && last.fromOn > one.fromOn ? last : one),
    undefined,
  );
}
