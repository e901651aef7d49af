import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as Portal from "#app/server.ts";
import { startEmbeddedPostgres } from "#app/data/embedded-postgres.ts";
import { servingUrl, setUpDatabase } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";
import { env, EnvironmentProblem, type Env } from "#app/web/env.server.ts";
import { paths } from "#app/web/paths.ts";
import { holdFolder } from "./folder-lock.ts";
import { buildIfNeeded } from "./build-if-needed.ts";
import { demonstrationAccounts, demonstrationPassword } from "../../prisma/demo/accounts.ts";
import { dealWithPrices } from "../../prisma/demo/prices-dealt-with.ts";
import { loadDemonstration } from "../../prisma/demo.ts";
import { seedReference } from "../../prisma/seed.ts";

const startedAt = performance.now();

function say(line: string) {
  const seconds = ((performance.now() - startedAt) / 1000).toLocaleString("en-GB", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  console.log(`[${seconds.padStart(5)} s] ${line}`);
}

/** `npm start`: builds what is not built, starts the database, brings it up to date and serves, saying so on the way. */
async function start() {
  const settings = env();
  buildIfNeeded(say);
  const release = holdFolder(settings.DATA_DIR);
  const database = await startDatabase(settings);
  const made = await prepare(database.url, settings);
  const { deedsOnPrices, serve, spendNight } = (await import(
    pathToFileURL(path.resolve("build/server/index.js")).href
  )) as typeof Portal;
  const running = await serve(servingUrl(database.url));
  if (made) {
    const asked = await spendNight();
    say(`Went through the prices of its placements: ${asked} to ask about.`);
    const origin = originOf(running.port, settings);
    // On another day than the demonstration's own its people have not begun.
    if (!settings.CAREFRAME_CLOCK)
      await dealWithPrices(deedsOnPrices, (id) => `${origin}${paths.ownNegotiation(id)}`);
  }
  greet(running.port, settings);
  const stop = async () => {
    say("Stopping: letting requests finish.");
    await running.stop();
    database.stop();
    release();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
}

async function startDatabase(settings: Env) {
  if (settings.DATABASE_URL) {
    say("Using the database of DATABASE_URL.");
    return { url: settings.DATABASE_URL, stop: () => undefined };
  }
  say(`Starting PostgreSQL with its data under ${settings.DATA_DIR}.`);
  const postgres = await startEmbeddedPostgres({ dataDir: settings.DATA_DIR });
  if (!postgres.folder.startsWith(settings.DATA_DIR))
    say(`The database's user may not enter there, so its data lies in ${postgres.folder}.`);
  return { url: postgres.url(), stop: postgres.stop };
}

/** Brings the database up to date. Answers whether it made a demonstration, whose first night is still to come. */
async function prepare(ownerUrl: string, settings: Env): Promise<boolean> {
  const applied = await setUpDatabase(ownerUrl);
  say(
    applied.length > 0
      ? `Brought the database up to date: ${applied.length} migrations.`
      : "The database is up to date.",
  );
  return withOwner(ownerUrl, async (owner) => {
    await seedReference(owner);
    if (settings.CAREFRAME_MODE === "demonstration") {
      const made = await loadDemonstration(owner, say);
      if (settings.CAREFRAME_CLOCK)
        await owner.query("SELECT app.move_clock($1)", [settings.CAREFRAME_CLOCK]);
      return made;
    }
    const { rowCount } = await owner.query("SELECT 1 FROM account WHERE email LIKE '%@demo.test' LIMIT 1");
    if (rowCount)
      throw new EnvironmentProblem(
        "This database holds demonstration accounts (@demo.test), whose password is public: production will not start on it.",
      );
    const clock = await owner.query("SELECT 1 FROM app.clock WHERE demonstration");
    if (clock.rowCount)
      throw new EnvironmentProblem(
        "This database's clock is a demonstration's: production will not start on it.",
      );
    return false;
  });
}

function greet(port: number, settings: Env) {
  say(`Careframe is ready at ${originOf(port, settings)}`);
  if (settings.CAREFRAME_MODE !== "demonstration") return;
  console.log(
    `\nA demonstration: everything in it is made up. Sign in with the password ${demonstrationPassword} as\n`,
  );
  for (const account of demonstrationAccounts) console.log(`  ${account.email.padEnd(24)} ${account.does}`);
  console.log("\nPress Ctrl+C to stop.");
}

function originOf(port: number, settings: Env): string {
  return settings.APP_ORIGIN ?? `http://${settings.HOST === "0.0.0.0" ? "localhost" : settings.HOST}:${port}`;
}

start().catch((error: unknown) => {
  console.error(error instanceof EnvironmentProblem ? `Careframe cannot start. ${error.message}` : error);
  process.exit(1);
});
