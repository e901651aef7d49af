import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { awardWithVat } from "#app/domain/call-off/award.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { sendOffer, type OutOfTurn, type SendRefusal } from "#app/domain/call-off/offer.ts";
import { responseDueAt, type ClockRefusal } from "#app/domain/call-off/response-clock.ts";
import { commitToTrial, type OverCeiling } from "#app/domain/call-off/trial.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import type { Offering } from "#app/data/call-off/offering.server.ts";
import { addOffer } from "#app/data/call-off/offers.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { workingHoursOn } from "#app/data/call-off/working-hours.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { offerLetter } from "#app/mail/offer.ts";

export type PutRefusal =
  SendRefusal | ClockRefusal | OverCeiling | { readonly kind: "hours-not-on-file" | "no-response-time" };

/** To whom, in whose name, and whether the portal goes down the list by itself. */
export type ToPut = OutOfTurn & {
  readonly providerId: string;
  readonly sentBy: string;
  readonly automatic: boolean;
};

/** The whole address of the page on which a provider answers an offer. */
export type OfferPage = (offerId: string) => string;

/** Puts an offer to one member at its own rates of this day, with its clock, its event and its letter. */
export async function putOffer(
  tx: Tx,
  callOff: CallOff,
  { list, membersToday }: Pick<Offering, "list" | "membersToday">,
  { providerId, sentBy, automatic, ground, evidence }: ToPut,
  page: OfferPage,
  now: Instant,
): Promise<Verdict<{ readonly offerId: string }, PutRefusal>> {
  const turn = sendOffer(list, providerId, { ground, evidence }, now);
  if (!turn.ok) return turn;
  const dueAt = await dueAtOf(tx, callOff, now);
  if (!dueAt.ok) return dueAt;
  const member = list.find((one) => one.providerId === providerId)?.today;
  if (!member) return no({ kind: "not-eligible" });
  const { partyId, prices, value } = member;
  const within = commitToTrial((await trialOf(tx, callOff.id)) ?? null, awardWithVat(value, callOff));
  if (!within.ok) return within;
  const passedOverReasons = turn.value.passedOver.map((id) => ({
    ...{ providerId: id, name: list.find((one) => one.providerId === id)?.member.name ?? "" },
    against: membersToday.leftOut.find((one) => one.providerId === id)?.against ?? [],
  }));
  const offerId = await addOffer(tx, callOff, {
    ...{ providerId, partyId, prices, value, ground, evidence, sentBy, automatic },
    ...{
      rank: turn.value.rank,
      passedOver: turn.value.passedOver,
      passedOverReasons,
      sentAt: now,
      dueAt: dueAt.value,
    },
  });
  const outOfTurn = ground !== "";
  record(
    tx,
    {
      ...{ kind: "offer-sent", subject: { kind: "call-off", id: callOff.id }, offerId, providerId },
      ...{ rank: turn.value.rank, dueAt: dueAt.value.toISOString(), automatic, outOfTurn },
      commissionerId: callOff.commissionerId,
    },
    outOfTurn ? `${ground}\n${evidence}` : undefined,
  );
  const { reference, title, commissionerId } = callOff;
  const letter = { reference, title, deadline: deadlineInWords(dueAt.value), link: page(offerId) };
  await queueToProvider(tx, providerId, offerLetter(letter), { onceKey: `offer:${offerId}`, commissionerId });
  return yes({ offerId });
}

/** When an offer of this call-off that is sent now will lapse. */
export async function dueAtOf(
  tx: Tx,
  { responseMeasure: measure, responseUnits: units }: CallOff,
  now: Instant,
): Promise<Verdict<Instant, PutRefusal>> {
  if (!measure || !units) return no({ kind: "no-response-time" });
  const hours = await workingHoursOn(tx, dayOf(now));
  if (!hours) return no({ kind: "hours-not-on-file" });
  return responseDueAt(now, { measure, units }, hours, await bankHolidaysOnFile(tx));
}
