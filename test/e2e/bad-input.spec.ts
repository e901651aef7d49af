import { randomUUID } from "node:crypto";
import { expect, test } from "#test/support/e2e.ts";
import { formsOf, linksOf, visit, type Answer, type PageForm, type Visit } from "#test/support/visitor.ts";

test.describe.configure({ timeout: 600_000 });
test.beforeEach(({}, { project }) => {
  test.skip(project.name !== "chromium", "no browser is needed: once is enough");
});

const people = [
  "provider",
  "provider2",
  "commissioner",
  "evaluator",
  "broker",
  "approver",
  "quality",
  "auditor",
  "admin",
] as const;

const nasty = [
  "",
  " ",
  "1e3",
  "£12,34",
  "12.345",
  "-1",
  "NaN",
  "٢١",
  "x".repeat(20_000),
  "<script>alert(1)</script>",
  "'; DROP TABLE rate; --",
  "\u202Eevil",
  "😀".repeat(50),
  "\uD800",
  "../../etc/passwd",
  "null",
  "2026-13-45",
  "%",
];

const nastyInAddresses = ["1e3", "-1", "'; DROP TABLE rate; --", "\uD800", "x".repeat(500)];

/** An address without its ids, so that one page of each kind is looked at. */
function shape(path: string): string {
  return (
    path
      .split("?")[0]
      ?.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")
      .replace(/R\d+-[\d-]+/g, ":reference") ?? path
  );
}

function isCalm(answer: Answer): boolean {
  if (answer.status === 302) return true;
  const known = [200, 400, 403, 404, 405, 409, 413, 429].includes(answer.status);
  return known && answer.text.trim() !== "" && !/\n\s+at .+:\d+:\d+/.test(answer.text);
}

async function pagesOf(
  visitor: Visit,
  start: string,
): Promise<ReadonlyMap<string, { path: string; html: string }>> {
  const seen = new Map<string, { path: string; html: string }>();
  const waiting = [start, "/", "/register", "/framework", "/sign-in"];
  while (waiting.length > 0 && seen.size < 120) {
    const path = waiting.shift() ?? "";
    if (seen.has(shape(path)) || /\.(csv|xlsx)/.test(path)) continue;
    const answer = await visitor.get(path);
    expect.soft(isCalm(answer), `GET ${path} answered ${answer.status}`).toBe(true);
    seen.set(shape(path), { path, html: answer.text });
    waiting.push(...(answer.location ? [answer.location] : linksOf(answer.text, path)));
  }
  return seen;
}

/** The forms that somebody has sent everything: who comes after sends only what a person may get wrong in another way. */
const sentAll = new Set<string>();
/** The pages that somebody has asked for with every bad address. */
const visited = new Set<string>();

function isNew(form: PageForm): boolean {
  const key = [shape(form.action), ...form.fields.map(({ name }) => shape(name))].join(" ");
  if (sentAll.has(key)) return false;
  sentAll.add(key);
  return true;
}

function variants(form: PageForm): readonly (readonly (readonly [string, string])[])[] {
  const filled = form.fields.map(
    ({ name, value, choices }) => [name, value || choices[0] || "some words"] as const,
  );
  const all = nasty.map((text) => form.fields.map(({ name }) => [name, text] as const));
  const strangers = form.fields.map(
    ({ name, value, choices }) =>
      [
        name,
        /[0-9a-f]{8}-[0-9a-f-]{27}/.test(value + choices.join()) ? randomUUID() : value || "some words",
      ] as const,
  );
  const twice = [...filled, ...filled];
  return isNew(form) ? [[], ...all, strangers, twice] : [[], strangers];
}

for (const who of people) {
  test(`whatever ${who} is sent or sends, a sentence comes back and never a failure`, async ({ portal }) => {
    const visitor = visit(portal.url);
    await visitor.signIn(who);
    const pages = await pagesOf(visitor, "/home");
    for (const [kind, { path, html }] of pages) {
      const bad = await visitor.get(path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, () => randomUUID()));
      expect.soft(isCalm(bad), `a stranger's id at ${kind} answered ${bad.status}`).toBe(true);
      const wrong = await visitor.get(path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "not-an-id"));
      expect.soft(isCalm(wrong), `a wrong id at ${kind} answered ${wrong.status}`).toBe(true);
      const addresses = visited.has(kind) ? nastyInAddresses.slice(0, 1) : nastyInAddresses;
      visited.add(kind);
      for (const text of addresses) {
        const query = new URLSearchParams(
          ["q", "postcode", "name", "lot", "page", "sort", "day", "person", "miles", "line", "price"].map(
            (name) => [name, text],
          ),
        );
        const answer = await visitor.get(`${path.split("?")[0]}?${query.toString().slice(0, 6_000)}`);
        expect
          .soft(isCalm(answer), `GET ${kind} with “${text.slice(0, 20)}” answered ${answer.status}`)
          .toBe(true);
      }
      for (const form of formsOf(html, path)) {
        for (const fields of variants(form)) {
          const answer = await visitor.post(form.action, fields);
          expect
            .soft(
              isCalm(answer),
              `POST ${shape(form.action)} with “${fields[0]?.[1]?.slice(0, 20) ?? "nothing"}” answered ${answer.status}`,
            )
            .toBe(true);
        }
      }
    }
    expect(pages.size).toBeGreaterThan(5);
  });
}
