import type { OutgoingMessage } from "#app/mail/message.ts";
import type { Tx } from "./db.server.ts";

/** A letter taken from the outbox by one worker: nobody else takes it until its lease is over. */
export type ClaimedLetter = OutgoingMessage & { readonly attempts: number };

export const mailStates = ["waiting", "sent", "failed"] as const;
export type MailState = (typeof mailStates)[number];

/** A row of the outbox as staff see it. `nextAttemptAt` is real time, the others the portal's. */
export type OutboxEntry = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly state: MailState;
  readonly queuedAt: Date;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly sentAt: Date | undefined;
  readonly failedAt: Date | undefined;
  readonly lastReply: string | undefined;
};

/** Takes the letter that has been due longest, if any, for so many seconds of real time, and counts the attempt. */
export async function claimDue(tx: Tx, leaseSeconds: number): Promise<ClaimedLetter | undefined> {
  const [letter] = await tx.$queryRaw<ClaimedLetter[]>`
    UPDATE mail SET attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    WHERE id = (
      SELECT id FROM mail WHERE sent_at IS NULL AND failed_at IS NULL AND next_attempt_at <= (SELECT clock_timestamp())
      ORDER BY next_attempt_at, queued_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, recipient AS "to", subject, text, attempts`;
  return letter;
}

export async function markSent(tx: Tx, letter: ClaimedLetter, reply: string, now: Date) {
  await tx.mail.updateMany({ where: { id: letter.id }, data: { sentAt: now, lastReply: reply } });
}

export async function markFailed(tx: Tx, letter: ClaimedLetter, reply: string, now: Date) {
  await tx.mail.updateMany({
    where: { id: letter.id, sentAt: null },
    data: { failedAt: now, lastReply: reply },
  });
}

/** Puts the letter back for another attempt, unless somebody has taken it since. */
export async function markForRetry(tx: Tx, letter: ClaimedLetter, reply: string, seconds: number) {
  await tx.$executeRaw`
    UPDATE mail SET next_attempt_at = clock_timestamp() + make_interval(secs => ${seconds}), last_reply = ${reply}
    WHERE id = ${letter.id}::uuid AND attempts = ${letter.attempts} AND sent_at IS NULL AND failed_at IS NULL`;
}

/** The outbox, newest first, as far as the actor may see it. */
export async function listOutbox(
  tx: Tx,
  state: MailState,
  page: { readonly skip: number; readonly take: number },
): Promise<readonly OutboxEntry[]> {
  const rows = await tx.mail.findMany({
    where: inState(state),
    select: columns,
    orderBy: [{ queuedAt: "desc" }, { id: "asc" }],
    ...page,
  });
  return rows.map(toEntry);
}

/** One letter of the outbox, if the actor may see it. */
export async function outboxEntry(tx: Tx, id: string): Promise<OutboxEntry | undefined> {
  const row = await tx.mail.findUnique({ where: { id }, select: columns });
  return row ? toEntry(row) : undefined;
}

/** Puts a letter that failed back for another attempt; false where it did not fail or is another's. */
export async function retryMail(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`SELECT app.retry_mail(${id}::uuid) AS done`;
  return row?.done ?? false;
}

type Row = Omit<OutboxEntry, "to" | "state" | "sentAt" | "failedAt" | "lastReply"> & {
  readonly recipient: string;
  readonly sentAt: Date | null;
  readonly failedAt: Date | null;
  readonly lastReply: string | null;
};

function toEntry({ recipient, sentAt, failedAt, lastReply, ...row }: Row): OutboxEntry {
  return {
    ...row,
    to: recipient,
    state: sentAt ? "sent" : failedAt ? "failed" : "waiting",
    sentAt: sentAt ?? undefined,
    failedAt: failedAt ?? undefined,
    lastReply: lastReply ?? undefined,
  };
}

/** How many letters are waiting, sent and failed, as far as the actor may see them. */
export async function countOutbox(tx: Tx): Promise<Readonly<Record<MailState, number>>> {
  const [waiting, sent, failed] = [
    await count(tx, "waiting"),
    await count(tx, "sent"),
    await count(tx, "failed"),
  ];
  return { waiting, sent, failed };
}

function count(tx: Tx, state: MailState): Promise<number> {
  return tx.mail.count({ where: inState(state) });
}

const columns = {
  ...{ id: true, recipient: true, subject: true, text: true, queuedAt: true, attempts: true },
  ...{ nextAttemptAt: true, sentAt: true, failedAt: true, lastReply: true },
} as const;

function inState(state: MailState) {
  if (state === "sent") return { sentAt: { not: null } };
  return state === "failed" ? { sentAt: null, failedAt: { not: null } } : { sentAt: null, failedAt: null };
}
