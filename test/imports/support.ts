import { createReadStream, readFileSync } from "node:fs";

import { readCqc } from "#app/imports/cqc/read-cqc.ts";
import type { BadRow, CqcRow, FactsRow } from "#app/imports/cqc/row.ts";
import type { FileRefusal } from "#app/imports/file-refusal.ts";

const fixtures = new URL("./fixtures/", import.meta.url);

export function fixtureText(name: string): string {
  return readFileSync(new URL(name, fixtures), "utf8");
}

export async function* bytesOf(content: string | Uint8Array, chunk = 4093): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

export async function gathered<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

export function readFixture(name: string): Promise<CqcRow[]> {
  return gathered(readCqc(createReadStream(new URL(name, fixtures)), name));
}

export function readText(content: string | Uint8Array, chunk?: number): Promise<CqcRow[]> {
  return gathered(readCqc(bytesOf(content, chunk), "cqc.csv"));
}

export function factsIn(rows: readonly CqcRow[]): FactsRow[] {
  return rows.filter((row) => row.kind === "facts");
}

export function badIn(rows: readonly CqcRow[]): BadRow[] {
  return rows.filter((row) => row.kind === "bad");
}

export function refusalOf(rows: readonly CqcRow[]): FileRefusal | undefined {
  const last = rows.at(-1);
  return last?.kind === "refused" ? last.refusal : undefined;
}

/** A small active-locations file: each row overrides the cells that the test is about. */
export function activeLocations(...rows: readonly Readonly<Record<string, string>>[]): string {
  const valid = {
    "Location ID": "1-100000001",
    "Location Name": "Fair View",
    "Provider ID": "1-200000001",
    "Location Latest Overall Rating": "Good",
    "Publication Date": "2025-03-14",
    "Location HSCA start date": "2011-01-17",
    "Care homes beds": "12",
    "Location Postal Code": "BS1 1AD",
    "Provider Companies House Number": "",
    "Location Web Address": "",
  };
  const columns = Object.keys(valid);
  const lines = rows.map((row) => Object.values({ ...valid, ...row }).join(","));
  return [columns.join(","), ...lines, ""].join("\r\n");
}

/** A small latest ratings file, one line per location, group, domain, rating and date. */
export function latestRatings(
  ...rows: readonly (readonly [string, string, string, string, string])[]
): string {
  const header = "Location ID,Location Name,Service / Population Group,Domain,Latest Rating,Publication Date";
  const lines = rows.map(([id, group, domain, rating, on]) =>
    [id, "Fair View", group, domain, rating, on].join(","),
  );
  return [header, ...lines, ""].join("\n");
}
