import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { connect, disconnect } from "#app/data/db.server.ts";
import { servingUrl } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";

export type TestDatabase = {
  /** The owner's connection: for arranging and for looking behind the policies. */
  readonly owner: pg.Client;
  readonly ownerUrl: string;
  /** Holds the portal's clock at an instant. */
  readonly holdClock: (instant: string | Date) => Promise<void>;
};

/** Gives the test file a database of its own, cloned from the migrated template, and connects the portal to it. */
export function useDatabase(): TestDatabase {
  const url = new URL(inject("postgresUrl"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const template = url.pathname.slice(1);
  const admin = withDatabase(url, "postgres");
  const ownerUrl = withDatabase(url, name);
  const owner = new pg.Client({ connectionString: ownerUrl });

  beforeAll(async () => {
    await withOwner(admin, async (client) => {
      await client.query("SELECT pg_advisory_lock(4711)");
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    });
    await owner.connect();
    connect(servingUrl(ownerUrl), 10);
  });

  afterAll(async () => {
    await disconnect();
    await owner.end();
    await withOwner(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  });

  return {
    owner,
    ownerUrl,
    holdClock: async (instant) => {
      await owner.query("SELECT app.move_clock($1, true)", [instant]);
    },
  };
}

function withDatabase(url: URL, database: string): string {
  const copy = new URL(url);
  copy.pathname = `/${database}`;
  return copy.toString();
}
