import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { system } from "#app/domain/access/actor.ts";
import { startImport } from "#app/commands/import/run-import.server.ts";
import { connect, disconnect } from "#app/data/db.server.ts";
import { importKinds, type ImportKind, type ImportSummary } from "#app/data/import-runs.server.ts";
import { servingUrl } from "#app/data/installation.server.ts";
import { applyFile, checkFile } from "#app/imports/check-and-apply.server.ts";
import { env } from "#app/web/env.server.ts";
import { runCommand, UsageProblem } from "./command.ts";
import { withOwnerAddress } from "./owner-address.ts";

const usage =
  "Say what the file holds and where it is, like: npm run import -- cqc directory.csv (or: postcodes bs.csv). Add --check to change nothing.";

/** `npm run import -- cqc FILE`: checks a file, tells what it would change and its bad rows, then applies all good rows. */
runCommand(async () => {
  const [given, fileName, ...flags] = process.argv.slice(2);
  const kind = importKinds.find((one) => one === given);
  if (!kind || !fileName || flags.some((flag) => flag !== "--check")) throw new UsageProblem(usage);
  if (!existsSync(fileName)) throw new UsageProblem(`There is no file ${fileName}.`);
  return withOwnerAddress(env(), async (ownerUrl) => {
    connect(servingUrl(ownerUrl), 4);
    try {
      return await importFile(kind, fileName, flags.includes("--check"));
    } finally {
      await disconnect();
    }
  });
});

async function importFile(kind: ImportKind, fileName: string, checkOnly: boolean): Promise<boolean> {
  const file = { name: path.basename(fileName), open: () => createReadStream(fileName) };
  const runId = await startImport(system, {
    kind,
    fileName: file.name,
    sha256: await sha256Of(fileName),
    storageKey: null,
  });
  const summary = await checkFile(system, runId, kind, file);
  tell(summary);
  if (summary.refusal !== undefined) return false;
  if (checkOnly) return true;
  const changed = await applyFile(system, runId, kind, file);
  console.log(`Applied: ${changed} changed.`);
  return true;
}

function tell(summary: ImportSummary) {
  for (const note of summary.notes) console.log(note);
  for (const [word, count] of Object.entries(summary.counts)) console.log(`${word}: ${count}`);
  for (const bad of summary.badRows)
    console.log(
      `Row ${bad.row}, ${bad.column || "the whole row"}: ${bad.message} (${JSON.stringify(bad.value)})`,
    );
  if (summary.refusal !== undefined) console.error(summary.refusal);
}

async function sha256Of(fileName: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(fileName), hash);
  return hash.digest("hex");
}
