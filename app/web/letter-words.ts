/** Leaves the secret out of the links in a letter: whoever reads it here is not the one it was written to. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(
    /\/(invitations|registration|reset-password)\/[\w-]{20,}/g,
    "/$1/…(known to the recipient alone)",
  );
}
