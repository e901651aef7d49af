/** A message in plain text. Mail tells that something happened and where to look; it never carries a price or a person. */
export type Message = { readonly to: string; readonly subject: string; readonly text: string };

/** A message as it leaves: `id` is the outbox row's, so that each attempt carries the same Message-ID. */
export type Letter = Message & { readonly id: string };
