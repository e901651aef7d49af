import { deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Letter } from "./message.ts";

type About = {
  readonly roundTitle: string;
  readonly reference: string;
  /** The page's whole address. */
  readonly link: string;
};

/** Reminds a provider of an application that is not submitted, some days before the close. */
export function reminderMail(draft: About & { readonly closesAt: Instant }): Letter {
  return {
    subject: `Your application ${draft.reference} is not submitted yet`,
    text: `${draft.roundTitle} closes at ${deadlineInWords(draft.closesAt)}. Your application ${draft.reference} is saved but not submitted.

What is not submitted by then is not considered, however complete it is.

Sign in to see what is missing and to submit:

${draft.link}
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
