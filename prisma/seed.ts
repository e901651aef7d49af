import { readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { saveCostTemplates } from "./reference/cost-templates.ts";
import { referencePostcodes } from "./reference/postcodes.ts";

type Fact = {
  readonly key: string;
  readonly fromOn: string;
  readonly value: object;
  readonly source: string;
  readonly uncertain: boolean;
};

/**
 * Loads what every installation needs whatever its mode: postcodes with their places, bank holidays, the periods and
 * thresholds of each legal regime with their clauses, the statutory figures of pay and of NHS-funded nursing, the codes under which notices are published, what is unsure of the client-level data, the places and indices of statistics, and the templates of cost models. Safe to run again: what is there is brought up to date.
 */
export async function seedReference(owner: pg.Client): Promise<void> {
  await owner.query("BEGIN");
  try {
    await savePostcodes(owner);
    const files = [
      ...["regime-facts.json", "notice-facts.json", "pay-facts.json", "cpv-codes.json"],
      ...["nursing-facts.json", "client-level-data.json", "index-facts.json"],
    ].map((name) => readReference(name) as Fact[]);
    await saveFacts(owner, [bankHolidays(), statisticalAreas(), ...files.flat()]);
    await saveCostTemplates(owner, readReference("cost-templates.json"));
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw error;
  }
}

async function savePostcodes(owner: pg.Client) {
  const places = referencePostcodes();
  const columns = [
    places.map((place) => place.postcode),
    places.map((place) => place.outcode),
    places.map((place) => place.easting),
    places.map((place) => place.northing),
  ];
  await owner.query(
    `INSERT INTO postcode (postcode, outcode, easting, northing)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::int[])
     ON CONFLICT (postcode) DO UPDATE SET outcode = excluded.outcode, easting = excluded.easting, northing = excluded.northing
     WHERE (postcode.easting, postcode.northing) IS DISTINCT FROM (excluded.easting, excluded.northing)`,
    columns,
  );
}

async function saveFacts(owner: pg.Client, facts: readonly Fact[]) {
  await owner.query(
    `INSERT INTO reference_fact (key, from_on, value, source, uncertain)
     SELECT f.key, f."fromOn", f.value, f.source, f.uncertain
     FROM jsonb_to_recordset($1::jsonb) AS f (key text, "fromOn" date, value jsonb, source text, uncertain boolean)
     ON CONFLICT (key, from_on) DO UPDATE SET value = excluded.value, source = excluded.source, uncertain = excluded.uncertain`,
    [JSON.stringify(facts)],
  );
}

function bankHolidays(): Fact {
  const file = readReference("bank-holidays.json") as { readonly source: string };
  return { key: "bank-holidays", fromOn: "2019-01-01", value: file, source: file.source, uncertain: false };
}

function statisticalAreas(): Fact {
  return {
    ...{
      key: "statistical-areas",
      fromOn: "2013-04-01",
      value: readReference("statistical-areas.json") as object,
    },
    source:
      "ONS, Register of Geographic Codes; codes of social-services returns from NHS Digital, PSS-EX1 2014-15",
    uncertain: true,
  };
}

function readReference(name: string): unknown {
  return JSON.parse(readFileSync(path.resolve("prisma/reference", name), "utf8"));
}
