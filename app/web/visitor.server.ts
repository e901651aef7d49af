import { nobody, type Actor, type Role } from "#app/domain/access/actor.ts";
import { accountOfSession, hashOfToken } from "#app/data/sessions.server.ts";

/** Who is asking: the actor for rules and policies, and the person as the header greets them. */
export type Visitor = { readonly actor: Actor; readonly person?: Person };

export type Person = {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
};

export const sessionCookie = "careframe_session";

/** Reads the session cookie of a request and answers who it belongs to; nobody, where it is unknown or over. */
export async function visitorOf(cookieHeader: string | null): Promise<Visitor> {
  const token = sessionToken(cookieHeader);
  if (!token) return { actor: nobody };
  const account = await accountOfSession(hashOfToken(token));
  if (!account) return { actor: nobody };
  const person: Person = {
    accountId: account.id,
    name: account.name,
    email: account.email,
    organisation: account.organisation,
    roles: account.roles,
  };
  if (account.providerId)
    return { actor: { kind: "provider", accountId: account.id, providerId: account.providerId }, person };
  if (account.commissionerId)
    return {
      actor: {
        kind: "staff",
        accountId: account.id,
        commissionerId: account.commissionerId,
        roles: account.roles,
      },
      person,
    };
  return { actor: nobody };
}

/** The secret in the cookie, or nothing. */
export function sessionToken(cookieHeader: string | null): string | undefined {
  const pair = cookieHeader?.split(/;\s*/).find((part) => part.startsWith(`${sessionCookie}=`));
  return pair?.slice(sessionCookie.length + 1) || undefined;
}
