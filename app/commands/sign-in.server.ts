import { randomBytes } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { nobody } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { accountForSignIn, hashOfToken, openSession } from "#app/data/sessions.server.ts";

/** A hash that no password meets: an unknown address takes as long as a wrong password. */
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo";

/** Opens a session for the right mail and password and answers its secret; says only that they do not match. */
export async function signIn(
  email: string,
  password: string,
): Promise<Verdict<{ readonly token: string }, { readonly kind: "no-match" }>> {
  const account = await accountForSignIn(email);
  const matches = await verify(account?.passwordHash ?? nobodysHash, password);
  if (!account?.passwordHash || !matches) return no({ kind: "no-match" });
  const token = randomBytes(32).toString("base64url");
  await inTransaction(nobody, async (tx) => {
    await openSession(tx, hashOfToken(token), account.id);
    record(tx, { kind: "signed-in", subject: { kind: "account", id: account.id } });
  });
  return yes({ token });
}
