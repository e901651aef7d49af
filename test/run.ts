import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { findChromium, howToGetChromium } from "./support/chromium.ts";
import { ofPlaywright, ofVitest, sum, type Count } from "./support/counts.ts";

const tool = (place: string, ...args: string[]) => [path.join("node_modules", place), ...args];

const tsc = tool("typescript/bin/tsc", "--noEmit", "-p", ".");
const tsx = tool("tsx/dist/cli.mjs");
const playwrightReport = "reports/playwright.json";

/** What is checked without running the portal. Each counts as one. */
const checks: readonly (readonly [what: string, command: readonly string[]])[] = [
  ["database client", [...tsx, "app/cli/generate.ts"]],
  ["types", tsc],
  ["lint", tool("eslint/bin/eslint.js", ".")],
  [
    "arrows",
    tool("dependency-cruiser/bin/dependency-cruise.mjs", "app", "prisma", "test", "--output-type", "err"),
  ],
  ["dead code", tool("knip/bin/knip.js", "--no-progress", "--no-config-hints")],
  ["formatting", tool("prettier/bin/prettier.cjs", "--check", "--log-level", "warn", ".")],
];

/** `npm test` runs everything; `npm run check` everything but the browsers. The last line is the sum. */
async function main(withBrowsers: boolean): Promise<Count> {
  fs.mkdirSync("reports", { recursive: true });
  const counts: Count[] = [];
  const [client, ...others] = checks;
  if (client) counts.push(await check(...client));
  counts.push(...(await twoAtATime(others, ([what, command]) => check(what, command))));
  counts.push(await tests("Rules, imports and components", "!database"));
  counts.push(await tests("Commands, queries, jobs and laws, on a real database", "database"));
  if (withBrowsers) counts.push(await browserTests());
  return sum(counts);
}

/** Each waits for nothing but a free place: most of them keep one processor busy. */
async function twoAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const left = [...items];
  const done: R[] = [];
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) done.push(await work(item));
  };
  await Promise.all([one(), one()]);
  return done;
}

async function check(what: string, command: readonly string[]): Promise<Count> {
  const started = performance.now();
  const { status, output } = await run(command, "quiet");
  console.log(`${status === 0 ? "passed" : "FAILED"}  ${what} (${seconds(started)} s)`);
  if (status !== 0) console.log(output.trimEnd());
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

async function tests(what: string, project: string): Promise<Count> {
  console.log(`\n${what}`);
  const report = `reports/vitest-${project.replace("!", "not-")}.json`;
  fs.rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { status } = await run(tool("vitest/vitest.mjs", "run", "--project", project, ...reporters), "shown");
  return honest(ofVitest(report), status, "vitest");
}

async function browserTests(): Promise<Count> {
  console.log("\nBrowser tests");
  if (
    !fs.existsSync("test/e2e") ||
    !fs.readdirSync("test/e2e", { recursive: true }).some((name) => /\.spec\.ts$/.test(String(name)))
  ) {
    console.log("There are none.");
    return sum([]);
  }
  if (!findChromium()) {
    console.log(howToGetChromium);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  fs.rmSync(playwrightReport, { force: true });
  const command = tool("playwright/cli.js", "test", "--reporter=list,json");
  const { status } = await run(command, "shown", { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport });
  return honest(ofPlaywright(playwrightReport), status, "playwright");
}

/** A run that ended badly without a failed test to show for it (a crash, a file that did not load) is one failure. */
function honest(count: Count | undefined, status: number, what: string): Count {
  if (!count) console.log(`FAILED  ${what} left no report.`);
  const known = count ?? { passed: 0, failed: 1, skipped: 0 };
  return status !== 0 && known.failed === 0 ? { ...known, failed: 1 } : known;
}

type Outcome = { readonly status: number; readonly output: string };

async function run(
  command: readonly string[],
  output: "quiet" | "shown",
  environment: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      env: { ...process.env, ...environment },
      stdio: ["ignore", output === "shown" ? "inherit" : "pipe", output === "shown" ? "inherit" : "pipe"],
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => said.push(text));
    child.once("error", reject);
    child.once("close", (status) => resolve({ status: status ?? 1, output: said.join("") }));
  });
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10;
}

const { passed, failed, skipped } = await main(!process.argv.includes("--without-browsers"));
console.log(`\n${skipped} skipped`);
if (!process.env["S3_TEST_ENDPOINT"]) console.log("The S3 suite did not run: S3_TEST_ENDPOINT is not set.");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
