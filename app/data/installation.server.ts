import { createHmac } from "node:crypto";
import type pg from "pg";
import { applyMigrations } from "./migrate.ts";
import { withOwner } from "./owner.server.ts";

export const servingRole = "careframe_serving";

/** The address by which requests reach the database: the same server and database, as the role that owns nothing. */
export function servingUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const password = servingPassword(url);
  url.username = servingRole;
  url.password = password;
  return url.toString();
}

/** Makes the database (where missing), the serving role and the tables. Needs the owner's address. Safe to run again. */
export async function setUpDatabase(ownerUrl: string): Promise<readonly string[]> {
  await createDatabaseIfMissing(ownerUrl);
  await withOwner(ownerUrl, (owner) => ensureServingRole(owner, servingPassword(new URL(ownerUrl))));
  return applyMigrations(ownerUrl);
}

async function createDatabaseIfMissing(ownerUrl: string) {
  const url = new URL(ownerUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  try {
    await withOwner(ownerUrl, async () => undefined);
  } catch (error) {
    if ((error as { code?: string }).code !== "3D000") throw error;
    url.pathname = "/postgres";
    await withOwner(url.toString(), (owner) =>
      owner.query(`CREATE DATABASE ${owner.escapeIdentifier(name)}`),
    );
  }
}

async function ensureServingRole(owner: pg.Client, password: string) {
  const { rowCount } = await owner.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [servingRole]);
  const options = `LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${owner.escapeLiteral(password)}`;
  await owner.query(`${rowCount ? "ALTER" : "CREATE"} ROLE ${servingRole} ${options}`);
}

/** Derived from the owner's secret, so that every process of an installation agrees and nothing new is kept. */
function servingPassword(ownerUrl: URL): string {
  return createHmac("sha256", decodeURIComponent(ownerUrl.password))
    .update("careframe serving role")
    .digest("hex");
}
