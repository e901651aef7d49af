import pg from "pg";
import { connect, disconnect, reading } from "#app/data/db.server.ts";
import { placementShown, type PlacementShown } from "#app/data/brokerage/placement-page.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { firstUnfunded, weekOn } from "#app/domain/brokerage/placement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { withOwner } from "#app/data/owner.server.ts";
import { median, type Measured } from "./measured.ts";
import { settle } from "./settle.ts";
import type { BenchWorld } from "./world.ts";

const limits = { ratio: 2, growth: 3 };
const repeats = 40;
const warmUps = 10;
const pages = 5;

type Built = { readonly world: BenchWorld; readonly ownerUrl: string; readonly servingUrl: string };
type Times = { readonly own: number; readonly byHand: number };

/** A placement's page, as a request reads it, against the same rows in hand-written SQL, with ever more placements. */
export async function measurePlacementPage(
  { world, ownerUrl, servingUrl }: Built,
  sizes: readonly number[],
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  const times: Times[] = [];
  let placed = 0;
  for (const size of sizes) {
    await withOwner(ownerUrl, async (owner) => {
      await addPlacements(owner, placed + 1, size);
      await settle(owner);
    });
    placed = size;
    const own = await timesIn(world, servingUrl, size);
    times.push(own);
    const ratio = own.own / own.byHand;
    measured.push({
      ...{ measure: "placement-page", size, ratio, limit: limits.ratio },
      ...{ ownMs: own.own, baselineMs: own.byHand },
    });
  }
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last || first === last) return measured;
  const ratio = last.own / first.own;
  return [...measured, { measure: "placement-page-growth", size: placed, ratio, limit: limits.growth }];
}

/** Placements with three elements each, one after another in time, and the council and the person paying. */
async function addPlacements(owner: pg.Client, from: number, to: number) {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  await owner.query(
    "CREATE OR REPLACE FUNCTION pg_temp.id_of(name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(name)::uuid $$",
  );
  for (const statement of statements(from, to)) await owner.query(statement);
  await owner.query("COMMIT");
}

function statements(from: number, to: number): readonly string[] {
  const council = "pg_temp.id_of('commissioner')";
  const each = `generate_series(${from}, ${to}) i`;
  const id = (what: string) => `pg_temp.id_of('${what}-' || i)`;
  const whose = `${council}, (pg_temp.id_of('provider-' || (i % 490 + 1)))`;
  return [
    `INSERT INTO placement (id, commissioner_id, provider_id, framework_id, reference, location_id, lot_id, person_ref, age_band, support_reason, from_on, created_at, approved_on)
     SELECT ${id("placement")}, ${whose}, pg_temp.id_of('framework'), 'PL-B-' || i, pg_temp.id_of('organisation-' || (i % 490 + 1)), pg_temp.id_of('lot-' || (i % 8 + 1)),
       'P-' || (10000000 + i), '65-74', 'physical-personal-care', '2024-01-01'::date + (i % 900), '2024-01-01Z', '2024-01-01' FROM ${each}`,
    `INSERT INTO placement_element (id, placement_id, commissioner_id, provider_id, service_line_id, pence, per, units, weekly_pence, from_on, to_on, origin)
     SELECT gen_random_uuid(), ${id("placement")}, ${whose}, pg_temp.id_of('line-' || (i % 8 + 1) || '-1'), 2000 + 50 * k, 'hour', 10, 20000 + 500 * k,
       '2024-01-01'::date + (i % 900) + 30 * (k - 1), CASE WHEN k < 3 THEN '2024-01-01'::date + (i % 900) + 30 * k END, 'PLACED' FROM ${each}, generate_series(1, 3) k`,
    `INSERT INTO placement_funding (id, placement_id, commissioner_id, from_on, agreed_at)
     SELECT ${id("funding")}, ${id("placement")}, ${council}, '2024-01-01'::date + (i % 900), '2024-01-01Z' FROM ${each}`,
    `INSERT INTO placement_share (funding_id, commissioner_id, stream, weekly_pence, takes_rest)
     SELECT ${id("funding")}, ${council}, s.stream, s.pence, s.pence IS NULL FROM ${each}, (VALUES ('client', 4000), ('council', NULL)) s (stream, pence)`,
  ];
}

async function timesIn(world: BenchWorld, servingUrl: string, size: number): Promise<Times> {
  const pool = new pg.Pool({ connectionString: servingUrl, max: 10 });
  connect(servingUrl, 10);
  const actor: StaffActor = {
    ...{ kind: "staff", accountId: world.accountId, commissionerId: world.commissionerId, roles: ["broker"] },
  };
  const ids = await idsOf(pool, actor, size);
  const own: number[] = [];
  const byHand: number[] = [];
  try {
    for (const id of ids) await holdEqual(pool, actor, id);
    for (let repeat = 0; repeat < warmUps + repeats; repeat += 1)
      for (const id of ids) {
        const ours = () => time(() => reading(actor, (tx) => placementShown(tx, id)));
        const theirs = () => time(() => askByHand(pool, actor, id));
        const [first, second] = repeat % 2 === 0 ? [ours, theirs] : [theirs, ours];
        const [a, b] = [await first(), await second()];
        if (repeat < warmUps) continue;
        own.push(repeat % 2 === 0 ? a : b);
        byHand.push(repeat % 2 === 0 ? b : a);
      }
  } finally {
    await disconnect();
    await pool.end();
  }
  return { own: median(own), byHand: median(byHand) };
}

/** Placements from all over the table. */
async function idsOf(pool: pg.Pool, actor: StaffActor, size: number): Promise<readonly string[]> {
  const wanted = Array.from({ length: pages }, (_, nth) => 1 + Math.floor((nth * (size - 1)) / pages));
  const rows = await asActor(
    pool,
    actor,
    "SELECT md5('placement-' || n)::uuid AS id FROM unnest($1::int[]) n",
    [wanted],
  );
  return rows.map((row) => String(row["id"]));
}

/** Both must tell the same placement, or the race means nothing. */
async function holdEqual(pool: pg.Pool, actor: StaffActor, id: string) {
  const shown = await reading(actor, (tx) => placementShown(tx, id));
  const byHand = await askByHand(pool, actor, id);
  const today = toDay("2026-12-04");
  if (!shown || firstUnfunded(shown) || !weekOn(shown, today).ok)
    throw new Error(`${id} is not as it should be`);
  if (JSON.stringify(summary(shown)) !== JSON.stringify(byHand))
    throw new Error("the two do not tell the same placement");
}

function summary({ reference, provider, elements, funding }: PlacementShown) {
  return {
    ...{ reference, provider },
    elements: elements.map(({ pence, units, fromOn, toOn }) => [pence, units, fromOn, toOn]),
    shares: funding.flatMap(({ shares }) => shares.map(({ stream }) => stream)),
  };
}

/** The rows of the page as somebody who knows the tables would fetch them, in four statements on one connection. */
async function askByHand(pool: pg.Pool, actor: StaffActor, id: string) {
  const client = await pool.connect();
  try {
    await begin(client, actor);
    const head = await client.query(
      `SELECT p.*, o.name AS provider, l.name AS location, t.title AS lot, a.name AS area, f.title AS framework, r.reference AS request, c.reference AS contract,
         made.name AS made_by, approved.name AS approved, (SELECT count(*) FROM placement_element e JOIN review_proposal w ON w.element_id = e.id
           WHERE e.placement_id = p.id AND w.decided_at IS NULL AND w.withdrawn_at IS NULL) AS reviews,
         (SELECT k.id FROM panel_case k WHERE k.request_id = p.request_id AND k.placement_id = p.id AND k.withdrawn_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM panel_decision d WHERE d.case_id = k.id) ORDER BY k.asked_at DESC LIMIT 1) AS waiting
       FROM placement p JOIN provider o ON o.id = p.provider_id JOIN location l ON l.id = p.location_id JOIN lot t ON t.id = p.lot_id
         LEFT JOIN area a ON a.id = p.area_id LEFT JOIN framework f ON f.id = p.framework_id LEFT JOIN placement_request r ON r.id = p.request_id
         LEFT JOIN contract c ON c.id = p.contract_id LEFT JOIN account made ON made.id = p.created_by LEFT JOIN account approved ON approved.id = p.approved_by
       WHERE p.id = $1`,
      [id],
    );
    const parts = await client.query<Record<"pence" | "units" | "from_on" | "to_on", string | null>>(
      `SELECT e.pence, e.units::text, e.from_on::text, e.to_on::text, s.title FROM placement_element e JOIN service_line s ON s.id = e.service_line_id
       WHERE e.placement_id = $1 ORDER BY e.from_on`,
      [id],
    );
    const shares = await client.query<{ readonly stream: string }>(
      `SELECT f.from_on, f.to_on, h.* FROM placement_funding f JOIN placement_share h ON h.funding_id = f.id WHERE f.placement_id = $1 ORDER BY f.from_on, h.stream`,
      [id],
    );
    await client.query("SELECT * FROM placement_suspension WHERE placement_id = $1 ORDER BY from_on", [id]);
    await client.query("COMMIT");
    const [row] = head.rows as { reference: string; provider: string }[];
    return {
      ...{ reference: row?.reference, provider: row?.provider },
      elements: parts.rows.map((one) => [one.pence, one.units, one.from_on, one.to_on]),
      shares: shares.rows.map((one) => one.stream),
    };
  } finally {
    client.release();
  }
}

async function asActor(pool: pg.Pool, actor: StaffActor, query: string, values: unknown[]) {
  const client = await pool.connect();
  try {
    await begin(client, actor);
    const { rows } = await client.query<Record<string, unknown>>(query, values);
    await client.query("COMMIT");
    return rows;
  } finally {
    client.release();
  }
}

async function begin(client: pg.PoolClient, actor: StaffActor) {
  await client.query("BEGIN READ ONLY");
  await client.query(
    "SELECT set_config('app.actor', 'staff', true), set_config('app.account', $1, true), set_config('app.commissioner', $2, true)",
    [actor.accountId, actor.commissionerId],
  );
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
