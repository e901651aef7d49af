import { createHash } from "node:crypto";
import { nobody, roles, type Role } from "#app/domain/access/actor.ts";
import { reading, type Tx } from "./db.server.ts";

export type SessionAccount = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly providerId: string | null;
  readonly commissionerId: string | null;
  readonly organisation: string;
};

type Row = {
  id: string;
  email: string;
  name: string;
  roles: string[];
  provider_id: string | null;
  commissioner_id: string | null;
  organisation: string;
};

/** The account that a live session belongs to, or nothing. Real time, not the portal's clock. */
export async function accountOfSession(tokenHash: string): Promise<SessionAccount | undefined> {
  const rows = await reading(
    nobody,
    (tx) => tx.$queryRaw<Row[]>`
    SELECT id, email, name, roles, provider_id, commissioner_id, organisation FROM app.account_of_session(${tokenHash})`,
  );
  const row = rows[0];
  if (!row) return undefined;
  const known = roles.filter((role) => row.roles.includes(role));
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: known,
    providerId: row.provider_id,
    commissionerId: row.commissioner_id,
    organisation: row.organisation,
  };
}

/** The live account of a mail address with its password hash, for sign-in only. */
export async function accountForSignIn(
  email: string,
): Promise<{ readonly id: string; readonly passwordHash: string | null } | undefined> {
  const rows = await reading(
    nobody,
    (tx) => tx.$queryRaw<{ id: string; password_hash: string | null }[]>`
    SELECT id, password_hash FROM app.account_for_sign_in(${email})`,
  );
  const row = rows[0];
  return row && { id: row.id, passwordHash: row.password_hash };
}

/** What the database keeps of a secret: never the secret itself. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Opens a session of twelve hours, in real time. */
export async function openSession(tx: Tx, tokenHash: string, accountId: string) {
  await tx.$executeRaw`INSERT INTO session (token_hash, account_id, expires_at) VALUES (${tokenHash}, ${accountId}::uuid, clock_timestamp() + interval '12 hours')`;
}

export async function closeSession(tx: Tx, tokenHash: string) {
  await tx.session.deleteMany({ where: { tokenHash } });
}
