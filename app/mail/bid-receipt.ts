import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { dayInWords, deadlineInWords, timeInWords } from "#app/domain/calendar-words.ts";
import type { Message } from "./message.ts";

type BidReceiptFacts = {
  readonly to: string;
  readonly commissioner: string;
  readonly title: string;
  readonly closesAt: Instant;
  readonly reference: string;
  readonly submittedAt: Instant;
  readonly contentHash: string;
  /** The whole address of the receipt's page. */
  readonly link: string;
};

/** Proof that a bid arrived: its reference, the time to the second and the hash of what it says. No price and no answer. */
export function bidReceiptMail(receipt: BidReceiptFacts): Message {
  const { to, commissioner, title, closesAt, reference, submittedAt, contentHash, link } = receipt;
  return {
    to,
    subject: `We have received your bid ${reference}`,
    text: `${commissioner} has received your bid for “${title}”.

Reference: ${reference}
Received at: ${timeInWords(submittedAt)} on ${dayInWords(dayOf(submittedAt))}
Content hash (SHA-256): ${contentHash}

Keep this message. The hash stands for every answer and every price in your bid: nobody can change one without changing the hash.

What happens next

You can change your bid and submit it again, or withdraw it, until ${deadlineInWords(closesAt)}. The last version submitted is the one that counts.

Nobody at ${commissioner} can read your answers or prices before then. After the close two people open all bids together. We will write to you with the outcome and the reasons for it.

Sign in to see your receipt and your bid: ${link}`,
  };
}

/** Tells a bidder's people that its bid was taken back, and until when it may be submitted again. */
export function bidWithdrawnMail(facts: {
  readonly title: string;
  readonly closesAt: Instant;
  readonly reference: string;
  readonly link: string;
}): Omit<Message, "to"> {
  const { title, closesAt, reference, link } = facts;
  return {
    subject: `Your bid ${reference} was withdrawn`,
    text: `Your bid ${reference} for “${title}” was withdrawn. It will not be opened.

What you wrote is kept. You can submit it again until ${deadlineInWords(closesAt)}.

Sign in to see it: ${link}`,
  };
}
