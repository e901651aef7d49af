import { system } from "#app/domain/access/actor.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { claimDue, markFailed, markForRetry, markSent, type ClaimedLetter } from "#app/data/mail.server.ts";
import { secondsBeforeRetry } from "#app/mail/back-off.ts";
import type { Delivery, MailTransport } from "#app/mail/smtp.server.ts";

export type Delivered = { readonly sent: number; readonly failed: number; readonly later: number };

type Options = { readonly atMost?: number };

/** How long after an attempt is cut off its letter stays taken, for the result to be written down. */
const writingDown = 60;

/**
 * Sends what is due in the outbox, one letter at a time. No transaction is open while the server is spoken to: a letter
 * is first taken for longer than an attempt can last, so that no two workers send it. A worker that dies between the
 * server's "accepted" and writing it down lets the letter go again, under the same Message-ID. Trouble with the server
 * itself ends the run: the other letters keep their turn.
 */
export async function deliverOutbox(
  transport: MailTransport,
  { atMost = 200 }: Options = {},
): Promise<Delivered> {
  const counts = { sent: 0, failed: 0, later: 0 };
  for (let taken = 0; taken < atMost; taken++) {
    const letter = await inTransaction(system, (tx) =>
      claimDue(tx, transport.longestAttempt / 1000 + writingDown),
    );
    if (!letter) break;
    const delivery = await transport.deliver(letter);
    await writeDown(letter, delivery);
    counts[countedAs[delivery.outcome]]++;
    if (delivery.outcome === "server-trouble") break;
  }
  return counts;
}

const countedAs = { accepted: "sent", refused: "failed", later: "later", "server-trouble": "later" } as const;

function writeDown(letter: ClaimedLetter, { outcome, reply }: Delivery) {
  return inTransaction(system, async (tx, now) => {
    if (outcome === "accepted") await markSent(tx, letter, reply, now);
    else if (outcome === "refused") await markFailed(tx, letter, reply, now);
    else await markForRetry(tx, letter, reply, secondsBeforeRetry(letter.attempts));
  });
}
