import type { Instant } from "#app/domain/calendar.ts";
import { callOffState, type CallOffRoute, type CallOffState } from "#app/domain/call-off/state.ts";
import { nextDeadline, type CallOffDeadline } from "#app/domain/call-off/next-deadline.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { callOffsWhere } from "./call-offs.server.ts";

/** A call-off of the actor's own commissioner that waits for somebody's decision. */
export type WaitingCallOff = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly state: CallOffState;
  readonly route: CallOffRoute | null;
  /** Questions that nobody has answered, while it is open. */
  readonly questions: number;
  /** Whether the actor drafted it or asked for its approval, so that another decides. */
  readonly own: boolean;
  readonly clock: CallOffDeadline | undefined;
};

/** The call-offs of the actor's own commissioner that are not over, with what they wait for and their next clock. */
export async function callOffsUnderWay(
  tx: Tx,
  accountId: string,
  now: Instant,
): Promise<readonly WaitingCallOff[]> {
  const running = Prisma.sql`c.commissioner_id = app.commissioner() AND c.cancelled_at IS NULL AND c.left_framework_at IS NULL
    AND c.approval_asked_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contract k WHERE k.call_off_id = c.id)`;
  const callOffs = await callOffsWhere(tx, running);
  const asked = await tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT q.call_off_id AS id, count(*)::int AS count FROM call_off_question q
    WHERE q.call_off_id = ANY (${callOffs.map(({ id }) => id)}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM call_off_answer a WHERE a.question_id = q.id) GROUP BY q.call_off_id`;
  return callOffs.map((callOff) => {
    const state = callOffState(callOff, now);
    const { id, reference, title, route, createdBy, approvalAskedBy } = callOff;
    return {
      ...{ id, reference, title, route, state, clock: nextDeadline(callOff, state, now) },
      questions: state === "open" ? (asked.find((one) => one.id === id)?.count ?? 0) : 0,
      own: [createdBy, approvalAskedBy].includes(accountId),
    };
  });
}
