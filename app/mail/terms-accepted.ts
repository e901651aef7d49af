import { inWords } from "#app/domain/calendar-words.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Letter } from "./message.ts";

/** Confirms that the framework's terms were accepted for a provider, in which version and when. */
export function termsAcceptedMail(accepted: {
  readonly frameworkTitle: string;
  readonly version: number;
  readonly acceptedAt: Instant;
  readonly link: string;
}): Letter {
  return {
    subject: `You have accepted the terms of ${accepted.frameworkTitle}`,
    text: `Your organisation's signatory accepted version ${accepted.version} of the terms of ${accepted.frameworkTitle} at ${inWords(accepted.acceptedAt)}.

Sign in to read or print what was accepted, and by whom:

${accepted.link}
`,
  };
}
