import { readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { insert } from "./market.ts";

type Fact = { readonly key: string; readonly fromOn: string };

/** Puts the rules of the legal regimes and the bank holidays on file, as every installation begins with them. */
export async function lawOnFile(owner: pg.Client) {
  const facts = ["regime-facts.json", "notice-facts.json"].flatMap((name) => read(name) as Fact[]);
  await insert(
    owner,
    "reference_fact",
    facts.map(({ fromOn, ...fact }) => ({ ...fact, from_on: fromOn })),
  );
  const value = read("bank-holidays.json");
  await insert(owner, "reference_fact", [
    { key: "bank-holidays", from_on: "2019-01-01", value, source: "gov.uk", uncertain: false },
  ]);
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(path.resolve("prisma/reference", name), "utf8"));
}
