import type { CallOff } from "#app/domain/call-off/call-off.ts";
import type { CallOffState } from "#app/domain/call-off/state.ts";
import { dayInWords, deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { startOfDay, type Instant } from "#app/domain/calendar.ts";
import { stateLooks } from "./call-off-words.ts";

type Extension = {
  readonly before: Instant;
  readonly after: Instant;
  readonly reason: string;
  readonly recordedAt: Instant;
};
type Moment = {
  readonly title: string;
  readonly at: Instant;
  readonly words?: string;
  readonly detail?: string;
};

type CallOffMoment = {
  readonly title: string;
  readonly when: string;
  readonly dateTime: string;
  readonly detail: string;
  readonly state: "done" | "now" | "ahead";
};

/** Everything dated about a call-off in order of time, with where it stands now in between. */
export function timelineOfCallOff(
  callOff: CallOff,
  extensions: readonly Extension[],
  state: CallOffState,
  now: Instant,
): readonly CallOffMoment[] {
  const moments = [...doneWith(callOff), ...extensions.map(toMoment), ...clocksOf(callOff)]
    .filter((moment) => moment.at <= now || goesOn(state))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const here = { title: `Now: ${stateLooks[state].word}`, at: now };
  return [
    ...moments.filter(({ at }) => at <= now).map((moment) => toEvent(moment, "done")),
    toEvent(here, "now"),
    ...moments.filter(({ at }) => at > now).map((moment) => toEvent(moment, "ahead")),
  ];
}

function goesOn(state: CallOffState): boolean {
  return state !== "cancelled" && state !== "left-framework";
}

function toEvent({ title, at, words, detail }: Moment, state: CallOffMoment["state"]): CallOffMoment {
  return { title, when: words ?? inWords(at), dateTime: at.toISOString(), detail: detail ?? "", state };
}

function doneWith(callOff: CallOff): readonly Moment[] {
  return [
    { title: "Drafted", at: callOff.createdAt },
    ...moment("Put up for approval", callOff.approvalAskedAt),
    ...moment("Approved to start", callOff.approvedAt),
    ...moment(
      callOff.route === "DIRECT" ? "Opened for offers" : "Published to those invited",
      callOff.publishedAt,
    ),
    ...moment("Bids opened by two people", callOff.openedAt),
    ...callOff.offers.flatMap((offer) => [
      ...moment("Offer accepted", offer.acceptedAt),
      ...moment("Offer declined", offer.declinedAt),
      ...moment("Offer withdrawn", offer.withdrawnAt),
    ]),
    ...moment("Award letters sent", callOff.award?.lettersAt ?? null),
    ...moment("Cancelled", callOff.cancelledAt, callOff.cancelledReason),
    ...moment("Left the framework", callOff.leftFrameworkAt, callOff.routeReason),
  ];
}

function clocksOf(callOff: CallOff): readonly Moment[] {
  const { questionsCloseAt, closesAt, award, startsOn } = callOff;
  const clock = (title: string, at: Instant | null | undefined): Moment[] =>
    at ? [{ title, at, words: deadlineInWords(at) }] : [];
  return [
    ...clock("Questions close", questionsCloseAt),
    ...clock("Bids close", closesAt),
    ...clock("Standstill ends", award?.standstillEndsAt),
    ...clock("Held until", award?.notBefore),
    { title: "Service starts", at: startOfDay(startsOn), words: dayInWords(startsOn) },
  ];
}

function moment(title: string, at: Instant | null, detail?: string): readonly Moment[] {
  return at ? [{ title, at, ...(detail ? { detail } : {}) }] : [];
}

function toMoment({ before, after, reason, recordedAt }: Extension): Moment {
  const detail = `From ${deadlineInWords(before)} to ${deadlineInWords(after)}. ${reason}`;
  return { title: "Closes later", at: recordedAt, detail };
}
