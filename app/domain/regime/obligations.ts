import { addDays, addMonths, dayOfWeek, isWeekend, toDay, type Day } from "../calendar.ts";
import type { Pence } from "../money.ts";
import { unreachable } from "../verdict.ts";
import {
  addWorkingDays,
  bankHolidaysCover,
  sameOrNextWorkingDay,
  type BankHolidays,
  type WorkingCalendar,
} from "../working-days.ts";

/** What happens that may make a notice due. */
export const noticeEvents = [
  "round-letters",
  "members-admitted",
  "award-approved",
  "contract-made",
  "contract-varied",
  "contract-ended",
  "call-off-cancelled",
] as const;
export type NoticeEvent = (typeof noticeEvents)[number];

/** In which cases a notice is not owed, as dated data names them. */
export const exemptions = [
  "user-choice",
  "below-threshold",
  "below-notifiable",
  "not-above",
  "change-below",
  "call-off",
  "competition",
  "no-competition",
  "other-ground",
  "always",
] as const;
export type Exemption = (typeof exemptions)[number];

/** From which day the time for a notice is counted: the event's, the last before the contract begins, or the end of a period. */
export const countingDays = [
  "event",
  "event-before",
  "end-of-quarter",
  "end-of-next-financial-year",
] as const;
export type CountsFrom = (typeof countingDays)[number];

/** A rule of dated data: which events ask for a notice, by when, and in which cases not. Sums are with VAT. */
export type NoticeRule = {
  readonly kind: string;
  readonly title: string;
  readonly events: readonly NoticeEvent[];
  readonly due: {
    readonly days: number;
    readonly countsFrom: CountsFrom;
    readonly calendar: WorkingCalendar;
    /** Whose next working day a last day runs to that is none. */
    readonly rollsTo?: WorkingCalendar | undefined;
  };
  readonly exemptions: readonly {
    readonly when: Exemption;
    readonly why: string;
    readonly clause: string;
  }[];
  /** The least value at which it is owed; null where a threshold was asked that nobody has on file. */
  readonly leastPence?: Pence | null | undefined;
  /** The value above which it is owed. */
  readonly abovePence?: Pence | undefined;
  /** The value from which another notice takes its place. */
  readonly belowPence?: Pence | null | undefined;
  readonly oncePerDueDay: boolean;
  readonly why: string;
  readonly clause: string;
  readonly source: string;
  readonly uncertain: boolean;
};

/** What happened, as far as the notices of it depend on it. */
export type NoticeFacts = {
  readonly event: NoticeEvent;
  readonly on: Day;
  /** The day on which the contract or the change is entered into. */
  readonly entryOn: Day;
  readonly valueWithVat: Pence;
  /** By how much a variation moves the value. */
  readonly changeWithVat: Pence;
  readonly userChoice: boolean;
  readonly callOff: boolean;
  readonly competition: boolean;
  /** Whether the ground of a variation is one that is published. */
  readonly publishedGround: boolean;
};

/** A notice that is due, or that is not and why. */
export type Notice = Pick<NoticeRule, "kind" | "title" | "why" | "source" | "uncertain" | "oncePerDueDay"> & {
  readonly dueOn: Day | null;
  /** How its time is counted, in words. */
  readonly calendar: string;
  readonly citation: string;
  readonly exempt: { readonly when: Exemption; readonly why: string } | null;
};

/** Every notice that the rules of a regime ask for when something happens: with its day, or with the reason that exempts it. */
export function noticesDue(
  rules: readonly NoticeRule[],
  facts: NoticeFacts,
  holidays: BankHolidays,
): readonly Notice[] {
  return rules
    .filter((rule) => rule.events.includes(facts.event) && !isTakenOver(rule, facts))
    .map((rule) => noticeOf(rule, facts, holidays));
}

function isTakenOver({ belowPence }: NoticeRule, { valueWithVat }: NoticeFacts): boolean {
  return belowPence !== undefined && belowPence !== null && valueWithVat >= belowPence;
}

function noticeOf(rule: NoticeRule, facts: NoticeFacts, holidays: BankHolidays): Notice {
  const { kind, title, why, source, oncePerDueDay } = rule;
  const exempt = rule.exemptions.find(({ when }) => isExempt(when, rule, facts));
  const due = exempt ? null : dueDay(rule, facts, holidays);
  return {
    ...{ kind, title, why, source, oncePerDueDay },
    uncertain: rule.uncertain || rule.leastPence === null || due?.onFile === false,
    dueOn: due?.day ?? null,
    calendar: calendarInWords(rule.due),
    citation: exempt?.clause ?? rule.clause,
    exempt: exempt ? { when: exempt.when, why: exempt.why } : null,
  };
}

function isExempt(when: Exemption, rule: NoticeRule, facts: NoticeFacts): boolean {
  const least = rule.leastPence ?? null;
  switch (when) {
    case "always":
      return true;
    case "user-choice":
      return facts.userChoice;
    case "call-off":
      return facts.callOff;
    case "competition":
      return facts.competition;
    case "no-competition":
      return !facts.competition;
    case "other-ground":
      return !facts.publishedGround;
    case "below-threshold":
    case "below-notifiable":
      return least !== null && facts.valueWithVat < least;
    case "change-below":
      return least !== null && Math.abs(facts.changeWithVat) < least;
    case "not-above":
      return rule.abovePence !== undefined && facts.valueWithVat <= rule.abovePence;
    default:
      return unreachable(when);
  }
}

/** The day that the rule reaches. Where that year's bank holidays are not on file only weekends are known, and it is uncertain. */
function dueDay({ due }: NoticeRule, facts: NoticeFacts, holidays: BankHolidays) {
  const from = countedFrom(due.countsFrom, facts);
  const roll = due.rollsTo ?? "none";
  const furthest = addDays(from, 2 * due.days + 20);
  const onFile = [from, furthest].every((day) =>
    [due.calendar, roll].every((calendar) => bankHolidaysCover(day, calendar, holidays)),
  );
  const reached = onFile ? addWorkingDays(from, due.days, due.calendar, holidays) : addDays(from, due.days);
  const day = onFile ? sameOrNextWorkingDay(reached, roll, holidays) : afterWeekend(reached, roll);
  return { day, onFile };
}

function afterWeekend(day: Day, roll: WorkingCalendar): Day {
  return roll !== "none" && isWeekend(day) ? addDays(day, 8 - dayOfWeek(day)) : day;
}

function countedFrom(countsFrom: CountsFrom, { on, entryOn }: NoticeFacts): Day {
  switch (countsFrom) {
    case "event":
      return on;
    case "event-before":
      return entryOn;
    case "end-of-quarter":
      return lastDayOfQuarter(on);
    case "end-of-next-financial-year":
      return toDay(`${Number(on.slice(0, 4)) + (on.slice(5) <= "03-31" ? 1 : 2)}-03-31`);
    default:
      return unreachable(countsFrom);
  }
}

function lastDayOfQuarter(day: Day): Day {
  const first = 3 * Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
  return addDays(addMonths(toDay(`${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`), 3), -1);
}

const calendarWords: { readonly [calendar in WorkingCalendar]: string } = {
  none: "calendar days",
  england: "working days in England",
  "england-and-wales": "working days in England and Wales",
  "united-kingdom": "days that are working days in every part of the United Kingdom",
};

const fromWords: { readonly [day in CountsFrom]: string } = {
  event: "",
  "event-before": "",
  "end-of-quarter": " after the end of the quarter",
  "end-of-next-financial-year": "",
};

function calendarInWords({ days, countsFrom, calendar, rollsTo }: NoticeRule["due"]): string {
  if (countsFrom === "event-before") return "Before the contract or the change is entered into";
  if (countsFrom === "end-of-next-financial-year") return "By the end of the next financial year";
  const counted = days === 0 ? "At once" : `${days} ${calendarWords[calendar]}`;
  return `${counted}${fromWords[countsFrom]}${rollsTo ? ", to the end of the next working day" : ""}`;
}
