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
