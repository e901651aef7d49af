import { spawnSync } from "node:child_process";
import { isBuilt, noteBuilt } from "./build-stamp.ts";

/** Makes the database client and the pages, unless they were made from the sources as they stand. */
export function buildIfNeeded(say: (line: string) => void) {
  if (isBuilt()) return;
  say("Making the database client.");
  run("node_modules/tsx/dist/cli.mjs", ["app/cli/generate.ts"]);
  say("Building the pages (once, and after each change; about 15 seconds).");
  run("node_modules/@remix-run/dev/dist/cli.js", ["vite:build"]);
  noteBuilt();
}

function run(script: string, args: readonly string[]) {
  const environment = { ...process.env, NODE_ENV: "production" } as const;
  const result = spawnSync(process.execPath, [script, ...args], { encoding: "utf8", env: environment });
  if (result.status === 0) return;
  throw new Error(`${script} ${args.join(" ")} failed:\n${result.stdout}\n${result.stderr}`);
}
