import { deadlineInWords, inWords, shortDay, timeLeftInWords } from "#app/domain/calendar-words.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { offerState } from "#app/domain/call-off/offer.ts";
import { costOfLine } from "#app/domain/call-off/cost.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { callOffOf, linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { offerById, offersTo, type Offer } from "#app/data/call-off/offers.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { sum } from "#app/components/call-off/offer-words.ts";

const lastHours = 2 * 3_600_000;

/** An offer as its provider reads it: what, where, from when, at which of its own prices and to answer by when. */
export async function ownOfferPage(tx: Tx, offerId: string, now: Instant) {
  const offer = await offerById(tx, offerId);
  const callOff = offer && (await callOffOf(tx, offer.callOffId));
  if (!offer || !callOff) return undefined;
  const lines = await linesOfCallOff(tx, callOff.id);
  return {
    ...stateOf(offer, now),
    ...{ reference: callOff.reference, title: callOff.title, summary: callOff.summary },
    cancelled: callOff.cancelledAt !== null,
    commissioner: await commissionerName(tx, callOff.commissionerId),
    block: callOff.kind === "BLOCK",
    from: shortDay(callOff.startsOn),
    to: shortDay(callOff.endsOn),
    value: sum(offer.value),
    reason: offer.withdrawnReason || offer.answerReason,
    lines: offer.prices.flatMap((price) => {
      const line = lines.find(({ id }) => id === price.lineId);
      const unit = line && toUnit(line.unit);
      if (!line || !unit) return [];
      return {
        ...{ id: line.id, title: line.title, area: line.area, note: line.note },
        units: unitsInWords(price.units, unit),
        price: formatPrice(pence(price.pence), unit),
        rate: price.pence === price.ratePence ? null : formatPrice(pence(price.ratePence), unit),
        total: formatPounds(costOfLine(price)),
      };
    }),
  };
}

/** What was ever offered to a provider: those to answer first, then the newest. */
export async function ownOffers(tx: Tx, providerId: string, now: Instant) {
  const rows = [];
  for (const offer of (await offersTo(tx, providerId)).toReversed()) {
    const callOff = await callOffOf(tx, offer.callOffId);
    if (callOff)
      rows.push({
        ...{ ...stateOf(offer, now), reference: callOff.reference, title: callOff.title },
        value: sum(offer.value),
      });
  }
  const first = (state: string) => (state === "standing" ? 0 : 1);
  return rows.sort((a, b) => first(a.state) - first(b.state));
}

function stateOf(offer: Offer, now: Instant) {
  return {
    ...{ id: offer.id, state: offerState(offer, now), sent: inWords(offer.sentAt) },
    deadline: {
      words: deadlineInWords(offer.dueAt),
      left: `${timeLeftInWords(now, offer.dueAt)} left`,
      serverTime: inWords(now),
      urgent: offer.dueAt.getTime() - now.getTime() < lastHours,
    },
  };
}

async function commissionerName(tx: Tx, id: string): Promise<string> {
  const found = await tx.commissioner.findUnique({ where: { id }, select: { name: true } });
  return found?.name ?? "A commissioner";
}
