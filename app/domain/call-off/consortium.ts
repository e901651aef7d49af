import type { Day } from "#app/domain/calendar.ts";
import { lotStanding, type JoinableLot } from "#app/domain/framework/membership.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { eligibility, isEligible } from "./eligibility.ts";
import type { ReasonAgainst } from "./reasons.ts";
import type { CandidateFacts, Requirement } from "./requirement.ts";

/** Where lines of a lot are delivered; an area of null is everywhere. */
export type CalledPlace = { readonly lotId: string; readonly areaId: string | null };

/** What a call-off asks of a bidder as a whole: its lots, and every place of each. */
export type WholeRequirement = Requirement & { readonly places: readonly CalledPlace[] };

/** A partner of a consortium with the lots that it takes, what is known of it, and whether it said yes. */
export type Partner = {
  readonly providerId: string;
  readonly lotIds: readonly string[];
  readonly agreed: boolean;
  readonly facts: CandidateFacts;
};

/** A partner's part in a bid, as the bid names it. */
export type PartOfBid = {
  readonly providerId: string;
  readonly provider: string;
  readonly lotIds: readonly string[];
};

/** Of a place of the call-off: who of the partners holds it on the day, and what speaks against each other that takes it. */
export type PlaceCover = CalledPlace & {
  readonly heldBy: readonly { readonly providerId: string; readonly since: Day }[];
  readonly against: readonly {
    readonly providerId: string;
    readonly reasons: readonly ReasonAgainst[];
  }[];
};

/**
 * Who covers each place of a call-off on a day: a partner that agreed, takes the lot and, by the one function that
 * judges eligibility, is an active member of it in the area, on which no stop lies. A bidder alone is a whole of one.
 */
export function coverOf(
  partners: readonly Partner[],
  whole: WholeRequirement,
  today: Day,
): readonly PlaceCover[] {
  return whole.places.map((place) => {
    const takers = partners
      .filter(({ lotIds, agreed }) => agreed && lotIds.includes(place.lotId))
      .map((partner) => ({ ...partner, reasons: againstAt(place, partner.facts, whole, today) }));
    const fit = takers.filter(({ reasons }) => reasons.length === 0);
    return {
      ...place,
      heldBy: fit.map(({ providerId, facts }) => ({
        providerId,
        since: heldSince(place, facts, whole, today),
      })),
      against: takers
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ providerId, reasons }) => ({ providerId, reasons })),
    };
  });
}

/** The places that nobody covers. */
export function uncovered(cover: readonly PlaceCover[]): readonly CalledPlace[] {
  return cover.filter(({ heldBy }) => heldBy.length === 0).map(({ lotId, areaId }) => ({ lotId, areaId }));
}

/** A bidder is eligible as a whole when every lot is covered in every area of its lines, and there is a lot. */
export function coversEveryLot(cover: readonly PlaceCover[]): boolean {
  return cover.length > 0 && uncovered(cover).length === 0;
}

/** The lots of a whole that are not covered, each once; all of them where nothing is called off. */
export function lotsNotCovered(cover: readonly PlaceCover[], lotIds: readonly string[]): readonly string[] {
  if (cover.length === 0) return lotIds;
  return [...new Set(uncovered(cover).map(({ lotId }) => lotId))];
}

/**
 * The partners that a bid stands on: those whose part it names, each for its lots. Who came after the bid counts for
 * nothing in it, and nobody holds a lot that a partner whom it names for it has left: its price stood on that partner.
 */
export function partnersOfBid<P extends Partner>(
  parts: readonly Pick<PartOfBid, "providerId" | "lotIds">[],
  members: readonly P[],
): readonly P[] {
  const stands = (providerId: string, lotId: string) =>
    members.some((one) => one.providerId === providerId && one.agreed && one.lotIds.includes(lotId));
  const left = parts.flatMap(({ providerId, lotIds }) =>
    lotIds.filter((lotId) => !stands(providerId, lotId)),
  );
  return members.flatMap((member) => {
    const named = parts.find(({ providerId }) => providerId === member.providerId)?.lotIds ?? [];
    const lotIds = named.filter((lotId) => !left.includes(lotId));
    return lotIds.length > 0 ? [{ ...member, lotIds }] : [];
  });
}

/** The lots of a whole that a member could take on a day, in one of their places at least. */
export function lotsToTake(
  facts: CandidateFacts,
  whole: WholeRequirement,
  today: Day,
): readonly JoinableLot[] {
  return whole.lots.filter((lot) => againstLot(lot.lotId, facts, whole, today).length === 0);
}

export type AgreeRefusal =
  | { readonly kind: "no-lots" }
  | { readonly kind: "not-eligible"; readonly lotId: string; readonly reasons: readonly ReasonAgainst[] }
  | { readonly kind: "in-another" };

/** A member says yes to lots of the call-off that it may take on the day, in one bid only: who knows of one bid knows of no other. */
export function agreeToLots(
  facts: CandidateFacts,
  lotIds: readonly string[],
  whole: WholeRequirement,
  inAnother: boolean,
  today: Day,
): Verdict<readonly string[], AgreeRefusal> {
  if (inAnother) return no({ kind: "in-another" });
  const taken = whole.lots.filter(({ lotId }) => lotIds.includes(lotId));
  if (taken.length === 0 || taken.length !== new Set(lotIds).size) return no({ kind: "no-lots" });
  for (const { lotId } of taken) {
    const reasons = againstLot(lotId, facts, whole, today);
    if (reasons.length > 0) return no({ kind: "not-eligible", lotId, reasons });
  }
  return yes(taken.map(({ lotId }) => lotId));
}

export type InviteRefusal =
  { readonly kind: "oneself" } | { readonly kind: "holds-no-lot" } | { readonly kind: "invited-already" };

/** A lead asks another member that may take at least one lot of the call-off, once. */
export function invitePartner(
  partners: readonly Pick<Partner, "providerId">[],
  leadProviderId: string,
  asked: CandidateFacts,
  whole: WholeRequirement,
  today: Day,
): Verdict<true, InviteRefusal> {
  if (asked.providerId === leadProviderId) return no({ kind: "oneself" });
  if (partners.some(({ providerId }) => providerId === asked.providerId))
    return no({ kind: "invited-already" });
  return lotsToTake(asked, whole, today).length > 0 ? yes(true) : no({ kind: "holds-no-lot" });
}

/** A partner's framework rate for a line of a call-off. */
export type HolderRate = {
  readonly lineId: string;
  readonly providerId: string;
  readonly rateId: string;
  readonly pence: number;
};

/**
 * The rate that a line's price in a consortium's bid is held against: the rate of the partner that delivers the line.
 * Where several do, the lowest of theirs, so that a bid is never above what one of them may charge; of equal rates the
 * one of the first provider by id. A line without an entry has no rate, and cannot be priced.
 */
export function rateHolder<R extends HolderRate>(rates: readonly R[]): ReadonlyMap<string, R> {
  const ordered = [...rates].sort((a, b) => a.pence - b.pence || (a.providerId < b.providerId ? -1 : 1));
  const held = new Map<string, R>();
  for (const rate of ordered) if (!held.has(rate.lineId)) held.set(rate.lineId, rate);
  return held;
}

/** What speaks against a member in every place of a lot; of several places what speaks against it in the first. */
function againstLot(
  lotId: string,
  facts: CandidateFacts,
  whole: WholeRequirement,
  today: Day,
): readonly ReasonAgainst[] {
  const found = whole.places
    .filter((place) => place.lotId === lotId)
    .map((place) => againstAt(place, facts, whole, today));
  return found.find((reasons) => reasons.length === 0) ?? found[0] ?? notCalled(lotId);
}

function againstAt(
  { lotId, areaId }: CalledPlace,
  facts: CandidateFacts,
  whole: WholeRequirement,
  today: Day,
): readonly ReasonAgainst[] {
  const lots = whole.lots.filter((lot) => lot.lotId === lotId);
  if (lots.length === 0) return notCalled(lotId);
  const judged = eligibility(facts, { ...whole, lots, areaId }, today);
  return isEligible(judged) ? [] : judged.against;
}

/** A lot that the call-off does not draw on is nobody's to take in it. */
function notCalled(lotId: string): readonly ReasonAgainst[] {
  return [{ kind: "lot-not-held", lotId, standing: { kind: "never" } }];
}

function heldSince(
  { lotId }: CalledPlace,
  { memberships, optOuts }: CandidateFacts,
  whole: WholeRequirement,
  today: Day,
): Day {
  const lot = whole.lots.find((one) => one.lotId === lotId);
  const standing = lot && lotStanding(lot, memberships, optOuts, today);
  return standing?.kind === "held" ? standing.since : today;
}
