import { deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { UnfitRates } from "#app/domain/pricing/re-pricing.ts";
import { unfitInWords } from "#app/domain/pricing/re-pricing-words.ts";
import type { Letter } from "./message.ts";

type About = {
  readonly roundTitle: string;
  readonly reference: string;
  /** The page's whole address. */
  readonly link: string;
};

/** What a round says of the rates of members that do not apply. */
type Standing = { readonly unfitRates: UnfitRates; readonly effectiveOn: Day };

/** Reminds a provider of an application that is not submitted, some days before the close; a member, of its rates too. */
export function reminderMail(
  draft: About & { readonly closesAt: Instant; readonly standing: Standing | null },
): Letter {
  const rates = draft.standing
    ? `\n\nYou are a member already. ${unfitInWords(draft.standing.unfitRates, draft.standing.effectiveOn)}.`
    : "";
  return {
    subject: `Your application ${draft.reference} is not submitted yet`,
    text: `${draft.roundTitle} closes at ${deadlineInWords(draft.closesAt)}. Your application ${draft.reference} is saved but not submitted.

What is not submitted by then is not considered, however complete it is.${rates}

Sign in to see what is missing and to submit:

${draft.link}
`,
  };
}

/** Reminds a member that has not begun to apply of what becomes of its rates, some days before the close. */
export function memberReminderMail(round: {
  readonly roundTitle: string;
  readonly closesAt: Instant;
  readonly standing: Standing;
  readonly link: string;
}): Letter {
  return {
    subject: `${round.roundTitle}: your rates if you do nothing`,
    text: `${round.roundTitle} closes at ${deadlineInWords(round.closesAt)}. You are a member and have not applied in it. You need not: you stay a member.

${unfitInWords(round.standing.unfitRates, round.standing.effectiveOn)}.

To raise, lower or keep your rates, sign in and start your application:

${round.link}
`,
  };
}

/** Confirms that a submission was withdrawn, and that another may follow until the close. */
export function submissionWithdrawnMail(
  withdrawn: About & { readonly withdrawnAt: Instant; readonly closesAt: Instant },
): Letter {
  return {
    subject: `Your application ${withdrawn.reference} is withdrawn`,
    text: `Your application to ${withdrawn.roundTitle} was withdrawn at ${inWords(withdrawn.withdrawnAt)}. It will not be considered.

Reference: ${withdrawn.reference}

What you entered is kept. You can submit again until ${deadlineInWords(withdrawn.closesAt)}:

${withdrawn.link}
`,
  };
}
