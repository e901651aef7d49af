import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();

test("prisma/schema.prisma and the migrations make the same tables and columns", async () => {
  const { rows } = await database.owner.query<{ line: string }>(
    `SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
       || CASE WHEN a.attnotnull OR t.typelem <> 0 THEN '' ELSE ' null' END AS line
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`,
  );
  expect(rows.map((row) => row.line).sort()).toEqual(columnsOf(readFileSync("prisma/schema.prisma", "utf8")));
});

test("no two migrations have the same number", () => {
  const numbers = readdirSync("prisma/migrations")
    .map((name) => /^\d+/.exec(name)?.[0])
    .filter(Boolean);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});

const scalars: Readonly<Record<string, string>> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Boolean: "boolean",
  Float: "double precision",
  Json: "jsonb",
};

/** Each column of the schema as "table.column type", with " null" where it may be missing. */
function columnsOf(schema: string): readonly string[] {
  const enums = new Map(blocks(schema, "enum").map(([name, body]) => [name, mapped(body, "@@map") ?? name]));
  return blocks(schema, "model")
    .flatMap(([name, body]) =>
      body.split("\n").flatMap((line) => column(mapped(body, "@@map") ?? name, line, enums)),
    )
    .sort();
}

function column(table: string, line: string, enums: ReadonlyMap<string, string>): readonly string[] {
  const field = /^\s+(\w+)\s+(\w+)(\[\]|\?)?(\s.*)?$/.exec(line);
  if (!field) return [];
  const [, name = "", type = "", many, attributes = ""] = field;
  const inSql = nativeType(attributes) ?? scalars[type] ?? enums.get(type);
  if (!inSql) return [];
  return [
    `${table}.${mapped(attributes, "@map") ?? name} ${inSql}${many === "[]" ? "[]" : many === "?" ? " null" : ""}`,
  ];
}

function nativeType(attributes: string): string | undefined {
  const [, type, detail = ""] = /@db\.(\w+)(\([\d, ]+\))?/.exec(attributes) ?? [];
  if (type === "Timestamptz") return `timestamp${detail} with time zone`;
  if (type === "Decimal") return `numeric${detail.replaceAll(" ", "")}`;
  return type?.toLowerCase();
}

function mapped(text: string, attribute: string): string | undefined {
  return new RegExp(`(?<!@)${attribute}\\("(\\w+)"\\)`).exec(text)?.[1];
}

function blocks(schema: string, kind: string): readonly (readonly [name: string, body: string])[] {
  return [...schema.matchAll(new RegExp(`^${kind} (\\w+) \\{\\n([\\s\\S]*?)^\\}`, "gm"))].map(
    ([, name = "", body = ""]) => [name, body],
  );
}
