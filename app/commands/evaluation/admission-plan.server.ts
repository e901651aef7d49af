import {
  beginsAnew,
  takeOver,
  type PricePlace,
  type RateChange,
  type RateRefusal,
} from "#app/domain/evaluation/admission.ts";
import type { LotOffer } from "#app/domain/application/content.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Tx } from "#app/data/db.server.ts";
import { grouped } from "#app/data/evaluation-grouped.server.ts";
import type { EvaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import {
  offersOf,
  pricesBesideCaps,
  type Applicant,
  type OfferedBesideCap,
  type Offers,
} from "#app/data/evaluation-submissions.server.ts";
import { ratesOf } from "#app/data/member-rates.server.ts";
import {
  lotsJoinedByApplication,
  membershipsHeld,
  partiesOf,
  type HeldMembership,
  type Member,
} from "#app/data/members.server.ts";

/** An applicant with the lots that it is admitted to. */
export type Joining = { readonly applicant: Applicant; readonly lotIds: readonly string[] };

/** What becomes of one lot of one applicant. */
export type LotPlan = {
  readonly applicant: Applicant;
  readonly member: Member;
  readonly held: HeldMembership | undefined;
  readonly anew: boolean;
  readonly offer: LotOffer;
  readonly change: RateChange;
};

/** What becomes of everyone that joins, and what each says of itself. */
export type AdmissionPlan = {
  readonly joining: readonly (Joining & { readonly offers: Offers })[];
  readonly lots: readonly LotPlan[];
};

/** Why the rates of an applicant cannot take effect, with the prices that are in the way in words. */
export type PlanRefusal = {
  readonly applicant: Applicant;
  readonly why: RateRefusal;
  readonly prices: readonly string[];
};

/**
 * Plans admissions for any number of applicants, each lot by the same rule, from a few queries for all of them. Refuses
 * all where the rates of one cannot take effect. An applicant whose application the actor may not read is left out.
 */
export async function planAdmissions(
  tx: Tx,
  round: EvaluatedRound,
  joining: readonly Joining[],
): Promise<Verdict<AdmissionPlan, readonly PlanRefusal[]>> {
  const said = await offersOf(
    tx,
    joining.map(({ applicant }) => applicant.submissionId),
  );
  const offers = new Map(said.map((one) => [one.submissionId, one]));
  const readable = joining.flatMap((one) => {
    const own = offers.get(one.applicant.submissionId);
    return own ? [{ ...one, offers: own }] : [];
  });
  const lots = await lotsToPlan(tx, round, readable);
  const held = await membershipsHeld(
    tx,
    lots.map(({ member }) => member),
    round.effectiveOn,
  );
  const heldBy = grouped(held, lotOfParty);
  const standing = grouped(
    await ratesOf(
      tx,
      held.map(({ id }) => id),
    ),
    (rate) => rate.membershipId,
  );
  const only = joining.length === 1 ? joining[0]?.applicant.submissionId : undefined;
  const offered = await pricesBesideCaps(tx, round.id, round.effectiveOn, only);
  const priced = grouped(offered, (price) => `${price.submissionId} ${price.lotId}`);
  const plans: LotPlan[] = [];
  const refusals: PlanRefusal[] = [];
  for (const lot of lots) {
    const [current] = heldBy.get(lotOfParty(lot.member)) ?? [];
    const anew = current !== undefined && beginsAnew(current, lot.offer, round.effectiveOn);
    const prices = priced.get(`${lot.applicant.submissionId} ${lot.member.lotId}`) ?? [];
    const rates = current ? (standing.get(current.id) ?? []) : [];
    const change = takeOver(prices, rates, round.effectiveOn, anew);
    if (change.ok) plans.push({ ...lot, held: current, anew, change: change.value });
    else refusals.push({ ...lot, why: change.why, prices: inWay(prices, change.why.places) });
  }
  return refusals.length > 0 ? no(refusals) : yes({ joining: readable, lots: plans });
}

type LotToPlan = Pick<LotPlan, "applicant" | "member" | "offer">;

async function lotsToPlan(
  tx: Tx,
  round: EvaluatedRound,
  joining: AdmissionPlan["joining"],
): Promise<readonly LotToPlan[]> {
  const parties = await partiesOf(
    tx,
    joining.map(({ applicant }) => applicant.applicationId),
  );
  const joined = await lotsJoinedByApplication(tx, [...new Set(joining.flatMap(({ lotIds }) => lotIds))]);
  return joining.flatMap(({ applicant, lotIds, offers }) => {
    const partyId = parties.get(applicant.applicationId);
    if (partyId === undefined) return [];
    const { frameworkId } = round;
    return offers.lots
      .filter(({ lotId }) => lotIds.includes(lotId) && joined.includes(lotId))
      .map((offer) => {
        const member = { frameworkId, lotId: offer.lotId, partyId, providerId: applicant.providerId };
        return { applicant, member, offer };
      });
  });
}

/** The key of what one party holds in one lot. */
export function lotOfParty({ lotId, partyId }: Pick<Member, "lotId" | "partyId">): string {
  return `${lotId} ${partyId}`;
}

function inWay(prices: readonly OfferedBesideCap[], places: readonly PricePlace[]): readonly string[] {
  return prices
    .filter((price) =>
      places.some(
        (place) =>
          place.serviceLineId === price.serviceLineId &&
          place.areaId === price.areaId &&
          place.locationId === price.locationId,
      ),
    )
    .map(({ line, area, location }) => [line, location, area].filter((word) => word !== null).join(", "));
}
