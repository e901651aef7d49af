import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** The queries that look past one actor's rows, each with its reason. */
const unscoped: Readonly<Record<string, string>> = {};

/** The files in which SQL is put together from pieces, each with the reason why no piece comes from a person. */
const assembled: Readonly<Record<string, string>> = {
  "app/data/limits.server.ts": "the text is the rate limiter's own; every value is a parameter",
};

const sources = readdirSync("app", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name).replaceAll("\\", "/"))
  .filter((file) => !file.startsWith("app/data/generated/"))
  .map((file) => ({ file, text: readFileSync(file, "utf8") }));

test("a query that is not scoped to its actor is named unsafe and listed here", () => {
  const named = sources.flatMap(({ text }) =>
    [...text.matchAll(/export (?:async )?(?:function|const) (unsafe\w+)/g)].map(([, name = ""]) => name),
  );
  expect(named.sort()).toEqual(Object.keys(unscoped).sort());
});

test("SQL put together from text is listed here", () => {
  const found = sources
    .filter(({ text }) => /\$(?:query|execute)RawUnsafe|Prisma\.raw\(/.test(text))
    .map(({ file }) => file);
  expect(found.sort()).toEqual(Object.keys(assembled).sort());
});
