import type { Message } from "./message.ts";

type Letter = Omit<Message, "to">;
type About = { readonly reference: string; readonly title: string };

/** Invites a member to bid, of several lots also one that holds only some of them. Instants in words. */
export function invitedToBidMail({
  reference,
  title,
  closes,
  questionsClose,
  partly,
}: About & {
  readonly closes: string;
  readonly questionsClose: string;
  /** The lots that it holds and those that it does not; null for who holds them all. */
  readonly partly: { readonly holds: readonly string[]; readonly rest: readonly string[] } | null;
}): Letter {
  return {
    subject: `You are invited to bid: ${title} (${reference})`,
    text: `You are invited to bid for ${title} (${reference}).
${partly ? partlyWords(partly) : ""}
Bids close at ${closes}. At that instant it is too late.
You can ask questions until ${questionsClose}. Every answer goes to everyone invited, without saying who asked.

Sign in and open "Call-offs" to read what is needed and how bids are judged, to ask, and to bid. Bids stay sealed until two people open them after the close. If you do not want to bid, say so there.
`,
  };
}

function partlyWords({
  holds,
  rest,
}: {
  readonly holds: readonly string[];
  readonly rest: readonly string[];
}): string {
  const others = rest.length > 0 ? rest.join("; ") : "the rest of these lots";
  return `
A bid must cover every lot. Today you hold: ${holds.join("; ")}. For ${others}, you must bid with partners: begin a partnership on the page of the call-off and ask other members, or agree when another member asks you. An organisation may be in one bid only.
`;
}

/** Tells everyone invited that bids close later than planned. Instants in words. */
export function callOffExtendedMail({
  reference,
  title,
  before,
  after,
  reason,
}: About & { readonly before: string; readonly after: string; readonly reason: string }): Letter {
  return {
    subject: `Bids close later: ${title} (${reference})`,
    text: `Bids for ${title} (${reference}) now close at ${after}.

They were to close at ${before}.

Why: ${reason}

A bid that you have made is kept, still sealed. Sign in to change it or to take it back until the new closing time.
`,
  };
}

/** Tells everyone invited that a call-off will not go ahead. */
export function callOffCancelledMail({
  reference,
  title,
  reason,
}: About & { readonly reason: string }): Letter {
  return {
    subject: `Cancelled: ${title} (${reference})`,
    text: `${title} (${reference}) will not go ahead.

Why: ${reason}

You do not need to do anything.
`,
  };
}

/** The receipt of a question about a call-off, for whoever asked it. */
export function callOffQuestionMail(
  to: string,
  { reference, title, when }: About & { readonly when: string },
): Message {
  return {
    to,
    subject: `We have your question about ${title} (${reference})`,
    text: `We received your question about ${title} (${reference}) at ${when}. Sign in to read it again.

The answer goes to everyone invited, in words that do not say who asked. You will get a message when it is there.
`,
  };
}

/** Tells everyone invited that a question about a call-off is answered. */
export function callOffAnsweredMail({ reference, title }: About): Letter {
  return {
    subject: `A question about ${title} (${reference}) is answered`,
    text: `A question about ${title} (${reference}) has been answered for everyone invited. It may bear on your bid.

Sign in and open the questions of this call-off to read it.
`,
  };
}
