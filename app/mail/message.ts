/** A message in plain text. Mail tells that something happened and where to look; it never carries a price or a person. */
export type Message = { readonly to: string; readonly subject: string; readonly text: string };
