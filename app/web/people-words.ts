import type { PeopleRefusal } from "#app/domain/access/people.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Why a change to a person is refused, in words. */
export function peopleRefusalInWords({ kind }: PeopleRefusal): string {
  switch (kind) {
    case "own-account":
      return "You cannot shut yourself out. Ask a colleague to do it";
    case "last-admin":
      return "This is the last administrator. Make someone else an administrator first";
    case "last-person":
      return "This is the last person of the organisation. Invite someone else first";
    case "already-so":
      return "Nothing has changed: it was so already";
    default:
      return unreachable(kind);
  }
}

/** Why an invitation is refused, in words. */
export function invitationRefusalInWords(active: boolean): string {
  return active
    ? "This person has an account in your organisation already"
    : "This person had an account in your organisation. Let them in again instead";
}
