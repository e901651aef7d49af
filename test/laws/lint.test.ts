import { readdirSync } from "node:fs";
import { ESLint } from "eslint";
import { expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 120_000 });

const eslint = new ESLint();

async function problems(filePath: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => `${message.line} ${message.ruleId}`);
}

const clock = "house/no-clock-in-domain";
const domain = "app/domain/verdict.ts";

test.each([
  ["the time now", "export const today = new Date();"],
  ["the time now, as a number", "export const now = Date.now();"],
  ["the time now, as text", "export const now = Date();"],
  [
    "another library's time now",
    "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now.instant();",
  ],
  ["a stopwatch", "export const started = performance.now();"],
  ["a timer", "export const timer = setTimeout(() => undefined, 1);"],
  ["chance", "export const lucky = Math.random();"],
  ["a new id", "export const id = crypto.randomUUID();"],
  ["the environment", "export const mode = process.env['MODE'];"],
])("the domain may not read %s", async (_what, code) => {
  expect(await problems(domain, code)).toContain(`${code.split("\n").length} ${clock}`);
});

test("the domain may hold, name and reckon with instants it was given", async () => {
  const code =
    "export const later = (now: Date): Date => new Date(Math.max(now.getTime(), Date.UTC(2026, 11, 4)));\n";
  expect(await problems(domain, code)).toEqual([]);
});

test("outside the domain the real time may be read", async () => {
  expect(await problems("app/data/owner.server.ts", "export const started = new Date();\n")).toEqual([]);
});

test.each([
  ["parseFloat", "export const price = parseFloat('21.50');"],
  ["Number.parseFloat", "export const price = Number.parseFloat('21.50');"],
  ["toFixed", "export const price = (21.5).toFixed(2);"],
  ["toFixed by its name as text", "export const price = (21.5)['toFixed'](2);"],
])("%s is refused in any file but the one for money", async (_what, code) => {
  expect(await problems("app/data/owner.server.ts", code)).toContain("1 house/exact-money");
  expect(await problems(domain, code)).toContain("1 house/exact-money");
  expect(await problems("app/domain/money.ts", code)).not.toContain("1 house/exact-money");
});

const route = "app/routes/public/home.tsx";
const rule = "house/guarded-routes";

test.each([
  ["a function", "export function loader() { return null; }"],
  ["an asynchronous function", "export async function action() { return await Promise.resolve(null); }"],
  ["an arrow", "export const loader = () => null;"],
  ["another maker's", "const wrap = (value: unknown) => value;\nexport const action = wrap(() => null);"],
  [
    "the other guard's",
    "const guardLoader = (value: unknown) => value;\nexport const action = guardLoader(() => null);",
  ],
  ["a name exported later", "const loader = () => null;\nexport { loader };"],
  ["another file's", "export { loader } from './not-found.tsx';"],
])("a route's loader or action that is %s is refused", async (_what, code) => {
  expect(await problems(route, code)).toContain(`${code.split("\n").length} ${rule}`);
});

test("a loader and an action that the guard made pass", async () => {
  const code = `import { guardAction, guardLoader } from "#app/web/guard.server.ts";
const access = { area: "public", permission: "public:read" } as const;
export const loader = guardLoader(access, async () => null);
export const action = guardAction(access, async () => null);
`;
  expect(await problems(route, code)).toEqual([]);
});

test("a switch over states names each of them", async () => {
  const code = `type Round = "open" | "closed";
export function words(round: Round): string {
  switch (round) {
    case "open":
      return "Open";
    default:
      return "Closed";
  }
}
`;
  expect(await problems(domain, code)).toEqual(["3 @typescript-eslint/switch-exhaustiveness-check"]);
});

test("a promise that nobody waits for, and an interface, are refused", async () => {
  expect(await problems(domain, "export function start() {\n  Promise.resolve();\n}\n")).toEqual([
    "2 @typescript-eslint/no-floating-promises",
  ]);
  expect(await problems(domain, "export interface Lot {\n  readonly id: string;\n}\n")).toEqual([
    "1 no-restricted-syntax",
  ]);
});

const aCommand = `app/commands/${readdirSync("app/commands", { recursive: true, encoding: "utf8" }).find((name) => name.endsWith(".ts"))}`;

test.each([
  [route, "inTransaction"],
  [route, "connect"],
  [aCommand, "connect"],
])("%s may not take %s from the database", async (file, name) => {
  const code = `import { ${name} } from "#app/data/db.server.ts";\nvoid ${name};\n`;
  expect(await problems(file, code)).toEqual(["1 no-restricted-imports"]);
});
