import { system } from "#app/domain/access/actor.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { addDays, dayOf, startOfDay } from "#app/domain/calendar.ts";
import { limitsRunningOut, lockSittingsToRemind } from "#app/data/brokerage/panel-reminders.server.ts";
import { saveSitting } from "#app/data/brokerage/sittings.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import { limitRunsOutMail, sittingSoonMail } from "#app/mail/panel.ts";

/** Where the links of the reminders lead. */
export type PanelPages = {
  readonly pack: (sittingId: string) => string;
  readonly panelCase: (caseId: string) => string;
};

/** How many days before a sitting its members are reminded, and before a limit runs out whoever asked for it. */
const daysBefore = { sitting: 1, limit: 7 };

/**
 * Reminds the members of a sitting from the day before on, and those who put a case a week before its limit runs out with
 * nobody placed; each once. Answers how many sittings it reminded of.
 */
export function remindOfPanels(pages: PanelPages): Promise<number> {
  return inTransaction(system, async (tx, now) => {
    const today = dayOf(now);
    const until = startOfDay(addDays(today, daysBefore.sitting + 1));
    const soon = await lockSittingsToRemind(tx, now, until);
    for (const { id, forum, sitsAt, members } of soon) {
      const letter = sittingSoonMail({ forum, when: inWords(sitsAt), link: pages.pack(id) });
      for (const member of members)
        await queueToStaff(tx, member, letter, `sitting-soon:${id}:${sitsAt.toISOString()}:${member}`);
      await saveSitting(tx, id, { remindedAt: now });
    }
    for (const limit of await limitsRunningOut(tx, today, addDays(today, daysBefore.limit))) {
      const words = { reference: limit.reference, until: shortDay(limit.lastOn) };
      const letter = limitRunsOutMail({ ...words, link: pages.panelCase(limit.caseId) });
      await queueToStaff(tx, limit.askedBy, letter, `limit-runs-out:${limit.caseId}`);
    }
    return soon.length;
  });
}
