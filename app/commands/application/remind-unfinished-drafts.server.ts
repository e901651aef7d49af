import { system } from "#app/domain/access/actor.ts";
import {
  lockDraftsToRemind,
  lockRoundsToRemind,
  markMembersReminded,
  markReminded,
} from "#app/data/application/reminders.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { memberReminderMail, reminderMail } from "#app/mail/application-letters.ts";

const hoursBeforeTheClose = 72;

/**
 * Reminds everyone whose application is not submitted, once for each closing instant, from three days before it. `page`
 * gives the whole address of an application, `home` that of a provider's start page, for members that have not begun:
 * they are told what becomes of their rates. Answers how many applications and members were reminded.
 */
export async function remindUnfinishedDrafts(
  page: (applicationId: string) => string,
  home: string,
): Promise<number> {
  return inTransaction(system, async (tx, now) => {
    const drafts = await lockDraftsToRemind(tx, now, hoursBeforeTheClose);
    for (const draft of drafts) {
      const onceKey = `unfinished-draft:${draft.id}:${draft.closesAt.toISOString()}`;
      const options = { onceKey, commissionerId: draft.commissionerId };
      await queueToProvider(tx, draft.providerId, reminderMail({ ...draft, link: page(draft.id) }), options);
      await markReminded(tx, draft.id, now);
    }
    return drafts.length + (await remindMembers(tx, now, home));
  });
}

async function remindMembers(tx: Tx, now: Date, link: string): Promise<number> {
  const rounds = await lockRoundsToRemind(tx, now, hoursBeforeTheClose);
  for (const { id, title, commissionerId, closesAt, standing, providerIds } of rounds) {
    const letter = memberReminderMail({ roundTitle: title, closesAt, standing, link });
    const onceKey = `members-of-round:${id}:${closesAt.toISOString()}`;
    for (const providerId of providerIds)
      await queueToProvider(tx, providerId, letter, { onceKey, commissionerId });
    await markMembersReminded(tx, id, now);
  }
  return rounds.reduce((sum, round) => sum + round.providerIds.length, 0);
}
