import type { Message } from "./message.ts";

type Letter = Omit<Message, "to">;

/** Tells an applicant that its outcome is decided and where to read it, with the end of any standstill in words. */
export function outcomeLetter(round: string, reference: string, standstill: string | null): Letter {
  const pause = standstill
    ? `\n\nNobody is admitted before a standstill ends: ${standstill}. If you think the decision is wrong, tell the council before then.`
    : "";
  return {
    subject: `Your application ${reference}: the outcome`,
    text: `The council has decided on your application ${reference} in ${round}.

Sign in and open the application to read the outcome for each lot, the reasons criterion by criterion, and what happens next.${pause}`,
  };
}

/** Tells a provider that it is admitted, and from which day its prices hold. */
export function admittedLetter(framework: string, effectiveOn: string): Letter {
  return {
    subject: "You are admitted to the framework",
    text: `Your organisation is admitted to ${framework}. Your prices hold from ${effectiveOn}.

Sign in to see the lots you are a member of and your prices.`,
  };
}
