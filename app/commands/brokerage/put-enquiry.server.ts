import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import { responseDueAt, type ClockRefusal } from "#app/domain/call-off/response-clock.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { responseTimeOf, type Asking, type PlaceOfMember } from "#app/data/brokerage/asking.server.ts";
import { addEnquiry, type AskedHow } from "#app/data/brokerage/enquiries.server.ts";
import type { Shown } from "#app/data/brokerage/shown.ts";
import { workingHoursOn } from "#app/data/call-off/working-hours.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { enquiryLetter, phoneOfferLetter } from "#app/mail/enquiry.ts";

export type PutRefusal =
  | ClockRefusal
  | { readonly kind: "hours-not-on-file" | "no-response-time" }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/** In whose name, how, and under which conditions a provider is asked. */
export type ToPut = {
  readonly mode: AskedHow["mode"];
  readonly conditions: string;
  readonly sentBy: string;
};

/** The whole address of the page on which a provider answers an enquiry. */
export type EnquiryPage = (enquiryId: string) => string;

/** Asks one provider at one of its places: what it is shown is frozen, its clock starts, its people get a letter. */
export async function putEnquiry(
  tx: Tx,
  asking: Asking,
  place: PlaceOfMember,
  { mode, conditions, sentBy }: ToPut,
  page: EnquiryPage,
  now: Instant,
): Promise<Verdict<{ readonly enquiryId: string }, PutRefusal>> {
  const shown = shownOf(asking, place, conditions);
  const detail = personIn(shown);
  if (detail) return no({ kind: "names-a-person", detail });
  const due = await dueAtOf(tx, asking, now);
  if (!due.ok) return due;
  const { id: requestId, commissionerId, commissioner } = asking;
  const { providerId, locationId } = place;
  const enquiryId = await addEnquiry(tx, {
    ...{ requestId, commissionerId, providerId, locationId, shown, mode, sentBy, sentAt: now },
    ...{ dueAt: due.value, eligibility: { for: place.for, against: place.against } },
  });
  record(tx, {
    ...{ kind: "enquiry-sent", subject: { kind: "request", id: requestId }, providerId, commissionerId },
  });
  const link = page(enquiryId);
  const letter =
    mode === "BY_PHONE"
      ? phoneOfferLetter({ commissioner, link })
      : enquiryLetter({ commissioner, deadline: deadlineInWords(due.value), link });
  await queueToProvider(tx, providerId, letter, { onceKey: `enquiry:${enquiryId}`, commissionerId });
  return yes({ enquiryId });
}

/** When an enquiry of this request that is sent now will lapse: by the shortest time of the rules of its lots. */
export async function dueAtOf(
  tx: Tx,
  { lines }: Asking,
  now: Instant,
): Promise<Verdict<Instant, PutRefusal>> {
  const lotIds = [...new Set(lines.map(({ lotId }) => lotId))];
  const times = await responseTimeOf(tx, lotIds, dayOf(now));
  const hours = await workingHoursOn(tx, dayOf(now));
  if (!hours) return no({ kind: "hours-not-on-file" });
  const holidays = await bankHolidaysOnFile(tx);
  let earliest: Instant | null = null;
  for (const time of times) {
    const due = responseDueAt(now, time, hours, holidays);
    if (!due.ok) return due;
    if (earliest === null || due.value < earliest) earliest = due.value;
  }
  return earliest ? yes(earliest) : no({ kind: "no-response-time" });
}

function shownOf(asking: Asking, place: PlaceOfMember, conditions: string): Shown {
  const { commissioner, frameworkId, areaId, everywhereId, ageBand, supportReason, district } = asking;
  return {
    ...{ commissioner, frameworkId, areaId, everywhereId, ageBand, supportReason, district, conditions },
    ...{ place: place.location, startsOn: asking.startsOn, endsOn: asking.endsOn, urgent: asking.urgent },
    needs: asking.needs.map(({ domain, timesAWeek, minutes, ratio, words }) => ({
      ...{ domain, timesAWeek, minutes, words, ratio: { staff: ratio.staff, people: ratio.people } },
    })),
    lines: asking.lines.map(({ serviceLineId, title, unit, units, schedule }) => ({
      ...{ serviceLineId, title, unit, units, schedule },
    })),
  };
}

function personIn({ conditions, needs, lines }: Shown): PersonalDetail | undefined {
  const texts = [conditions, ...needs.map(({ words }) => words), ...lines.map(({ schedule }) => schedule)];
  return texts.map(personalDetailIn).find((detail) => detail !== undefined);
}
