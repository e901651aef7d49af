import { contractsWithin } from "#app/data/call-off/contract-list.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { noticesDueBy } from "#app/data/notice-list.server.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { addDays, daysBetween, startOfDay, type Day } from "#app/domain/calendar.ts";
import { paths } from "./paths.ts";

/** The notices, reviews and ends of contracts whose day comes within a week, and the notices that are overdue. */
export async function contractClocks(tx: Tx, today: Day) {
  const until = addDays(today, 7);
  const notices = (await noticesDueBy(tx, until)).flatMap(({ id, title, subjectTitle, dueOn }) =>
    dueOn
      ? [{ key: `notice-${id}`, href: paths.obligation(id), what: `${title}: ${subjectTitle}`, on: dueOn }]
      : [],
  );
  const contracts = (await contractsWithin(tx, today, until)).map(({ id, reference, kind, on }) => ({
    key: `${kind}-${id}`,
    href: paths.contract(id),
    what: kind === "ends" ? `Contract ${reference} ends` : `Review contract ${reference}`,
    on,
  }));
  return [...notices, ...contracts].map(({ on, ...clock }) => ({
    ...clock,
    ...{ at: startOfDay(addDays(on, 1)), when: dayInWords(on), left: left(daysBetween(today, on)) },
  }));
}

function left(days: number): string {
  if (days === 0) return "today";
  const count = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? count : `overdue by ${count}`;
}
