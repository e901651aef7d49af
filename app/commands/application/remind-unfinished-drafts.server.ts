import { system } from "#app/domain/access/actor.ts";
import { lockDraftsToRemind, markReminded } from "#app/data/application/reminders.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { reminderMail } from "#app/mail/application-letters.ts";

const hoursBeforeTheClose = 72;

/**
 * Reminds everyone whose application is not submitted, once for each closing instant, from three days before it. `page`
 * gives the whole address of an application. Answers how many applications were reminded of.
 */
export async function remindUnfinishedDrafts(page: (applicationId: string) => string): Promise<number> {
  return inTransaction(system, async (tx, now) => {
    const drafts = await lockDraftsToRemind(tx, now, hoursBeforeTheClose);
    for (const draft of drafts) {
      const onceKey = `unfinished-draft:${draft.id}:${draft.closesAt.toISOString()}`;
      const options = { onceKey, commissionerId: draft.commissionerId };
      await queueToProvider(tx, draft.providerId, reminderMail({ ...draft, link: page(draft.id) }), options);
      await markReminded(tx, draft.id, now);
    }
    return drafts.length;
  });
}
