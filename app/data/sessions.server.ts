import { createHash, randomBytes } from "node:crypto";
import { knownRoles, nobody, type ProviderActor, type StaffActor } from "#app/domain/access/actor.ts";
import { inTransaction, reading, type Tx } from "./db.server.ts";

type ActorRow = { id: string; roles: string[]; provider_id: string | null; commissioner_id: string | null };

/** Who is signed in: the actor, and the person as pages name them. */
export type SessionAccount = {
  readonly actor: ProviderActor | StaffActor;
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
};

type SessionRow = ActorRow & { email: string; name: string; organisation: string; note_seen: boolean };

/**
 * The account that a live session belongs to, or nothing. A session lives twelve hours, two without a page, in real
 * time, not the portal's; that it was seen is written down once a minute at most.
 */
export async function accountOfSession(tokenHash: string): Promise<SessionAccount | undefined> {
  const [row] = await reading(
    nobody,
    (tx) => tx.$queryRaw<SessionRow[]>`
      SELECT id, email, name, roles, provider_id, commissioner_id, organisation, note_seen
      FROM app.account_of_session(${tokenHash})`,
  );
  if (row?.note_seen) await noteSeen(tokenHash);
  const actor = row && actorOf(row);
  return actor && { actor, email: row.email, name: row.name, organisation: row.organisation };
}

function noteSeen(tokenHash: string) {
  return inTransaction(
    nobody,
    (tx) => tx.$executeRaw`
      UPDATE session SET last_seen_at = clock_timestamp()
      WHERE token_hash = ${tokenHash} AND last_seen_at < clock_timestamp() - interval '1 minute'`,
  );
}

/** A live account as its password is checked: who would act, and what the password must meet. */
export type SignInAccount = {
  readonly actor: ProviderActor | StaffActor;
  readonly passwordHash: string | null;
};

/** The live account of a mail address with its password hash, for sign-in and for a forgotten password only. */
export async function accountForSignIn(tx: Tx, email: string): Promise<SignInAccount | undefined> {
  const [row] = await tx.$queryRaw<(ActorRow & { password_hash: string | null })[]>`
    SELECT id, password_hash, roles, provider_id, commissioner_id FROM app.account_for_sign_in(${email})`;
  const actor = row && actorOf(row);
  return actor && { actor, passwordHash: row.password_hash };
}

function actorOf(row: ActorRow): ProviderActor | StaffActor | undefined {
  if (row.provider_id) return { kind: "provider", accountId: row.id, providerId: row.provider_id };
  return row.commissioner_id
    ? { kind: "staff", accountId: row.id, commissionerId: row.commissioner_id, roles: knownRoles(row.roles) }
    : undefined;
}

/** A secret for a cookie or a link: 256 bits, in 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a secret: never the secret itself. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Opens a session of twelve hours, in real time. */
export async function openSession(tx: Tx, tokenHash: string, accountId: string) {
  await tx.$executeRaw`
    INSERT INTO session (token_hash, account_id, expires_at)
    VALUES (${tokenHash}, ${accountId}::uuid, clock_timestamp() + interval '12 hours')`;
}

export async function closeSession(tx: Tx, tokenHash: string) {
  await tx.session.deleteMany({ where: { tokenHash } });
}

/** Ends every session of an account: its next page anywhere asks for the password. */
export async function closeSessionsOf(tx: Tx, accountId: string): Promise<number> {
  return (await tx.session.deleteMany({ where: { accountId } })).count;
}
