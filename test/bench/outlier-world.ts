import type pg from "pg";
import type { BenchWorld } from "./world.ts";

/** Of so many placements one has a recorded need, whose expected cost is remembered. */
const perNeed = 10;

/**
 * Puts so many running placements into a generated market: lots by the hour and by the week, all reasons for support, six
 * areas, prices that trail off upwards with a few far out, some with an earlier price, some with an expected cost.
 */
export async function addRunningPlacements(owner: pg.Client, { commissionerId }: BenchWorld, count: number) {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  await owner.query("SET LOCAL work_mem = '256MB'");
  for (const statement of [...helpers, ...placed(count), ...needs(count)])
    await owner.query(statement.replaceAll("$commissioner", `'${commissionerId}'::uuid`));
  await owner.query("COMMIT");
  await owner.query("VACUUM ANALYZE");
}

const helpers = [
  `CREATE OR REPLACE FUNCTION pg_temp.id_of(name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(name)::uuid $$`,
  `CREATE FUNCTION pg_temp.share(name text) RETURNS float8 LANGUAGE sql IMMUTABLE AS
     $$ SELECT (('x' || substr(md5('share ' || name), 1, 7))::bit(28)::int + 0.5) / 268435456.0 $$`,
];

function placed(count: number): readonly string[] {
  return [
    `CREATE TEMP TABLE seat ON COMMIT DROP AS SELECT row_number() OVER (ORDER BY m.id) AS nth, m.provider_id, o.id AS location_id, m.lot_id, l.number, s.id AS line_id
       FROM lot_membership m JOIN lot l ON l.id = m.lot_id JOIN service_line s ON s.lot_id = m.lot_id AND s.position = 1
       JOIN location o ON o.provider_id = m.provider_id AND o.organisation WHERE m.active_to IS NULL`,
    // A price is around the middle of its lot and group, e to the power of a normal draw by Box and Muller.
    `CREATE TEMP TABLE made ON COMMIT DROP AS SELECT n, pg_temp.id_of('running ' || n) AS id, s.*, pg_temp.id_of('area-' || n % 7) AS area_id,
       (ARRAY['learning-disability','mental-health','physical-personal-care','physical-access-mobility','memory-cognition','sensory-visual','social-isolation-other'])[1 + n / 7 % 7] AS reason,
       (ARRAY['18-24','25-44','45-64','65-74','75-84','85-94','95-and-over'])[1 + n / 49 % 7] AS age,
       '2024-01-06'::date + (n % 980)::int AS from_on, 500 + 25 * (n % 60)::int AS hundredths,
       exp(0.2 * sqrt(-2 * ln(pg_temp.share('u' || n))) * cos(2 * pi() * pg_temp.share('v' || n)) + CASE n % 100 WHEN 3 THEN 1.2 WHEN 57 THEN -1.2 ELSE 0 END) AS apart
       FROM generate_series(1, ${count}) n JOIN seat s ON s.nth = 1 + n % (SELECT count(*) FROM seat)`,
    `INSERT INTO placement (id, commissioner_id, framework_id, reference, provider_id, location_id, lot_id, area_id, person_ref, age_band, support_reason, section_117, from_on, created_at, approved_on)
       SELECT id, $commissioner, pg_temp.id_of('framework'), 'PL-R-' || n, provider_id, location_id, lot_id, area_id, 'P-' || 20000000 + n, age, reason,
         reason = 'mental-health' AND n % 3 = 0, from_on, '2024-01-01Z', from_on FROM made`,
    `INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, pence, per, units, weekly_pence, from_on, cap_pence, origin)
       SELECT id, $commissioner, provider_id, line_id, pence, per, units, round(pence * units), from_on, CASE n % 4 WHEN 0 THEN pence + n % 9 END, 'PLACED'
       FROM (SELECT *, CASE WHEN number <= 4 THEN 'hour' ELSE 'week' END AS per, CASE WHEN number <= 4 THEN hundredths / 100.0 ELSE 1 END AS units,
         greatest(1, round(CASE WHEN number <= 4 THEN 2300 ELSE 95000 + 30000 * (number - 4) END * apart))::int AS pence FROM made) m`,
    `INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, pence, per, units, weekly_pence, from_on, to_on, origin)
       SELECT id, $commissioner, provider_id, line_id, 2000, 'hour', 10, 20000, from_on - 100, from_on, 'PLACED' FROM made WHERE n % 4 = 1`,
    `INSERT INTO placement_funding (id, placement_id, commissioner_id, from_on, agreed_at)
       SELECT pg_temp.id_of('funding ' || n), id, $commissioner, from_on, '2024-01-01Z' FROM made WHERE n % 10 = 0`,
    `INSERT INTO placement_share (funding_id, commissioner_id, stream, weekly_pence, takes_rest)
       SELECT pg_temp.id_of('funding ' || n), $commissioner, s.stream, s.pence, s.pence IS NULL FROM made, (VALUES ('s117', 4000), ('council', NULL)) s (stream, pence) WHERE n % 10 = 0`,
  ];
}

/** A need of its own for every tenth placement, and what it is expected to cost by the checked parameters of its lot. */
function needs(count: number): readonly string[] {
  return [
    `INSERT INTO cost_parameters (id, commissioner_id, lot_id, version, from_on, sets, source, made_at, checked_by, checked_at)
       SELECT pg_temp.id_of('parameters ' || l.number), $commissioner, l.id, 1, '2024-01-01', '{}', 'Generated', '2024-01-01Z', pg_temp.id_of('account'), '2024-01-02Z'
       FROM lot l WHERE l.kind = 'CORE'`,
    `CREATE TEMP TABLE needing ON COMMIT DROP AS SELECT md5('need ' || m.n) AS digest, m.id, m.number, e.weekly_pence, pg_temp.share('w' || m.n) AS off
       FROM made m JOIN placement_element e ON e.placement_id = m.id AND e.to_on IS NULL WHERE m.n % ${perNeed} = 0 AND m.n <= ${count}`,
    `INSERT INTO care_need (commissioner_id, digest, slots) SELECT $commissioner, digest, '[]' FROM needing`,
    `INSERT INTO care_need_of (commissioner_id, placement_id, version, digest, from_on, recorded_at)
       SELECT $commissioner, id, 1, digest, '2024-01-01', '2024-01-01Z' FROM needing`,
    `INSERT INTO expected_cost (commissioner_id, digest, parameters_id, calculation, low_pence, expected_pence, high_pence, lines, worked_out_at)
       SELECT $commissioner, digest, pg_temp.id_of('parameters ' || number), 1, cost * 9 / 10, cost, cost * 11 / 10, '[]', '2024-01-01Z'
       FROM (SELECT *, greatest(100, round(weekly_pence * (0.9 + 0.2 * off) * CASE WHEN off < 0.03 THEN 0.7 ELSE 1 END))::int AS cost FROM needing) n`,
  ];
}
