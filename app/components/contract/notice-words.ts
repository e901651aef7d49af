import { shortDay } from "#app/domain/calendar-words.ts";
import { daysBetween, type Day } from "#app/domain/calendar.ts";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";

export const noticeStates = ["overdue", "due", "filed", "exempt"] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Where a notice stands, in a word. */
export const noticeLooks: { readonly [state in NoticeState]: StatusLook } = {
  overdue: { word: "Overdue", colour: "red" },
  due: { word: "Due", colour: "yellow" },
  filed: { word: "Filed", colour: "green" },
  exempt: { word: "Not owed", colour: "grey" },
};

type Dates = { readonly dueOn: Day | null; readonly filedOn: Day | null };

/** Where a notice stands on a day. One is overdue from the day after it was due. */
export function noticeState({ dueOn, filedOn }: Dates, today: Day): NoticeState {
  if (dueOn === null) return "exempt";
  if (filedOn !== null) return "filed";
  return dueOn < today ? "overdue" : "due";
}

/** By when, like "2 March 2027 (in 97 days)", or when it was filed. */
export function dueInWords({ dueOn, filedOn }: Dates, today: Day): string {
  if (dueOn === null) return "–";
  if (filedOn !== null)
    return `${shortDay(dueOn)}; filed on ${shortDay(filedOn)}${filedOn > dueOn ? ", late" : ""}`;
  return `${shortDay(dueOn)} (${fromToday(daysBetween(today, dueOn))})`;
}

function fromToday(days: number): string {
  if (days === 0) return "today";
  const count = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? `in ${count}` : `${count} ago`;
}
