/**
 * A message in plain text. Mail tells that something happened and where to look; it never carries a
 * person, nor a price but the provider's own in the notice of an uplift.
 */
export type Message = { readonly to: string; readonly subject: string; readonly text: string };

/** A message that is the same for each person of an organisation. */
export type Letter = Omit<Message, "to">;

/** A message as it leaves: `id` is the outbox row's, so that each attempt carries the same Message-ID. */
export type OutgoingMessage = Message & { readonly id: string };
