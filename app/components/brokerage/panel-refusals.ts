import type { DecideRefusal, PutRefusal, WithdrawRefusal } from "#app/domain/brokerage/panel.ts";
import type {
  AttendanceRefusal,
  CallRefusal,
  PackRefusal,
  SeatRefusal,
  SittingRefusal,
  UnseatRefusal,
} from "#app/domain/brokerage/sitting.ts";

/** A field of the form and the sentence that says why it is refused. */
export type Refused = { readonly field: string; readonly sentence: string };

/** Why a decision is refused. */
export function decideRefused(why: DecideRefusal): Refused {
  if (why.kind === "no-quorum") return at("", quorumWords(why));
  return decideSentences[why.kind];
}

function quorumWords({ present, quorum }: { readonly present: number; readonly quorum: number }): string {
  return `The sitting is not quorate for this case: ${present} of ${quorum} members needed are noted as there, not counting whoever put it`;
}

const decideSentences: Readonly<Record<Exclude<DecideRefusal["kind"], "no-quorum">, Refused>> = {
  withdrawn: at("", "The case was withdrawn"),
  "decided-already": at("", "The case is decided already"),
  "own-case": at("", "You put this case, so another member has to decide on it"),
  "not-a-member": at("", "You are not a member of this forum on the day of its sitting"),
  "no-sitting": at("", "No sitting is called that has this case on its agenda"),
  "not-begun": at("", "The sitting has not begun"),
  closed: at("", "The sitting is closed"),
  "not-attending": at("", "You are not noted as there at this sitting"),
  "not-the-chair": at("", "Between sittings the chair alone decides"),
  "sitting-under-way": at("", "The sitting has begun: decide on the case there"),
  "no-limit": at("limit", "Enter a limit of more than £0 for a week"),
  expired: at("until", "The last day of the limit must be today or later"),
  "no-words": at("words", "Say why, in words that the broker can act on"),
  "no-rung": at("rung", "Select the rung to try first"),
};

/** Why a case cannot be put. */
export const putSentences: Readonly<Record<PutRefusal["kind"] | "no-interim-placement", Refused>> = {
  archived: at("", "The request is archived"),
  "waits-already": at("", "A case of this request waits for a decision already. Withdraw it to put another"),
  "nothing-asked": at("weekly", "Enter a price of more than £0 for a week"),
  "no-interim-placement": at("why", "Nobody is placed in the interim under this request"),
};

export const withdrawSentences: Readonly<Record<WithdrawRefusal["kind"], string>> = {
  withdrawn: "The case was withdrawn already",
  "decided-already": "The case is decided, so it cannot be withdrawn",
};

export const seatSentences: Readonly<Record<SeatRefusal["kind"] | UnseatRefusal["kind"], string>> = {
  "in-the-past": "The day must be today or later",
  "may-not-decide": "This person’s roles do not let them decide at a panel",
  "seated-already": "This person has a seat then. End it first",
  "chair-taken": "The forum has a chair then. End that seat first",
  "not-seated": "This person has no seat that could end",
  "before-it-begins": "The day must be after the one on which the seat begins",
};

type SittingKind =
  | CallRefusal["kind"]
  | SittingRefusal["kind"]
  | PackRefusal["kind"]
  | AttendanceRefusal["kind"]
  | "no-minutes";

export const sittingSentences: Readonly<Record<SittingKind, string>> = {
  "not-ahead": "The sitting must be in the future",
  "sits-that-day": "The forum sits on that day already",
  closed: "The sitting is closed: nothing of it changes any more",
  begun: "The sitting has begun",
  "not-begun": "The sitting has not begun",
  "sent-already": "The pack was sent already",
  "nothing-to-decide": "Nothing stands on the agenda, so there is no pack to send",
  "no-members": "The forum has no members on that day to send the pack to",
  "not-a-member": "Only members of the forum on the day of the sitting can be there",
  "no-minutes": "Enter the minutes",
};

function at(field: string, sentence: string): Refused {
  return { field, sentence };
}
