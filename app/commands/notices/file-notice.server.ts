import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { no, yes } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { lockNotice, saveFiling } from "#app/data/notices.server.ts";

/**
 * Marks a notice as filed on a day, with the link or the reference that proves it. Refuses a day that has not come, and a
 * notice that is exempt or filed already. Null for a stranger’s notice.
 */
export function fileNotice(
  actor: StaffActor,
  noticeId: string,
  { on, evidence }: { readonly on: Day; readonly evidence: string },
  arrival?: Arrival,
) {
  return inTransaction(
    actor,
    async (tx, now) => {
      const notice = await lockNotice(tx, noticeId);
      if (!notice) return null;
      if (notice.dueOn === null) return no({ kind: "exempt" } as const);
      if (notice.filedOn !== null) return no({ kind: "filed", on: notice.filedOn } as const);
      if (on > dayOf(now)) return no({ kind: "not-yet" } as const);
      await saveFiling(tx, noticeId, { on, evidence, by: actor.accountId, at: now });
      record(tx, { kind: "notice-filed", subject: { kind: "notice", id: noticeId }, on }, evidence);
      return yes(on);
    },
    arrival,
  );
}

/** Opens a notice again that was marked as filed by mistake, with the reason. Null for a stranger's notice. */
export function reopenNotice(actor: StaffActor, noticeId: string, reason: string, arrival?: Arrival) {
  return inTransaction(
    actor,
    async (tx) => {
      const notice = await lockNotice(tx, noticeId);
      if (!notice) return null;
      if (notice.filedOn === null) return no({ kind: "not-filed" } as const);
      await saveFiling(tx, noticeId, null);
      record(tx, { kind: "notice-reopened", subject: { kind: "notice", id: noticeId } }, reason);
      return yes(null);
    },
    arrival,
  );
}
