import type { StaffActor } from "#app/domain/access/actor.ts";
import { enquiryState, mayAsk, type EnquiryFacts } from "#app/domain/brokerage/enquiry.ts";
import { deadlineInWords, inWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf, daysBetween, toDay, type Day, type Instant } from "#app/domain/calendar.ts";
import {
  askingOf,
  mayBeAsked,
  placesFor,
  type Asking,
  type PlaceOfMember,
} from "#app/data/brokerage/asking.server.ts";
import { enquiriesOf, type AskedHow, type Enquiry } from "#app/data/brokerage/enquiries.server.ts";
import { turnsOf } from "#app/data/brokerage/turns.server.ts";
import { lotsOf } from "#app/data/frameworks.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { dueAtOf } from "#app/commands/brokerage/put-enquiry.server.ts";
import { needSaid, whoInWords } from "#app/components/brokerage/need-words.ts";
import { aWeek, unitsAWeek } from "#app/components/brokerage/enquiry-words.ts";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";
import { found } from "#app/web/guard.server.ts";
import { againstInWords } from "#app/web/call-off-reasons.server.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";

const mostShown = 50;

/** The request of a page as its brokers know it; a stranger's is not found. */
export async function ownAsking(tx: Tx, actor: StaffActor, requestId: string): Promise<Asking> {
  const asking = found(await askingOf(tx, requestId));
  return found(asking.commissionerId === actor.commissionerId ? asking : null);
}

/** Who may be asked today, who not and why, and who was asked already. */
export async function askPage(tx: Tx, actor: StaffActor, requestId: string, now: Instant) {
  const asking = await ownAsking(tx, actor, requestId);
  const today = dayOf(now);
  const enquiries = await enquiriesOf(tx, requestId);
  const asked = new Set(enquiries.map(({ locationId }) => locationId));
  const places = (await placesFor(tx, asking, today)).filter(({ locationId }) => !asked.has(locationId));
  const eligible = places.filter(mayBeAsked);
  const may = mayAsk({ ...asking, enquiries });
  const due = await dueAtOf(tx, asking, now);
  const turns = await turnsOf(tx, requestId);
  const lots = await lotsOf(tx, [asking.frameworkId]);
  const nameOf = (id: string) => {
    const lot = lots.find((one) => one.id === id);
    return lot ? `lot ${lot.number}` : "the area";
  };
  return {
    request: headOf(asking),
    obstacle: may.ok ? (due.ok ? null : noInWords(due.why).sentence) : noInWords(may.why).sentence,
    due: due.ok ? deadlineInWords(due.value) : "",
    need: needOf(asking),
    eligible: eligible.slice(0, mostShown).map((place) => placeInWords(place, today)),
    more: Math.max(eligible.length - mostShown, 0),
    leftOut: places
      .filter((place) => !mayBeAsked(place))
      .slice(0, mostShown)
      .map((place) => ({
        ...{ id: place.locationId, name: nameOfPlace(place) },
        why: [...new Set(place.against.map((reason) => againstInWords(reason, nameOf)))].join(". "),
      })),
    asked: enquiries.map((enquiry) => askedInWords(enquiry, now)),
    line: turns.map(({ locationId, rank, provider, location }) => ({
      ...{ rank, name: `${provider}, ${location}` },
      asked: asked.has(locationId),
    })),
    mayAskNext:
      may.ok && turns.some(({ locationId }) => !asked.has(locationId)) && !someoneThinks(enquiries, now),
  };
}

function someoneThinks(enquiries: readonly (EnquiryFacts & AskedHow)[], now: Instant): boolean {
  return enquiries.some((one) => one.mode === "IN_TURN" && enquiryState(one, now) === "waiting");
}

export function headOf({ id, reference, district }: Asking) {
  return { id, reference, district };
}

/** What every provider is shown, as the broker checks it. */
function needOf(asking: Asking) {
  return {
    who: whoInWords(asking.ageBand, asking.supportReason),
    where: asking.district,
    from: shortDay(toDay(asking.startsOn)),
    needs: asking.needs.map(needSaid),
    lines: asking.lines.map(
      ({ title, unit, units, schedule }) =>
        `${title}: ${unitsAWeek(units, unit)}${schedule ? `, ${schedule}` : ""}`,
    ),
  };
}

function nameOfPlace({ provider, location }: Pick<PlaceOfMember, "provider" | "location">): string {
  return provider === location ? provider : `${provider}, ${location}`;
}

/** A place as brokers compare it. */
function placeInWords(place: PlaceOfMember, today: Day) {
  const { locationId, rating, miles, room, weekly } = place;
  return {
    ...{ id: locationId, name: nameOfPlace(place), miles },
    weekly: weekly === null ? "no rate for all of it" : aWeek(weekly),
    about: [
      weekly === null ? "no rate for all of it" : `${aWeek(weekly)} at its own rates`,
      ...(miles === null ? [] : [`${Math.round(miles * 10) / 10} miles`]),
      ratingInWords(rating).toLowerCase(),
      room
        ? `${room.free} ${room.measure.toLowerCase().replaceAll("_", " ")} free, said ${ageInWords(daysBetween(room.statedOn, today))}`
        : "room not said",
    ].join(" · "),
  };
}

export function ageInWords(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

function askedInWords(enquiry: Enquiry & AskedHow, now: Instant) {
  return {
    ...{ id: enquiry.id, name: nameOfPlace(enquiry), state: enquiryState(enquiry, now) },
    how: { TOGETHER: "at once", IN_TURN: "in turn", BY_PHONE: "by telephone" }[enquiry.mode],
    sent: inWords(enquiry.sentAt),
    due: deadlineInWords(enquiry.dueAt),
    reason: enquiry.declineReason,
  };
}
