import type { Letter } from "./message.ts";

/** Tells an applicant that its outcome is decided and where to read it, with the end of any standstill in words. */
export function outcomeLetter(outcome: {
  readonly round: string;
  readonly reference: string;
  readonly standstill: string | null;
  readonly link: string;
}): Letter {
  const pause = outcome.standstill
    ? `\n\nNobody is admitted before a standstill ends: ${outcome.standstill}. If you think that the decision is wrong, tell the council before then.`
    : "";
  return {
    subject: `Your application ${outcome.reference}: the outcome`,
    text: `The council has decided on your application ${outcome.reference} in ${outcome.round}.

Sign in to read the outcome for each lot, the reasons criterion by criterion, and what happens next:

${outcome.link}${pause}
`,
  };
}

/** Tells a provider that it is admitted, from which day its prices hold, and on which clause (blank for none) that rests. */
export function admittedLetter(admitted: {
  readonly framework: string;
  readonly effectiveOn: string;
  readonly clause: string;
  readonly link: string;
}): Letter {
  const rests = admitted.clause ? ` They rest on this clause of the terms: ${admitted.clause}.` : "";
  return {
    subject: `You are admitted to ${admitted.framework}`,
    text: `Your organisation is admitted to ${admitted.framework}. Your prices hold from ${admitted.effectiveOn}.${rests}

Sign in to see the lots that you are a member of:

${admitted.link}
`,
  };
}
