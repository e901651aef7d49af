import type { Message } from "./message.ts";

type Letter = Omit<Message, "to">;

/** Tells everyone with a draft or a submission that a round closes later. Instants in words. */
export function roundExtendedMail(round: {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}): Letter {
  return {
    subject: `${round.title} closes later than planned`,
    text: `${round.title} now closes at ${round.after}.

It was to close at ${round.before}.

Why: ${round.reason}

What you have saved or submitted is kept. Sign in to change it, submit again or withdraw until the new closing time.
`,
  };
}

/** Tells everyone with a draft or a submission that a round will not go ahead. */
export function roundCancelledMail(round: { readonly title: string; readonly reason: string }): Letter {
  return {
    subject: `${round.title} is cancelled`,
    text: `${round.title} will not go ahead.

Why: ${round.reason}

Nothing that was submitted has been opened, and nothing will be. What you prepared is kept: you can carry it forward into the next round.
`,
  };
}

/** The receipt of a clarification question, for whoever asked it. */
export function questionReceivedMail(
  to: string,
  asked: { readonly title: string; readonly when: string },
): Message {
  return {
    to,
    subject: `We have your question about ${asked.title}`,
    text: `We received your question at ${asked.when}. Sign in to read it again.

The answer will be published for everyone, in words that do not say who asked. You will get a message when it is there.
`,
  };
}

/** Tells a provider that a question about a round is answered. */
export function questionAnsweredMail(round: { readonly title: string }): Letter {
  return {
    subject: `A question about ${round.title} is answered`,
    text: `A question about ${round.title} has been answered for everyone. It may bear on what you are preparing.

Sign in, or open the round under "Framework" on the start page, to read the question and the answer.
`,
  };
}
