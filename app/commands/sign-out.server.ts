import type { Actor } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { closeSession, hashOfToken } from "#app/data/sessions.server.ts";

/** Ends the session whose secret this is. */
export function signOut(actor: Actor, token: string) {
  return inTransaction(actor, async (tx) => {
    await closeSession(tx, hashOfToken(token));
    if ("accountId" in actor)
      record(tx, { kind: "signed-out", subject: { kind: "account", id: actor.accountId } });
  });
}
