import { runningEmbeddedPostgres, startEmbeddedPostgres } from "#app/data/embedded-postgres.ts";
import type { Env } from "#app/web/env.server.ts";

/**
 * Does a command's work with the owner's address of the database: DATABASE_URL, else the embedded server that a
 * running portal keeps, else the same server started for as long as the work takes.
 */
export async function withOwnerAddress<T>(settings: Env, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  if (settings.DATABASE_URL) return work(settings.DATABASE_URL);
  const running = runningEmbeddedPostgres(settings.DATA_DIR);
  if (running) return work(running.url());
  const started = await startEmbeddedPostgres({ dataDir: settings.DATA_DIR });
  try {
    return await work(started.url());
  } finally {
    started.stop();
  }
}
