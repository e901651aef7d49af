import type { Message } from "./message.ts";

export type ExceptionFacts = {
  readonly approved: boolean;
  readonly line: string;
  readonly place: string;
  readonly price: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
};

/** Tells a provider whether its price above the cap is allowed, and what happens at its end. */
export function exceptionDecidedLetter(facts: ExceptionFacts): Omit<Message, "to"> {
  const { approved, line, place, price, from, until, reason } = facts;
  const outcome = approved
    ? `The council allows ${price} from ${from}. The exception ends at the start of ${until}; from that day your rate is the cap of that day.`
    : "The council does not allow it. The cap goes on to hold.";
  return {
    subject: approved
      ? "A price above its cap is allowed for a time"
      : "A price above its cap is not allowed",
    text: `You asked for ${price} for ${line} (${place}).

${outcome}

The reason: ${reason}

Sign in to see your rates.`,
  };
}
