import type { Day } from "#app/domain/calendar.ts";
import { daysBetween } from "#app/domain/calendar.ts";
import { isOn, lotStanding } from "#app/domain/framework/membership.ts";
import { milesBetween } from "#app/domain/framework/postcode.ts";
import { fitsItsCap, rateHere } from "./rate-here.ts";
import type { ReasonAgainst, ReasonFor, StopScope } from "./reasons.ts";
import type { CandidateFacts, CapacityStated, PlacementStop, Requirement } from "./requirement.ts";

/** Everything that speaks for and against a member at a place. */
export type Eligibility = { readonly for: readonly ReasonFor[]; readonly against: readonly ReasonAgainst[] };

type Finding = ReasonFor | ReasonAgainst | undefined;
type Criterion = (candidate: CandidateFacts, requirement: Requirement, today: Day) => readonly Finding[];

/**
 * Judges a candidate against a requirement on a day, for search, offers and invitations alike. It gives every reason,
 * not the first: one for each lot required, and at most one for everything else that is asked.
 */
export function eligibility(candidate: CandidateFacts, requirement: Requirement, today: Day): Eligibility {
  const findings = criteria.flatMap((criterion) => criterion(candidate, requirement, today));
  return {
    for: findings.filter((finding): finding is ReasonFor => finding !== undefined && !isAgainst(finding)),
    against: findings.filter(
      (finding): finding is ReasonAgainst => finding !== undefined && isAgainst(finding),
    ),
  };
}

/** Whether nothing speaks against the candidate. */
export function isEligible(judged: Pick<Eligibility, "against">): boolean {
  return judged.against.length === 0;
}

/** Whether a stop holds on a day: begun, not yet at its end, and not lifted by then. */
function isInForce(stop: PlacementStop, today: Day): boolean {
  return isOn(stop.startsOn, stop.endsOn, today) && (stop.liftedOn === null || stop.liftedOn > today);
}

const criteria: readonly Criterion[] = [
  lots,
  stops,
  registration,
  area,
  distance,
  price,
  rating,
  specialism,
  room,
];

function isAgainst(finding: ReasonFor | ReasonAgainst): finding is ReasonAgainst {
  return against.has(finding.kind);
}

const againstKinds: { readonly [kind in ReasonAgainst["kind"]]: true } = {
  "lot-not-held": true,
  "placements-stopped": true,
  "registration-ended": true,
  "area-not-covered": true,
  "place-unknown": true,
  "too-far": true,
  "no-rate": true,
  "rate-over-cap": true,
  "over-price": true,
  "rating-not-accepted": true,
  "specialism-not-offered": true,
  "room-not-stated": true,
  "no-room": true,
  "room-stated-too-long-ago": true,
};
const against: ReadonlySet<string> = new Set(Object.keys(againstKinds));

function lots(
  { memberships, optOuts }: CandidateFacts,
  requirement: Requirement,
  today: Day,
): readonly Finding[] {
  return requirement.lots.map((lot) => {
    const standing = lotStanding(lot, memberships, optOuts, today);
    if (standing.kind !== "held") return { kind: "lot-not-held", lotId: lot.lotId, standing };
    return { kind: "lot-held", lotId: lot.lotId, since: standing.since, automatic: standing.automatic };
  });
}

function stops(candidate: CandidateFacts, requirement: Requirement, today: Day): readonly Finding[] {
  const required = requirement.lots.map((lot) => lot.lotId);
  const holding = candidate.stops.filter(
    (stop) =>
      isInForce(stop, today) &&
      (stop.lotId === null || required.includes(stop.lotId)) &&
      (stop.locationId === null || stop.locationId === candidate.locationId),
  );
  const [last] = [...holding].sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1));
  if (!last) return [{ kind: "placements-open" }];
  const kind = requirement.includeStopped ? "placements-stopped-but-included" : "placements-stopped";
  return [{ kind, scope: scopeOf(last), endsOn: last.endsOn }];
}

function scopeOf(stop: PlacementStop): StopScope {
  if (stop.locationId !== null) return "location";
  return stop.lotId === null ? "member" : "lot";
}

function registration({ deregistered }: CandidateFacts): readonly Finding[] {
  return deregistered ? [{ kind: "registration-ended" }] : [];
}

/** Of the lots held; a lot that is not held has its own reason. */
function area(candidate: CandidateFacts, requirement: Requirement, today: Day): readonly Finding[] {
  const { areaId, everywhereId } = requirement;
  if (areaId === null) return [];
  const standings = requirement.lots.map((lot) => ({
    lotId: lot.lotId,
    standing: lotStanding(lot, candidate.memberships, candidate.optOuts, today),
  }));
  const held = standings.flatMap(({ lotId, standing }) =>
    standing.kind === "held" ? [{ lotId, ...standing }] : [],
  );
  if (held.length === 0) return [];
  const uncovered = held.filter(
    ({ spells }) =>
      !spells.some((spell) => spell.areaIds.includes(areaId) || spell.areaIds.includes(everywhereId)),
  );
  if (uncovered.length === 0) return [{ kind: "area-covered", areaId }];
  return [{ kind: "area-not-covered", areaId, lotIds: uncovered.map(({ lotId }) => lotId) }];
}

function distance({ place }: CandidateFacts, { within }: Requirement): readonly Finding[] {
  if (within === null) return [];
  if (place === null) return [{ kind: "place-unknown" }];
  const miles = milesBetween(within.from, place);
  return [{ kind: miles <= within.miles ? "near-enough" : "too-far", miles, limit: within.miles }];
}

function price(candidate: CandidateFacts, requirement: Requirement, today: Day): readonly Finding[] {
  const asked = requirement.price;
  if (asked === null || asked.need.kind === "shown") return [];
  const rate = rateHere(candidate, asked, requirement.everywhereId, today);
  if (!rate) return [{ kind: "no-rate" }];
  if (!fitsItsCap(rate) && rate.capTodayPence !== null)
    return [{ kind: "rate-over-cap", pence: rate.pence, capPence: rate.capTodayPence }];
  const mostPence = asked.need.kind === "at-most" ? asked.need.pence : null;
  if (mostPence !== null && rate.pence > mostPence)
    return [{ kind: "over-price", pence: rate.pence, mostPence }];
  return [{ kind: "priced", pence: rate.pence, mostPence }];
}

function rating(candidate: CandidateFacts, { ratings }: Requirement): readonly Finding[] {
  if (ratings === null) return [];
  const accepted = ratings.includes(candidate.rating);
  return [{ kind: accepted ? "rating-accepted" : "rating-not-accepted", rating: candidate.rating }];
}

function specialism(candidate: CandidateFacts, { specialism: asked }: Requirement): readonly Finding[] {
  if (asked === null) return [];
  const offered = candidate.specialisms.includes(asked);
  return [{ kind: offered ? "specialism-offered" : "specialism-not-offered", specialism: asked }];
}

/** Of the lot that is priced where a line is asked for, otherwise of any lot required. */
function room(candidate: CandidateFacts, requirement: Requirement, today: Day): readonly Finding[] {
  if (requirement.room === null) return [];
  const asked = roomLotIds(requirement);
  const stated = candidate.capacity
    .filter((capacity) => asked.includes(capacity.lotId))
    .map((capacity) => ({ ...capacity, ageDays: daysBetween(capacity.statedOn, today) }));
  const limit = requirement.room.withinDays;
  const fresh = stated.filter(({ ageDays }) => limit === null || ageDays <= limit);
  const free = newest(fresh.filter((capacity) => capacity.free > 0));
  if (free) return [{ kind: "has-room", ...free }];
  const full = newest(fresh);
  if (full) return [{ kind: "no-room", ...full }];
  const stale = newest(stated);
  return [
    stale && limit !== null
      ? { kind: "room-stated-too-long-ago", limit, ...stale }
      : { kind: "room-not-stated" },
  ];
}

/** The lots in which room is asked for. */
export function roomLotIds({ lots: required, price: asked }: Requirement): readonly string[] {
  return asked && asked.need.kind !== "shown" ? [asked.lotId] : required.map((lot) => lot.lotId);
}

function newest<T extends CapacityStated>(stated: readonly T[]): T | undefined {
  return [...stated].sort((a, b) => (a.statedOn < b.statedOn ? 1 : -1))[0];
}
