import type { Message } from "./message.ts";

/** Tells a provider what was decided on its proposal. The placement goes by its reference, which leads to nobody. */
export function reviewDecidedLetter(reference: string, agreed: boolean, link: string): Omit<Message, "to"> {
  return {
    subject: `Your proposal for ${reference} is ${agreed ? "agreed" : "refused"}`,
    text: [
      `The council has ${agreed ? "agreed to" : "refused"} the change that you proposed for ${reference}.`,
      `Read why, after signing in: ${link}`,
    ].join("\n\n"),
  };
}
