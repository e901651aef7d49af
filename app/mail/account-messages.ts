import type { Message } from "./message.ts";

type Link = { readonly to: string; readonly link: string };

/** Invites a person to work in the portal for an organisation. */
export function invitationMail({
  to,
  link,
  organisation,
  invitedBy,
  service,
}: Link & {
  readonly organisation: string;
  readonly invitedBy: string;
  readonly service: string;
}): Message {
  return {
    to,
    subject: `${organisation} invites you to ${service}`,
    text: `${invitedBy} has invited you to use ${service} for ${organisation}.

Follow this link to choose your password. It works once, for 7 days:

${link}

If the link no longer works, ask ${invitedBy} to invite you again. If you did not expect this, do nothing: no account is made.
`,
  };
}

/** Leads the person who registers an organisation on, and proves that the address is theirs. */
export function registrationMail({
  to,
  link,
  organisation,
  service,
}: Link & {
  readonly organisation: string;
  readonly service: string;
}): Message {
  return {
    to,
    subject: `Finish registering ${organisation} with ${service}`,
    text: `Someone gave this address to register ${organisation} with ${service}.

If it was you, follow this link to choose your password and finish. It works once, for 7 days:

${link}

If it was not you, do nothing: nothing is registered until the link is followed.
`,
  };
}

/** Lets the owner of an account choose a new password. */
export function resetMail({ to, link, service }: Link & { readonly service: string }): Message {
  return {
    to,
    subject: `Choose a new password for ${service}`,
    text: `Someone asked to choose a new password for this address in ${service}.

If it was you, follow this link. It works once, for 1 hour:

${link}

If it was not you, do nothing: your password stays as it is.
`,
  };
}

/** Answers a person who asked for a new password at an address that has no account. */
export function noAccountMail({ to, link, service }: Link & { readonly service: string }): Message {
  return {
    to,
    subject: `There is no account for this address in ${service}`,
    text: `Someone asked to choose a new password for this address in ${service}, but no account here uses it.

If it was you, try the other address that you may have signed up with:

${link}

If it was not you, do nothing.
`,
  };
}
