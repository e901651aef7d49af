import { system } from "#app/domain/access/actor.ts";
import { cascades, nextOnList } from "#app/domain/call-off/offer.ts";
import { callOffState, mayTake } from "#app/domain/call-off/state.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { offeringAt } from "#app/data/call-off/offering.server.ts";
import { callOffsToCascade, holdToCascade } from "#app/data/call-off/offers.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { putOffer, type OfferPage } from "./put-offer.server.ts";

/**
 * Goes down the ranked list where the last offer was declined or has lapsed and the list says that the next is offered
 * by itself: one transaction for each call-off, and no offer twice however often it runs. A withdrawal is left to a
 * person. Answers how many were offered.
 */
export async function offerTheNext(page: OfferPage): Promise<number> {
  const waiting = await reading(system, callOffsToCascade);
  let sent = 0;
  for (const callOffId of waiting) if (await offerNextOf(callOffId, page)) sent += 1;
  return sent;
}

async function offerNextOf(callOffId: string, page: OfferPage): Promise<boolean> {
  return inTransaction(system, async (tx, now) => {
    if (!(await holdToCascade(tx, callOffId))) return false;
    const callOff = await callOffOf(tx, callOffId);
    if (!callOff || !mayTake("offer", callOffState(callOff, now)).ok) return false;
    const offering = await offeringAt(tx, callOff, now);
    const last = offering?.offers.at(-1) ?? null;
    if (!offering?.ranking.cascades || !cascades(offering.list, last, now)) return false;
    const next = nextOnList(offering.list);
    if (!next) return false;
    const { providerId } = next;
    const put = { providerId, sentBy: offering.ranking.rankedBy, automatic: true, ground: "", evidence: "" };
    return (await putOffer(tx, callOff, offering, put, page, now)).ok;
  });
}
