import { system } from "#app/domain/access/actor.ts";
import { addDays, dayOf, type Day, type Instant } from "#app/domain/calendar.ts";
import { addWorkingDays, bankHolidaysCover } from "#app/domain/working-days.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  contractsRunOut,
  lockNoticesToRemind,
  markNoticesReminded,
  type ReminderStep,
} from "#app/data/notice-reminders.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { noticeDueMail } from "#app/mail/notice-due.ts";
import { recordObligations } from "./record-obligations.server.ts";

/** How many working days before a notice is due each reminder goes. */
const workingDaysBefore: { readonly [step in ReminderStep]: number } = { late: 2, early: 10 };

/**
 * Reminds the people who file notices ten and two working days before each is due, once each; `page` gives the whole address of a
 * notice. Puts on file what follows from contracts that have run out. Answers how many notices it reminded of.
 */
export function remindOfNotices(page: (noticeId: string) => string): Promise<number> {
  return inTransaction(system, async (tx, now) => {
    for (const contractId of await contractsRunOut(tx, dayOf(now)))
      await recordObligations(tx, { event: "contract-ended", contractId }, now);
    let reminded = 0;
    for (const step of ["late", "early"] as const) reminded += await remind(tx, step, now, page);
    return reminded;
  });
}

async function remind(tx: Tx, step: ReminderStep, now: Instant, page: (noticeId: string) => string) {
  const today = dayOf(now);
  const until = await workingDaysOn(tx, today, workingDaysBefore[step]);
  const notices = await lockNoticesToRemind(tx, step, today, until);
  for (const { id, commissionerId, recipients, ...notice } of notices)
    for (const to of recipients)
      await queue(tx, noticeDueMail({ ...notice, to, link: page(id) }), {
        ...{ onceKey: `notice:${step}:${id}:${notice.dueOn}:${to}`, commissionerId },
      });
  await markNoticesReminded(
    tx,
    notices.map(({ id }) => id),
    step,
    now,
  );
  return notices.length;
}

/** So many working days on in England; in a year whose bank holidays are not on file, as many weeks of five days. */
async function workingDaysOn(tx: Tx, today: Day, count: number): Promise<Day> {
  const holidays = await bankHolidaysOnFile(tx);
  const furthest = addDays(today, 2 * count + 14);
  return [today, furthest].every((day) => bankHolidaysCover(day, "england", holidays))
    ? addWorkingDays(today, count, "england", holidays)
    : addDays(today, Math.ceil((count * 7) / 5));
}
