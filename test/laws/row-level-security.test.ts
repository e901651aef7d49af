import { expect, test } from "vitest";
import { useDatabase } from "#test/support/database.ts";

/** What any actor may read row by row, and why nothing in it is anyone's secret. */
const withoutPolicy: Readonly<Record<string, string>> = {
  "app.clock": "the one clock",
  area: "public: the places of a framework",
  capacity_return: "public search: what a provider says it can take",
  cost_template: "public: how a kind of service is costed",
  cost_template_driver: "public: what stands behind the lines of a cost model",
  cost_template_line: "public: the lines of a cost model",
  framework: "public: the framework as published",
  framework_commissioner: "public: who is named on a framework",
  framework_terms: "public: the terms to sign",
  innovation_opt_out: "public search: membership follows from it",
  ladder_rung: "public: the care ladder",
  location: "public search: where care is given",
  lot: "public: the lots of a framework",
  lot_cost_line: "public: which prices a lot's cost model is held against",
  lot_membership: "public register: who is approved for what",
  membership_area: "public search: where a member works",
  membership_location: "public search: where a member works from",
  membership_place: "public search: the same, with its place on the grid",
  party: "public register: alone or joint",
  postcode: "public: the national grid",
  provider: "public register: the organisation",
  provider_specialism: "public search: languages and cultures",
  question: "public: what every applicant is asked",
  question_set: "public: what every applicant is asked",
  rate_limit: "counts of attempts, under hashed keys",
  reference_fact: "public: law, thresholds and statutory figures with their sources",
  round_extension: "public: a later close, with its reason",
  round_lot: "public: what a round asks for",
  service_line: "public: what can be bought",
  session: "hashes of tokens, looked up before the actor is known",
};

/** Views read as their owner, past the policies: each says what it leaves out. */
const views: Readonly<Record<string, string>> = {
  paused_placement: "that new placements are stopped, and until when, without the reason",
  published_clarification: "published answers, without the asker",
};

/** Policies that show every row: the writing is policied, the reading is not. */
const openPolicies: Readonly<Record<string, string>> = {
  "commissioner: SELECT": "public: the council that answers for the pages",
  "floor_basis: SELECT": "public: what a unit of a line takes of a worker's time",
  "lot_route: SELECT": "public: by which routes a lot may be called off",
  "price_cap: SELECT": "public: caps are published with the round",
  "price_clause: SELECT": "public: terms of the framework",
  "round_opening: SELECT": "that a round was opened, when and by which two people: every seal asks it",
};

const database = useDatabase();

async function relations(kinds: string, condition = ""): Promise<readonly string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'app') AND c.relname <> '_prisma_migrations' AND c.relkind = ANY ($1) ${condition}
     ORDER BY 1`,
    [[...kinds]],
  );
  return rows.map((row) => row.name);
}

test("a table without policies is listed with its reason", async () => {
  expect(await relations("rp", "AND NOT c.relrowsecurity")).toEqual(Object.keys(withoutPolicy).sort());
});

test("a view, which reads past the policies, is listed with what it leaves out", async () => {
  expect(await relations("vm")).toEqual(Object.keys(views).sort());
});

test("a policy that lets every actor read every row is listed with its reason, and none lets everyone write", async () => {
  const { rows } = await database.owner.query<{ open: string }>(
    `SELECT tablename || ': ' || cmd AS open FROM pg_policies
     WHERE schemaname = 'public' AND (btrim(coalesce(qual, ''), '()') = 'true' OR btrim(coalesce(with_check, ''), '()') = 'true')`,
  );
  expect(rows.map((row) => row.open).sort()).toEqual(Object.keys(openPolicies).sort());
});

test("a function that runs as the owner looks for names in fixed places only", async () => {
  const { rows } = await database.owner.query(
    `SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname IN ('public', 'app') AND p.prosecdef
       AND NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) setting WHERE setting LIKE 'search\\_path=%pg\\_temp')`,
  );
  expect(rows).toEqual([]);
});
