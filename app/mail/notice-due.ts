import { dayInWords } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Message } from "./message.ts";

/** Told before a notice is due, to the people who file it. */
export function noticeDueMail(about: {
  readonly to: string;
  readonly title: string;
  readonly subjectTitle: string;
  readonly dueOn: Day;
  readonly link: string;
}): Message {
  const day = dayInWords(about.dueOn);
  return {
    to: about.to,
    subject: `Due on ${day}: ${about.title}`,
    text: [
      `${about.title} is due by the end of ${day}.`,
      `It is about ${about.subjectTitle}.`,
      `See why it is due, and mark it as filed when it is published: ${about.link}`,
    ].join("\n\n"),
  };
}
