import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#app/data/embedded-postgres.ts";
import { setUpDatabase } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL for the run, with a migrated template from which each test file gets its own database. */
export default async function setup(project: TestProject) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-test-"));
  fs.chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  });
  await setUpDatabase(postgres.url("template_careframe"));
  await withOwner(postgres.url("template_careframe"), (owner) =>
    owner.query("UPDATE app.clock SET demonstration = true"),
  );
  project.provide("postgresUrl", postgres.url("template_careframe"));
  return () => {
    postgres.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
