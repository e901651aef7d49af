import type { Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { isStanding, type OfferFacts } from "./state.ts";

/** Where an offer stands; worked out from its answer and its clock. */
export type OfferState = "standing" | "accepted" | "declined" | "withdrawn" | "lapsed";

/** An offer lapses at the very instant that it is due, without anything having to run. */
export function offerState(offer: OfferFacts, now: Instant): OfferState {
  if (offer.withdrawnAt) return "withdrawn";
  if (offer.acceptedAt) return "accepted";
  if (offer.declinedAt) return "declined";
  return isStanding(offer, now) ? "standing" : "lapsed";
}

/** A member of the frozen list with its offer, if it has had one, and whether it is eligible on this day. */
export type OnList = {
  readonly providerId: string;
  readonly rank: number;
  readonly offer: OfferFacts | null;
  readonly eligibleToday: boolean;
};

/** Why a member is offered out of its turn, and what shows it. */
export type OutOfTurn = { readonly ground: string; readonly evidence: string };

export type SendRefusal =
  | { readonly kind: "an-offer-stands" | "accepted-already"; readonly providerId: string }
  | { readonly kind: "not-on-list" | "offered-before" | "not-eligible" }
  | { readonly kind: "out-of-turn"; readonly firstId: string };

/** To whom an offer goes, and who was passed over on the way because it is not eligible on this day. */
export type Sending = { readonly rank: number; readonly passedOver: readonly string[] };

/**
 * An offer goes to the first on the list that has had none and is eligible on this day; to another only with a stated
 * ground and its evidence. Nobody is offered twice, nobody while another offer stands or is accepted.
 */
export function sendOffer(
  list: readonly OnList[],
  providerId: string,
  { ground, evidence }: OutOfTurn,
  now: Instant,
): Verdict<Sending, SendRefusal> {
  const inTheWay = list.find(
    ({ offer }) => offer && ["standing", "accepted"].includes(offerState(offer, now)),
  );
  if (inTheWay?.offer) {
    const kind = offerState(inTheWay.offer, now) === "accepted" ? "accepted-already" : "an-offer-stands";
    return no({ kind, providerId: inTheWay.providerId });
  }
  const chosen = list.find((one) => one.providerId === providerId);
  if (!chosen) return no({ kind: "not-on-list" });
  if (chosen.offer) return no({ kind: "offered-before" });
  if (!chosen.eligibleToday) return no({ kind: "not-eligible" });
  const first = nextOnList(list);
  const outOfTurn = first !== undefined && first.providerId !== providerId;
  if (outOfTurn && (ground.trim() === "" || evidence.trim() === ""))
    return no({ kind: "out-of-turn", firstId: first.providerId });
  return yes({ rank: chosen.rank, passedOver: passedOver(list, chosen.rank) });
}

/** The first on the list that has had no offer and is eligible on this day. */
export function nextOnList<M extends OnList>(list: readonly M[]): M | undefined {
  return [...list]
    .sort((a, b) => a.rank - b.rank)
    .find(({ offer, eligibleToday }) => offer === null && eligibleToday);
}

/** Whether the next is offered by itself: the last offer was declined or has lapsed. After a withdrawal a person decides. */
export function cascades(list: readonly OnList[], lastOffer: OfferFacts | null, now: Instant): boolean {
  const stands = list.some(({ offer }) => offer && ["standing", "accepted"].includes(offerState(offer, now)));
  return !stands && lastOffer !== null && ["declined", "lapsed"].includes(offerState(lastOffer, now));
}

export type AnswerRefusal = { readonly kind: "no-longer-open"; readonly state: OfferState };

/** A provider accepts or declines while the offer stands: before the instant that it is due. */
export function answerOffer(offer: OfferFacts, now: Instant): Verdict<true, AnswerRefusal> {
  const state = offerState(offer, now);
  return state === "standing" ? yes(true) : no({ kind: "no-longer-open", state });
}

/** A commissioner withdraws an offer that stands, or one that was accepted and will not be signed. */
export function withdrawOffer(offer: OfferFacts, now: Instant): Verdict<true, AnswerRefusal> {
  const state = offerState(offer, now);
  return state === "standing" || state === "accepted" ? yes(true) : no({ kind: "no-longer-open", state });
}

function passedOver(list: readonly OnList[], rank: number): readonly string[] {
  return list
    .filter((one) => one.rank < rank && one.offer === null && !one.eligibleToday)
    .map((one) => one.providerId);
}
