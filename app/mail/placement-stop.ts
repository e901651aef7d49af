import type { Message } from "./message.ts";

type Letter = Omit<Message, "to">;

/** Tells a provider that no new placements are made with it for a while; people already placed stay. Days in words. */
export function placementsStoppedLetter(startsOn: string, reviewOn: string, endsOn: string): Letter {
  return {
    subject: "New placements are stopped for a time",
    text: `The council has stopped new placements with your organisation, or a part of it, from ${startsOn}.

People you already support stay where they are.

The council will look at this again by ${reviewOn}. The stop ends by itself at the start of ${endsOn} unless the council tells you otherwise.

Sign in to see what it covers and why, and what to do next.`,
  };
}

/** Tells a provider that a stop is lifted before its end. */
export function stopLiftedLetter(): Letter {
  return {
    subject: "New placements may be made again",
    text: `The council has lifted a stop on new placements with your organisation, or a part of it. New placements may be made again from now.

Sign in to see what it covered.`,
  };
}
