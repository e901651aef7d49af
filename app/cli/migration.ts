import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { differenceInSql } from "#app/data/migrate.ts";
import { startEmbeddedPostgres } from "#app/data/embedded-postgres.ts";

/** `npm run db:migration -- name`: drafts the SQL from the committed schema to the schema as it now stands. */
async function draftMigration(name: string | undefined) {
  if (!name || !/^[a-z0-9_]+$/.test(name))
    throw new Error("Name the migration, like: npm run db:migration -- rate_snapshots");
  const after = readFileSync("prisma/schema.prisma", "utf8");
  const postgres = await startEmbeddedPostgres({ dataDir: process.env["DATA_DIR"] ?? ".data" });
  try {
    const sql = await differenceInSql(postgres.url("postgres"), committedSchema(), after);
    const number = readdirSync("prisma/migrations").filter((entry) => /^\d/.test(entry)).length + 1;
    const folder = `prisma/migrations/${String(number).padStart(4, "0")}_${name}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/migration.sql`, sql);
    console.log(`Wrote ${folder}/migration.sql. Read it, finish it by hand, keep one purpose.`);
  } finally {
    postgres.stop();
  }
}

function committedSchema(): string {
  try {
    return execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return 'datasource db {\n  provider = "postgresql"\n}\n';
  }
}

await draftMigration(process.argv[2]);
process.exit(0);
