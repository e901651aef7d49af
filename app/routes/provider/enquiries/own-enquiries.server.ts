import type { ProviderActor } from "#app/domain/access/actor.ts";
import { enquiryState } from "#app/domain/brokerage/enquiry.ts";
import { isAboveRate } from "#app/domain/brokerage/offer.ts";
import { isPlanned } from "#app/domain/brokerage/weekly-cost.ts";
import { deadlineInWords, inWords, shortDay, timeLeftInWords } from "#app/domain/calendar-words.ts";
import { addDays, dayOf, toDay, type Instant } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { askedLines } from "#app/data/brokerage/asked-lines.server.ts";
import { enquiriesTo, enquiryById, type Enquiry } from "#app/data/brokerage/enquiries.server.ts";
import {
  negotiationsOfEnquiries,
  negotiationsOfPlacements,
} from "#app/data/brokerage/negotiations.server.ts";
import { offersOfEnquiries, type OfferOnFile } from "#app/data/brokerage/offers.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { aWeek, perInWords, unitsAWeek } from "#app/components/brokerage/enquiry-words.ts";
import { needSaid, whoInWords } from "#app/components/brokerage/need-words.ts";
import { dayParts } from "#app/web/form.ts";

const lastHours = 2 * 3_600_000;

/** Everything that a provider was asked: what waits for its answer first, soonest due, then the newest. */
export async function ownEnquiries(tx: Tx, providerId: string, now: Instant) {
  const rows = (await enquiriesTo(tx, providerId)).map((enquiry) => ({
    ...standingOf(enquiry, now),
    dueAt: enquiry.dueAt.getTime(),
  }));
  const waits = (state: string) => (state === "waiting" ? 0 : 1);
  return rows.sort(
    (a, b) => waits(a.state) - waits(b.state) || (a.state === "waiting" ? a.dueAt - b.dueAt : 0),
  );
}

/** What waits for a provider's answer, for its home page. */
export async function enquiriesToAnswer(tx: Tx, providerId: string, now: Instant) {
  return (await ownEnquiries(tx, providerId, now))
    .filter(({ state }) => state === "waiting")
    .map(({ id, title, deadline }) => ({
      ...{ id, title },
      words: `answer within ${deadline.left.replace(/ left$/, "")}, by ${deadline.words}`,
    }));
}

/** The negotiations of a provider over what it is paid already. */
export async function ownNegotiations(tx: Tx, providerId: string) {
  return (await negotiationsOfPlacements(tx, providerId)).map(
    ({ id, commissioner, agreed, closedAt, baseline }) => ({
      ...{ id, commissioner, baseline: baseline ? aWeek(baseline.pence) : "" },
      state: agreed ? ("agreed" as const) : closedAt ? ("closed" as const) : ("open" as const),
    }),
  );
}

/** An enquiry as its provider reads and answers it; nothing for a stranger's. */
export async function ownEnquiryPage(tx: Tx, { providerId }: ProviderActor, enquiryId: string, now: Instant) {
  const enquiry = await enquiryById(tx, enquiryId);
  if (enquiry?.providerId !== providerId) return undefined;
  const { shown } = enquiry;
  const versions = await offersOfEnquiries(tx, [enquiryId]);
  const [last] = versions;
  const offer = last && !last.withdrawnAt ? last : undefined;
  const negotiation = (await negotiationsOfEnquiries(tx, [enquiryId])).at(-1);
  const standing = standingOf(enquiry, now);
  return {
    ...standing,
    open: standing.state === "waiting" || (standing.state === "offered" && now < enquiry.dueAt),
    declineReason: enquiry.declineReason,
    need: {
      who: whoInWords(shown.ageBand, shown.supportReason),
      ...{ where: shown.district, place: shown.place, urgent: shown.urgent, conditions: shown.conditions },
      from: shortDay(toDay(shown.startsOn)),
      until: shown.endsOn === null ? "Not known" : shortDay(addDays(toDay(shown.endsOn), -1)),
      needs: shown.needs.map(needSaid),
      lines: shown.lines.map(
        ({ title, unit, units, schedule }) =>
          `${title}: ${unitsAWeek(units, unit)}${schedule ? `, ${schedule}` : ""}`,
      ),
    },
    starts: dayParts(offer?.startsOn ?? toDay(shown.startsOn)),
    conditions: offer?.conditions ?? "",
    fields: await fieldsOf(tx, enquiry, offer, now),
    offer: offer ? offerInWords(offer, versions.length) : null,
    confirms:
      offer !== undefined && offer.byPhone && offer.confirmedAt === null && standing.state === "offered",
    withdrawn: last?.withdrawnAt ? inWords(last.withdrawnAt) : null,
    negotiation: negotiation
      ? { id: negotiation.id, open: !negotiation.agreed && !negotiation.closedAt }
      : null,
  };
}

/** Each line with the member's own rate of today filled in, and the cap beside it. */
async function fieldsOf(tx: Tx, enquiry: Enquiry, offer: OfferOnFile | undefined, now: Instant) {
  const asked = await askedLines(tx, enquiry, dayOf(now));
  return enquiry.shown.lines.map((line) => {
    const today = asked.find(({ serviceLineId }) => serviceLineId === line.serviceLineId);
    const own = offer?.lines.find(({ serviceLineId }) => serviceLineId === line.serviceLineId);
    const price = own?.pence ?? today?.rate?.pence;
    const rate = today?.rate
      ? `Your framework rate is ${formatPounds(today.rate.pence)}`
      : "You have no framework rate";
    const cap = today?.cap ? `the cap is ${formatPounds(today.cap.pence)}` : "there is no cap";
    const over = today?.exception
      ? ` You have an approved exception up to ${formatPounds(today.exception.pence)}.`
      : "";
    return {
      ...{ id: line.serviceLineId, title: `${line.title}, ${unitsAWeek(line.units, line.unit)}` },
      ...{ per: perInWords(line.unit), about: `${rate}; ${cap}.${over}`, reason: own?.reason ?? "" },
      price: price === undefined ? "" : formatPounds(price).replaceAll(/[£,]/g, ""),
    };
  });
}

function offerInWords(offer: OfferOnFile, versions: number) {
  return {
    ...{ weekly: aWeek(offer.weekly), starts: shortDay(offer.startsOn), made: inWords(offer.madeAt) },
    ...{ conditions: offer.conditions, version: versions > 1 ? `Version ${offer.version}` : "" },
    how: offer.byPhone
      ? offer.confirmedAt
        ? "Said by telephone; you have confirmed it"
        : "Written down by the council after your telephone call"
      : "",
    lines: offer.lines.map(({ serviceLineId: id, title, pence, per, units, ratePence, reason }) => ({
      ...{ id, title, reason, above: isAboveRate(pence, ratePence) },
      price: `${formatPounds(pence)} ${perInWords(per)}`,
      units: isPlanned(per) ? `${units} a week` : units,
    })),
  };
}

function standingOf(enquiry: Enquiry, now: Instant) {
  const { id, shown, dueAt, sentAt } = enquiry;
  const [first, ...more] = shown.lines.map(({ title }) => title);
  return {
    ...{ id, state: enquiryState(enquiry, now), commissioner: shown.commissioner, sent: inWords(sentAt) },
    title: `${first ?? "Support"}${more.length > 0 ? ` and ${more.length} more` : ""} in ${shown.district}`,
    deadline: {
      words: deadlineInWords(dueAt),
      left: `${timeLeftInWords(now, dueAt)} left`,
      serverTime: inWords(now),
      urgent: dueAt.getTime() - now.getTime() < lastHours,
    },
  };
}
