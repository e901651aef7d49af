import type { Letter } from "./message.ts";

/** Tells a provider that something is offered to it, by when to answer and where. Deadline in words. */
export function offerLetter(about: {
  readonly reference: string;
  readonly title: string;
  readonly deadline: string;
  readonly link: string;
}): Letter {
  return {
    subject: `An offer for you: ${about.title} (${about.reference})`,
    text: `A commissioner offers you this call-off of the framework: ${about.title}.

Answer by ${about.deadline}. If you do not answer by then, the offer ends and may go to another provider.

Read what is needed, and accept or decline:
${about.link}

Declining does not count against you.`,
  };
}

/** Tells a provider that an offer is withdrawn. */
export function offerWithdrawnLetter(about: { readonly reference: string; readonly title: string }): Letter {
  return {
    subject: `An offer is withdrawn: ${about.title} (${about.reference})`,
    text: `The commissioner has withdrawn its offer of ${about.title}. You do not have to do anything.

Sign in and open your offers to read why.`,
  };
}

/** Tells the member of staff who made an offer how it was answered. */
export function offerAnsweredLetter(about: {
  readonly reference: string;
  readonly title: string;
  readonly provider: string;
  readonly accepted: boolean;
}): Letter {
  const word = about.accepted ? "accepted" : "declined";
  return {
    subject: `${about.provider} has ${word} your offer (${about.reference})`,
    text: `${about.provider} has ${word} the offer of ${about.title}.

${about.accepted ? "Sign in to recommend the award." : "Sign in to see why, and who is offered next."}`,
  };
}
