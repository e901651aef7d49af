import { nobody, type Actor, type Role } from "#app/domain/access/actor.ts";
import { accountOfSession, hashOfToken } from "#app/data/sessions.server.ts";
import { sessionToken } from "./cookie.server.ts";

/** Who is asking: the actor for rules and policies, and the person as the header greets them. */
export type Visitor = { readonly actor: Actor; readonly person?: Person };

export type Person = {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
};

/** Reads the session cookie of a request and answers who it belongs to; nobody, where it is unknown or over. */
export async function visitorOf(cookieHeader: string | null): Promise<Visitor> {
  const token = sessionToken(cookieHeader);
  const account = token ? await accountOfSession(hashOfToken(token)) : undefined;
  if (!account) return { actor: nobody };
  const { actor, name, email, organisation } = account;
  const roles = actor.kind === "staff" ? actor.roles : [];
  return { actor, person: { accountId: actor.accountId, name, email, organisation, roles } };
}
