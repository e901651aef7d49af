import type { Instant } from "#app/domain/calendar.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import type { Message } from "./message.ts";

export type PartnerInvitation = {
  readonly to: string;
  readonly lead: string;
  readonly council: string;
  readonly roundTitle: string;
  readonly closesAt: Instant;
};

/** Asks another organisation to join an application. */
export function partnerInvitationMail({
  to,
  lead,
  council,
  roundTitle,
  closesAt,
}: PartnerInvitation): Message {
  return {
    to,
    subject: `${lead} invites you to apply together`,
    text: `${lead} applies to ${roundTitle} of ${council} and invites your organisation to be its partner.

Sign in with this email address; if you have no account yet, register your organisation first. You find the invitation on your home page. To join you make your own declaration and say what you deliver in each lot.

The application can be submitted until ${deadlineInWords(closesAt)}, once every partner is ready.

If you do not know ${lead}, you need do nothing.`,
  };
}
