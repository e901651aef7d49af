import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Portal } from "./portal.ts";

/** Arranges what a browser test is not about, as the owner of the portal's own database. */
export async function arrange(portal: Portal, statements: readonly string[]) {
  const [, , , port] = fs
    .readFileSync(path.join(portal.dataDir, "postgres", "postmaster.pid"), "utf8")
    .split("\n");
  const password = fs.readFileSync(path.join(portal.dataDir, "postgres-password"), "utf8").trim();
  const client = new pg.Client({
    host: "127.0.0.1",
    port: Number(port),
    user: "postgres",
    password,
    database: "careframe",
  });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
