import type { Message } from "./message.ts";

type Letter = Omit<Message, "to">;

/** Tells a provider that a placement with it is approved, without who the person is. */
export function placementApprovedLetter(reference: string, startsOn: string): Letter {
  return {
    subject: `Placement ${reference} is approved`,
    text: `The council has approved placement ${reference} with your organisation, from ${startsOn}.

The council tells you who the person is through the channel that it uses with you for personal details. It never does so by this portal or by an e-mail like this one.

Sign in to see what was agreed, and at what price.`,
  };
}

/** Tells the broker that a provider hands a placement back. Day in words. */
export function handedBackLetter(reference: string, on: string): Letter {
  return {
    subject: `Placement ${reference} is handed back`,
    text: `The provider of placement ${reference} hands it back from ${on}.

Sign in to read why, to find another provider, and to end the placement.`,
  };
}

/** Tells the broker that an approver returned a placement. */
export function placementReturnedLetter(reference: string): Letter {
  return {
    subject: `Placement ${reference} is returned to brokerage`,
    text: `Placement ${reference} was not approved and is returned to you.

Sign in to read why, and to put it up again or to cancel it.`,
  };
}
