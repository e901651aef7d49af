import type { TrailEvent } from "#app/data/audit-trail.server.ts";
import type { TrailNames } from "#app/data/trail-names.server.ts";
import { eventInWords } from "#app/domain/access/event-words.ts";
import { dayInWords, timeInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";

/** An event of the trail as pages and files tell it. */
export type ToldEvent = {
  readonly seq: number;
  readonly at: string;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  /** The words beside it; a sentence where they were erased; nothing where there were none. */
  readonly words: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
};

export function tellEvent(entry: TrailEvent, names: TrailNames): ToldEvent {
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    when: `${timeInWords(entry.at)} on ${dayInWords(dayOf(entry.at))}`,
    who: whoDid(entry, names),
    what: eventInWords(entry.event, (id) => names.get(id) ?? "one that is no longer named here"),
    words: entry.wordsErased ? "The words beside this event were erased." : entry.words,
    subject: entry.event.subject,
  };
}

function whoDid({ actorKind, accountId, providerId }: TrailEvent, names: TrailNames): string {
  if (actorKind === "system") return "The portal";
  if (!accountId) return "Someone not signed in";
  const organisation = providerId ? names.get(providerId) : undefined;
  const person = names.get(accountId) ?? "Someone";
  return organisation ? `${person}, ${organisation}` : person;
}
