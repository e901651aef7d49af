import type { StaffActor } from "#app/domain/access/actor.ts";
import { enquiryState } from "#app/domain/brokerage/enquiry.ts";
import { isAboveRate } from "#app/domain/brokerage/offer.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { deadlineInWords, inWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf, daysBetween, type Day, type Instant } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { placesFor, type PlaceOfMember } from "#app/data/brokerage/asking.server.ts";
import { enquiriesOf, type AskedHow, type Enquiry } from "#app/data/brokerage/enquiries.server.ts";
import { negotiationsOfEnquiries } from "#app/data/brokerage/negotiations.server.ts";
import { offersOfEnquiries, type LineOnFile, type OfferOnFile } from "#app/data/brokerage/offers.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { aWeek, perInWords } from "#app/components/brokerage/enquiry-words.ts";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";
import { ageInWords, headOf, ownAsking } from "./ask-page.server.ts";

/** What was offered for a request, side by side by what a week costs, and who has declined or not answered. */
export async function offersPage(tx: Tx, actor: StaffActor, requestId: string, now: Instant) {
  const asking = await ownAsking(tx, actor, requestId);
  const today = dayOf(now);
  const enquiries = await enquiriesOf(tx, requestId);
  const ids = enquiries.map(({ id }) => id);
  const offers = await offersOfEnquiries(tx, ids);
  const negotiations = await negotiationsOfEnquiries(tx, ids);
  const places = enquiries.length > 0 ? await placesFor(tx, asking, today) : [];
  const rows = enquiries.map((enquiry) => {
    const place = places.find(({ locationId }) => locationId === enquiry.locationId);
    const own = offers.filter(({ enquiryId }) => enquiryId === enquiry.id);
    const negotiation = negotiations.filter(({ enquiryId }) => enquiryId === enquiry.id).at(-1);
    return rowOf(enquiry, own, place, negotiation, today, now);
  });
  return {
    request: headOf(asking),
    chosen: enquiries.some(({ chosenAt }) => chosenAt !== null),
    offers: rows.filter(({ offer }) => offer).sort((a, b) => (a.offer?.pence ?? 0) - (b.offer?.pence ?? 0)),
    others: rows.filter(({ offer }) => !offer),
  };
}

function rowOf(
  enquiry: Enquiry & AskedHow,
  versions: readonly OfferOnFile[],
  place: PlaceOfMember | undefined,
  negotiation:
    { readonly id: string; readonly agreed: unknown; readonly closedAt: Instant | null } | undefined,
  today: Day,
  now: Instant,
) {
  const [last] = versions;
  const room = place?.room;
  return {
    id: enquiry.id,
    name:
      enquiry.provider === enquiry.location ? enquiry.provider : `${enquiry.provider}, ${enquiry.location}`,
    state: enquiryState(enquiry, now),
    due: deadlineInWords(enquiry.dueAt),
    reason: last?.withdrawnAt ? "Its offer was withdrawn" : enquiry.declineReason,
    distance: place && place.miles !== null ? `${Math.round(place.miles * 10) / 10} miles` : "not known",
    rating: place ? ratingInWords(place.rating) : "not known",
    room: room ? `${room.free}, said ${ageInWords(daysBetween(room.statedOn, today))}` : "not said",
    negotiation: negotiation
      ? {
          id: negotiation.id,
          state: negotiation.agreed ? "agreed" : negotiation.closedAt ? "closed" : "open",
        }
      : null,
    offer: last && !last.withdrawnAt ? offerInWords(last, versions.length) : null,
  };
}

function offerInWords(offer: OfferOnFile, versions: number) {
  return {
    ...{ pence: offer.weekly, weekly: aWeek(offer.weekly), starts: shortDay(offer.startsOn) },
    ...{ conditions: offer.conditions, made: inWords(offer.madeAt), lines: offer.lines.map(lineInWords) },
    how: [
      ...(offer.byPhone
        ? [offer.confirmedAt ? "by telephone, confirmed" : "by telephone, not confirmed yet"]
        : []),
      ...(offer.negotiationId ? ["at the agreed price"] : []),
      ...(versions > 1 ? [`version ${offer.version}`] : []),
    ].join(", "),
    above: offer.lines.some(({ pence, ratePence }) => isAboveRate(pence, ratePence)),
  };
}

/** A line beside its rate and its cap, with what it comes to in a week. */
function lineInWords(line: LineOnFile) {
  const { serviceLineId: id, title, pence, per, units, ratePence, capPence, exceptionId, reason } = line;
  const unit = perInWords(per);
  return {
    ...{ id, title, reason, above: isAboveRate(pence, ratePence), overCap: exceptionId !== null },
    price: `${formatPounds(pence)} ${unit}`,
    rate: ratePence === null ? "no rate" : `rate ${formatPounds(ratePence)}`,
    cap: capPence === null ? "no cap" : `cap ${formatPounds(capPence)}`,
    week: aWeek(weeklyCost({ pence, per, units })),
    units,
  };
}
