import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { dayInWords, deadlineInWords, timeInWords } from "#app/domain/calendar-words.ts";
import type { Message } from "./message.ts";

export type ReceiptFacts = {
  readonly to: string;
  readonly council: string;
  readonly roundTitle: string;
  readonly closesAt: Instant;
  readonly reference: string;
  readonly submittedAt: Instant;
  readonly contentHash: string;
  /** The whole address of the receipt's page. */
  readonly link: string;
};

/** Proof that an application arrived: its reference, the time to the second and the hash of what it says. */
export function receiptMail(receipt: ReceiptFacts): Message {
  const { to, council, roundTitle, closesAt, reference, submittedAt, contentHash, link } = receipt;
  return {
    to,
    subject: `We have received your application ${reference}`,
    text: `${council} has received your application to ${roundTitle}.

Reference: ${reference}
Received at: ${timeInWords(submittedAt)} on ${dayInWords(dayOf(submittedAt))}
Content hash (SHA-256): ${contentHash}

Keep this message. The hash stands for every answer and every price in what you sent: nobody can change one without changing the hash.

What happens next

You can change your application and submit it again, or withdraw it, until ${deadlineInWords(closesAt)}. The last version submitted is the one that counts.

Nobody at the council can read your answers or prices before then. After the round has closed, two people open all applications together. We will write to you with the outcome for each lot and the reasons for it.

Sign in to see your receipt and your application: ${link}`,
  };
}
