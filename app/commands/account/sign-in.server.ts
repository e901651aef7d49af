import { verify } from "@node-rs/argon2";
import { nobody } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { signInByAccount, signInByAddress, type Blocked } from "#app/data/limits.server.ts";
import { accountForSignIn, hashOfToken, newToken, openSession } from "#app/data/sessions.server.ts";

/** A hash that no password meets: an unknown address takes as long as a wrong password. */
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo";

/**
 * Opens a session for the right mail and password and answers its secret. Says only that they do not match, and stops
 * listening for a while after five wrong passwords for one account, known or not, or fifty from one network address.
 */
export async function signIn(
  email: string,
  password: string,
  address: string,
): Promise<Verdict<{ readonly token: string }, { readonly kind: "no-match" } | Blocked>> {
  const allowed = await takeTries(email, address);
  if (!allowed.ok) return allowed;
  const account = await reading(nobody, (tx) => accountForSignIn(tx, email));
  const matches = await verify(account?.passwordHash ?? nobodysHash, password);
  if (!account?.passwordHash || !matches) return no({ kind: "no-match" });
  await signInByAccount.forget(email);
  await signInByAddress.giveBack(address);
  const token = newToken();
  await inTransaction(account.actor, async (tx) => {
    await openSession(tx, hashOfToken(token), account.actor.accountId);
    const subject = { kind: "account", id: account.actor.accountId } as const;
    record(tx, { kind: "signed-in", subject });
  });
  return yes({ token });
}

/** The try is counted before the password is looked at, so that many at once are no way round. */
async function takeTries(email: string, address: string): Promise<Verdict<null, Blocked>> {
  const byAddress = await signInByAddress.take(address);
  return byAddress.ok ? signInByAccount.take(email) : byAddress;
}
