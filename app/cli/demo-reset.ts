import { rmSync } from "node:fs";
import path from "node:path";
import { embeddedFolder, runningEmbeddedPostgres } from "#app/data/embedded-postgres.ts";
import { env } from "#app/web/env.server.ts";
import { runCommand, UsageProblem } from "./command.ts";

/** `npm run demo:reset`: forgets the demonstration's data, so that the next start makes the world anew. */
runCommand(async () => {
  const settings = env();
  if (settings.DATABASE_URL)
    throw new UsageProblem("demo:reset forgets the embedded database only: unset DATABASE_URL.");
  if (runningEmbeddedPostgres(settings.DATA_DIR))
    throw new UsageProblem("Stop the portal first (Ctrl+C where it runs), then reset it.");
  rmSync(embeddedFolder(settings.DATA_DIR), { recursive: true, force: true });
  for (const part of ["postgres", "documents", "imports", "audit-heads.jsonl"]) {
    rmSync(path.join(settings.DATA_DIR, part), { recursive: true, force: true });
  }
  console.log(
    `Forgot everything under ${settings.DATA_DIR}. The next npm start makes the demonstration anew.`,
  );
  return true;
});
