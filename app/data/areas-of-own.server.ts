import type { Tx } from "./db.server.ts";

/** The areas of the actor's own council but for everywhere, in their order. */
export async function areasOf(tx: Tx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM area WHERE commissioner_id = app.commissioner() AND NOT everywhere ORDER BY position`;
}
