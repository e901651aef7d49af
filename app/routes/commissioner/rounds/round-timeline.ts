import type { Extension, Round } from "#app/data/rounds.server.ts";
import { dayInWords, deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { startOfDay, type Instant } from "#app/domain/calendar.ts";

export type Moment = {
  readonly title: string;
  readonly when: string;
  readonly dateTime: string;
  readonly detail: string;
  readonly state: "done" | "ahead";
};

/** Everything dated about a round, in order of time: what is past and what is still to come. */
export function timelineOf(round: Round, extensions: readonly Extension[], now: Instant): readonly Moment[] {
  const moments = [
    ...(round.publishedAt ? [{ title: "Published", at: round.publishedAt }] : []),
    { title: "Opens", at: round.opensAt },
    { title: "Questions close", at: round.clarificationsCloseAt, deadline: true },
    ...extensions.map((one) => ({
      title: "Extended",
      at: one.recordedAt,
      detail: `From ${deadlineInWords(one.before)} to ${deadlineInWords(one.after)}. ${one.reason}`,
    })),
    { title: "Closes", at: round.closesAt, deadline: true },
    ...(round.openedAt ? [{ title: "Applications opened by two people", at: round.openedAt }] : []),
    ...(round.cancelledAt ? [{ title: "Cancelled", at: round.cancelledAt }] : []),
    { title: "Prices hold from", at: startOfDay(round.effectiveOn), words: dayInWords(round.effectiveOn) },
  ];
  return moments
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((moment) => ({
      title: moment.title,
      when:
        "words" in moment
          ? moment.words
          : "deadline" in moment
            ? deadlineInWords(moment.at)
            : inWords(moment.at),
      dateTime: moment.at.toISOString(),
      detail: "detail" in moment ? moment.detail : "",
      state: moment.at <= now ? "done" : "ahead",
    }));
}
