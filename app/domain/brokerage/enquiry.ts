import { dayOf, londonClock, type Instant } from "#app/domain/calendar.ts";
import type { WorkingHours } from "#app/domain/call-off/response-clock.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { bankHolidaysCover, isWorkingDay, type BankHolidays } from "#app/domain/working-days.ts";

/** What has become of one provider's enquiry; null for what has not happened. */
export type EnquiryFacts = {
  readonly dueAt: Instant;
  readonly declinedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly chosenAt: Instant | null;
  /** The last version of its offer, unless it was withdrawn. */
  readonly offer: { readonly byPhone: boolean; readonly confirmedAt: Instant | null } | null;
};

/** Where an enquiry stands; worked out from its answers and its clock. */
export type EnquiryState = "waiting" | "offered" | "declined" | "lapsed" | "closed" | "chosen";

/** An enquiry without an offer lapses at the very instant that it is due, without anything having to run. */
export function enquiryState(enquiry: EnquiryFacts, now: Instant): EnquiryState {
  if (enquiry.chosenAt) return "chosen";
  if (enquiry.closedAt) return "closed";
  if (enquiry.declinedAt) return "declined";
  if (enquiry.offer) return "offered";
  return now < enquiry.dueAt ? "waiting" : "lapsed";
}

export type EnquiryRefusal =
  | { readonly kind: "too-late"; readonly dueAt: Instant }
  | { readonly kind: "no-longer-open"; readonly state: EnquiryState }
  | { readonly kind: "offer-stands" | "nothing-offered" | "nothing-to-confirm" };

/** A provider offers, or takes its offer's place with another, before the instant that the enquiry is due. */
export function mayOffer(enquiry: EnquiryFacts, now: Instant): Verdict<true, EnquiryRefusal> {
  const state = enquiryState(enquiry, now);
  if (state !== "waiting" && state !== "offered" && state !== "lapsed")
    return no({ kind: "no-longer-open", state });
  return now < enquiry.dueAt ? yes(true) : no({ kind: "too-late", dueAt: enquiry.dueAt });
}

/** What was offered by telephone may be written down after the clock as well, while the enquiry is open. */
export function mayRecordByPhone(enquiry: EnquiryFacts, now: Instant): Verdict<true, EnquiryRefusal> {
  const state = enquiryState(enquiry, now);
  return ["waiting", "offered", "lapsed"].includes(state) ? yes(true) : no({ kind: "no-longer-open", state });
}

/** A provider declines before the clock runs out; an offer that stands is withdrawn first. */
export function mayDecline(enquiry: EnquiryFacts, now: Instant): Verdict<true, EnquiryRefusal> {
  if (enquiryState(enquiry, now) === "offered") return no({ kind: "offer-stands" });
  return mayOffer(enquiry, now);
}

/** A provider takes back an offer that stands, also after the clock, until it is chosen or the enquiry is closed. */
export function mayWithdraw(enquiry: EnquiryFacts, now: Instant): Verdict<true, EnquiryRefusal> {
  const state = enquiryState(enquiry, now);
  if (state === "offered") return yes(true);
  return no(
    state === "waiting" || state === "lapsed"
      ? { kind: "nothing-offered" }
      : { kind: "no-longer-open", state },
  );
}

/** A provider confirms once what a broker wrote down for it. */
export function mayConfirm(enquiry: EnquiryFacts, now: Instant): Verdict<true, EnquiryRefusal> {
  const open = mayWithdraw(enquiry, now);
  if (!open.ok) return open;
  return enquiry.offer?.byPhone && !enquiry.offer.confirmedAt
    ? yes(true)
    : no({ kind: "nothing-to-confirm" });
}

/**
 * A broker closes an enquiry that waits or has an offer. One that is declined or has lapsed stays as it is: a change
 * would tell its provider that something happened elsewhere.
 */
export function mayClose(enquiry: EnquiryFacts, now: Instant): Verdict<true, EnquiryRefusal> {
  const state = enquiryState(enquiry, now);
  return state === "waiting" || state === "offered" ? yes(true) : no({ kind: "no-longer-open", state });
}

/** A broker takes an offer that stands for the person. */
export function mayChoose(enquiry: EnquiryFacts, now: Instant): Verdict<true, EnquiryRefusal> {
  return mayWithdraw(enquiry, now);
}

/** Somebody in the frozen line of enquiries that go out one after another. */
export type Turn = { readonly providerId: string; readonly locationId: string; readonly rank: number };

/** The first in the line whom nobody has asked yet. */
export function nextInTurn<T extends Turn>(
  turns: readonly T[],
  asked: readonly { readonly providerId: string; readonly locationId: string }[],
): T | undefined {
  const wasAsked = (turn: T) =>
    asked.some((one) => one.providerId === turn.providerId && one.locationId === turn.locationId);
  return [...turns].sort((a, b) => a.rank - b.rank).find((turn) => !wasAsked(turn));
}

/**
 * Whether the next in turn is asked: nobody in the line still thinks about it, offers or was chosen, and the last one
 * asked has declined or let it lapse. After a broker has closed it a person decides.
 */
export function cascades(inTurn: readonly EnquiryFacts[], now: Instant): boolean {
  const states = inTurn.map((enquiry) => enquiryState(enquiry, now));
  const last = states.at(-1);
  if (states.some((state) => state === "waiting" || state === "offered" || state === "chosen")) return false;
  return last === "declined" || last === "lapsed";
}

/** From when a provider is reminded: the last quarter of its time. */
export function remindsFrom({
  sentAt,
  dueAt,
}: {
  readonly sentAt: Instant;
  readonly dueAt: Instant;
}): Instant {
  return new Date(dueAt.getTime() - Math.floor((dueAt.getTime() - sentAt.getTime()) / 4));
}

/** Whether the clock of enquiries runs at an instant. The next in turn is asked only then: a letter at night would tell of a machine. */
export function isWorkingTime(now: Instant, hours: WorkingHours, holidays: BankHolidays): boolean {
  const day = dayOf(now);
  const { hour } = londonClock(now);
  if (!bankHolidaysCover(day, "england", holidays) || !isWorkingDay(day, "england", holidays)) return false;
  return hour >= hours.fromHour && hour < hours.toHour;
}

/** What bears on whether anybody may be asked for a request. */
export type AskingFacts = {
  readonly heldAt: Instant | null;
  readonly archivedAt: Instant | null;
  readonly placed: boolean;
  readonly lines: readonly unknown[];
  readonly enquiries: readonly EnquiryFacts[];
};

export type AskRefusal = { readonly kind: "on-hold" | "archived" | "placed" | "chosen-already" | "no-lines" };

/** Providers are asked for an open request that says what is needed, until an offer is chosen. */
export function mayAsk(request: AskingFacts): Verdict<true, AskRefusal> {
  if (request.archivedAt) return no({ kind: "archived" });
  if (request.placed) return no({ kind: "placed" });
  if (request.heldAt) return no({ kind: "on-hold" });
  if (request.enquiries.some(({ chosenAt }) => chosenAt)) return no({ kind: "chosen-already" });
  return request.lines.length === 0 ? no({ kind: "no-lines" }) : yes(true);
}
