import type { Letter } from "./message.ts";

/** Tells an approver that an amendment of a placement waits. Day in words. */
export function amendmentWaitsLetter(reference: string, fromOn: string): Letter {
  return {
    subject: `An amendment of placement ${reference} waits for approval`,
    text: `A new part of placement ${reference} from ${fromOn} adds more to its yearly cost than brokerage may agree alone. It waits for somebody whose limit reaches the cost, as yours does.

Sign in to read what is proposed and why, and to approve it or turn it down.`,
  };
}

/** Tells the broker that an amendment was approved and is written. Day in words. */
export function amendmentApprovedLetter(reference: string, fromOn: string): Letter {
  return {
    subject: `The amendment of placement ${reference} is approved`,
    text: `The new part of placement ${reference} that you proposed is approved and written, from ${fromOn}.

Sign in to see it.`,
  };
}

/** Tells the broker that an amendment was turned down. */
export function amendmentTurnedDownLetter(reference: string): Letter {
  return {
    subject: `The amendment of placement ${reference} is turned down`,
    text: `The new part of placement ${reference} that you proposed is turned down. Nothing of the placement has changed.

Sign in to read why.`,
  };
}
