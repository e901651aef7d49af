import type { Actor, ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { closeSession, closeSessionsOf, hashOfToken } from "#app/data/sessions.server.ts";

/** Ends the session whose secret this is. */
export function signOut(actor: Actor, token: string) {
  return inTransaction(actor, async (tx) => {
    await closeSession(tx, hashOfToken(token));
    if ("accountId" in actor) {
      const subject = { kind: "account", id: actor.accountId } as const;
      record(tx, { kind: "signed-out", subject });
    }
  });
}

/** Ends every session of the person, on every device. */
export function signOutEverywhere(actor: ProviderActor | StaffActor) {
  return inTransaction(actor, async (tx) => {
    await closeSessionsOf(tx, actor.accountId);
    const subject = { kind: "account", id: actor.accountId } as const;
    record(tx, { kind: "signed-out-everywhere", subject });
  });
}
