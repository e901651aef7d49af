import type { Message } from "#app/mail/message.ts";
import type { Tx } from "./db.server.ts";

/** Queues a message in the deed's own transaction. The same `onceKey` queues it once, however often the deed is tried. */
export async function queue(
  tx: Tx,
  message: Message,
  options: { readonly onceKey?: string; readonly commissionerId?: string } = {},
) {
  await tx.$queryRaw`SELECT app.queue_mail(${message.to}, ${message.subject}, ${message.text},
    ${options.onceKey ?? null}, ${options.commissionerId ?? null}::uuid)::text`;
}

/** Queues a letter to each person of a provider. With a `onceKey`, each of them gets it once. Answers how many letters. */
export async function queueToProvider(
  tx: Tx,
  providerId: string,
  letter: Omit<Message, "to">,
  options: { readonly onceKey?: string; readonly commissionerId?: string } = {},
): Promise<number> {
  const [row] = await tx.$queryRaw<
    { letters: bigint }[]
  >`SELECT app.queue_mail_to_provider(${providerId}::uuid,
    ${letter.subject}, ${letter.text}, ${options.onceKey ?? null}, ${options.commissionerId ?? null}::uuid) AS letters`;
  return Number(row?.letters ?? 0);
}

/** Queues a letter to one member of staff, once for its key, whoever causes it. */
export async function queueToStaff(tx: Tx, accountId: string, letter: Omit<Message, "to">, onceKey: string) {
  await tx.$queryRaw`SELECT app.queue_mail_to_staff(${accountId}::uuid, ${letter.subject}, ${letter.text}, ${onceKey})::text`;
}

/** A letter to a provider's people; with its once-key each of them gets it once. */
type LetterToProvider = {
  readonly providerId: string;
  readonly letter: Omit<Message, "to">;
  readonly onceKey: string;
};

/** Queues letters to the people of providers, in one statement. Answers how many letters. */
export async function queueLetters(tx: Tx, letters: readonly LetterToProvider[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ letters: bigint }[]>`
    SELECT coalesce(sum(app.queue_mail_to_provider(l.provider, l.subject, l.words, l.once, NULL)), 0)::bigint AS letters
    FROM unnest(${letters.map(({ providerId }) => providerId)}::uuid[], ${letters.map(({ letter }) => letter.subject)}::text[],
      ${letters.map(({ letter }) => letter.text)}::text[], ${letters.map(({ onceKey }) => onceKey)}::text[])
      AS l (provider, subject, words, once)`;
  return Number(row?.letters ?? 0);
}

/** Queues one letter to each person of each of these providers. Each of them gets it once. Answers how many letters. */
export async function queueToProviders(
  tx: Tx,
  letters: readonly Omit<LetterToProvider, "onceKey">[],
  onceKey: string,
): Promise<number> {
  return queueLetters(
    tx,
    letters.map((one) => ({ ...one, onceKey: `${onceKey}:${one.providerId}` })),
  );
}
