import { dayInWords } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Message } from "./message.ts";

/** Reminds the one who planned a move; the placement goes by its reference. */
export function moveDueLetter(reference: string, on: Day, link: string): Omit<Message, "to"> {
  return {
    subject: `A move from ${reference} is planned for ${dayInWords(on)}`,
    text: [
      `A move from ${reference} is planned for ${dayInWords(on)}, and no placement has followed yet.`,
      `See it, place the person, or give the move up: ${link}`,
    ].join("\n\n"),
  };
}

/** Asks a provider for its room again. It says the age of what was stated, and nothing of who searches. */
export function roomStaleLetter(days: number, link: string): Omit<Message, "to"> {
  return {
    subject: "Please state your vacancies and hours again",
    text: [
      `You last told the council what you can take ${days} days ago. Statements that are older count for less in a search.`,
      `It takes a minute, from a phone too: ${link}`,
    ].join("\n\n"),
  };
}
