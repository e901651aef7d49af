import type { Instant } from "#app/domain/calendar.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import type { Letter } from "./message.ts";

/** Asks a member of the framework to bid for a call-off together. */
export function bidTogetherLetter(
  lead: string,
  reference: string,
  title: string,
  closesAt: Instant | null,
): Letter {
  return {
    subject: `${lead} asks you to bid together for ${reference}`,
    text: `${lead} asks your organisation to be its partner in a bid for ${reference}, ${title}.

Sign in to read what is called off, and to agree or decline. If you agree, you say which lots you take. ${lead} then makes the bid and sees your framework rates for those lots, which its prices are held against.
${closesAt ? `\nPartners can agree until bids close at ${deadlineInWords(closesAt)}.\n` : ""}
An organisation may be in one bid only. If you do not want to take part, you need do nothing.`,
  };
}

/** Tells a lead what a partner answered. */
export function partnerAnswerLetter(partner: string, reference: string, answer: "agreed" | "left"): Letter {
  return {
    subject: `${partner} ${answer === "agreed" ? "agreed to bid together" : "is no longer your partner"} for ${reference}`,
    text: `${partner} ${answer === "agreed" ? "agreed to be your partner" : "is no longer your partner"} in your bid for ${reference}.

Sign in to see which lots are covered. Every lot must be taken by a partner that agreed and may take it.

If you have submitted a bid already, submit it again before bids close: it stands on the partners that it names, and on no lot that one of them has left.`,
  };
}

/** Tells a partner that the lead took it out of the bid. */
export function leadParted(lead: string, reference: string): Letter {
  return {
    subject: `${lead} no longer bids with you for ${reference}`,
    text: `${lead} has taken your organisation out of its bid for ${reference}. You need do nothing.`,
  };
}
