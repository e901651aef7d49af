import type { Day } from "#app/domain/calendar.ts";
import type { JoinableLot } from "#app/domain/framework/membership.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { eligibility, isEligible } from "./eligibility.ts";
import type { ReasonAgainst } from "./reasons.ts";
import type { CandidateFacts, Requirement } from "./requirement.ts";

/** A partner of a consortium with the lots that it takes, what is known of it, and whether it said yes. */
export type Partner = {
  readonly providerId: string;
  readonly lotIds: readonly string[];
  readonly agreed: boolean;
  readonly facts: CandidateFacts;
};

/** Of a lot of the call-off: who of the partners holds it on the day, and what speaks against each other that takes it. */
export type LotCover = {
  readonly lotId: string;
  readonly heldBy: readonly string[];
  readonly against: readonly {
    readonly providerId: string;
    readonly reasons: readonly ReasonAgainst[];
  }[];
  /** Partners that would hold it, and have yet to say yes. */
  readonly awaited: readonly string[];
};

/**
 * Who covers each lot of a call-off on a day: a partner that agreed, takes the lot and, by the one function that judges
 * eligibility, is an active member of it on which no stop lies.
 */
export function coverOf(
  partners: readonly Partner[],
  requirement: Requirement,
  today: Day,
): readonly LotCover[] {
  return requirement.lots.map((lot) => {
    const takers = partners
      .filter(({ lotIds }) => lotIds.includes(lot.lotId))
      .map((partner) => ({ ...partner, reasons: againstIn(lot, partner.facts, requirement, today) }));
    const fit = takers.filter(({ reasons }) => reasons.length === 0);
    return {
      lotId: lot.lotId,
      heldBy: fit.filter(({ agreed }) => agreed).map(({ providerId }) => providerId),
      awaited: fit.filter(({ agreed }) => !agreed).map(({ providerId }) => providerId),
      against: takers
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ providerId, reasons }) => ({ providerId, reasons })),
    };
  });
}

/** A consortium is eligible as a whole when every lot is covered, and there is a lot. */
export function coversEveryLot(cover: readonly LotCover[]): boolean {
  return cover.length > 0 && cover.every(({ heldBy }) => heldBy.length > 0);
}

/** The lots of a requirement that a member could take on a day. */
export function lotsToTake(
  facts: CandidateFacts,
  requirement: Requirement,
  today: Day,
): readonly JoinableLot[] {
  return requirement.lots.filter((lot) => againstIn(lot, facts, requirement, today).length === 0);
}

export type AgreeRefusal =
  | { readonly kind: "no-lots" }
  | { readonly kind: "not-eligible"; readonly lotId: string; readonly reasons: readonly ReasonAgainst[] }
  | { readonly kind: "in-another" };

/** A member says yes to lots of the call-off that it may take on the day, in one consortium only: who knows of one bid knows of no other. */
export function agreeToLots(
  facts: CandidateFacts,
  lotIds: readonly string[],
  requirement: Requirement,
  inAnother: boolean,
  today: Day,
): Verdict<readonly string[], AgreeRefusal> {
  if (inAnother) return no({ kind: "in-another" });
  const taken = requirement.lots.filter(({ lotId }) => lotIds.includes(lotId));
  if (taken.length === 0 || taken.length !== new Set(lotIds).size) return no({ kind: "no-lots" });
  for (const lot of taken) {
    const reasons = againstIn(lot, facts, requirement, today);
    if (reasons.length > 0) return no({ kind: "not-eligible", lotId: lot.lotId, reasons });
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
  requirement: Requirement,
  today: Day,
): Verdict<true, InviteRefusal> {
  if (asked.providerId === leadProviderId) return no({ kind: "oneself" });
  if (partners.some(({ providerId }) => providerId === asked.providerId))
    return no({ kind: "invited-already" });
  return lotsToTake(asked, requirement, today).length > 0 ? yes(true) : no({ kind: "holds-no-lot" });
}

function againstIn(
  lot: JoinableLot,
  facts: CandidateFacts,
  requirement: Requirement,
  today: Day,
): readonly ReasonAgainst[] {
  const judged = eligibility(facts, { ...requirement, lots: [lot] }, today);
  return isEligible(judged) ? [] : judged.against;
}

/** A partner's framework rate for a line of a call-off. */
export type HolderRate = {
  readonly lineId: string;
  readonly providerId: string;
  readonly rateId: string;
  readonly pence: number;
};

/**
 * The rate that a line's price in a consortium's bid is held against: the rate of the partner that takes the line's lot.
 * Where several take it, the lowest of theirs, so that a bid is never above what one of them may charge; of equal
 * rates the one of the first provider by id. A line without an entry has no rate, and cannot be priced.
 */
export function rateHolder<R extends HolderRate>(rates: readonly R[]): ReadonlyMap<string, R> {
  const ordered = [...rates].sort((a, b) => a.pence - b.pence || (a.providerId < b.providerId ? -1 : 1));
  const held = new Map<string, R>();
  for (const rate of ordered) if (!held.has(rate.lineId)) held.set(rate.lineId, rate);
  return held;
}
