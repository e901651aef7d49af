import type { Letter } from "./message.ts";

type About = { readonly reference: string; readonly title: string; readonly link: string };

/** Tells a bidder that an award was decided, whether it won, and where to read the scores and reasons. */
export function awardLetterMail(
  award: About & { readonly won: boolean; readonly standstill: string },
): Letter {
  const outcome = award.won
    ? "The council intends to award it to you."
    : "Your bid was not successful. We thank you for the work that you put into it.";
  return {
    subject: `${award.reference}: the outcome of your bid`,
    text: `The council has decided on the bids for ${award.title} (${award.reference}).

${outcome}

Sign in to read your scores, the reasons, and what spoke for the successful bid:

${award.link}

${award.standstill}
`,
  };
}

/** Asks a bidder how it can do it for its price. */
export function bidQuestionLetter(
  asked: About & { readonly question: string; readonly dueOn: string },
): Letter {
  return {
    subject: `${asked.reference}: a question about your price`,
    text: `The council asks about the price of your bid for ${asked.title} (${asked.reference}):

${asked.question}

Answer by the end of ${asked.dueOn}. Without an answer your bid may be excluded:

${asked.link}
`,
  };
}

/** Tells a bidder that an award it had a letter about was withdrawn. */
export function awardWithdrawnLetter(withdrawn: About & { readonly reason: string }): Letter {
  return {
    subject: `${withdrawn.reference}: the award is withdrawn`,
    text: `The council has withdrawn the award of ${withdrawn.title} (${withdrawn.reference}) that it wrote to you about.

The reason: ${withdrawn.reason}

${withdrawn.link}
`,
  };
}

/** Tells the winner that its contract is made. */
export function contractMadeLetter(made: About & { readonly startsOn: string }): Letter {
  return {
    subject: `${made.reference}: your contract is made`,
    text: `The contract ${made.reference}, ${made.title}, is made. It starts on ${made.startsOn}.

Sign in to read its lines, prices and dates:

${made.link}
`,
  };
}
