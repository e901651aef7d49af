import type pg from "pg";
import type { BenchWorld } from "./world.ts";

/** One broker to so many placements, and so many open requests to a broker; each placed request led to a placement. */
const perBroker = { placements: 2_500, open: 40 };
const elementsOfEach = 3;

/**
 * Puts placements, each with its request and three elements, into a generated market, and open requests of brokers on
 * top: some asked for, some with offers, a few on hold. The first broker is the world's own account.
 */
export async function addBrokerage(owner: pg.Client, { commissionerId }: BenchWorld, placements: number) {
  const brokers = Math.max(1, Math.ceil(placements / perBroker.placements));
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  await owner.query(idOf);
  for (const statement of [...placed(placements), ...open(brokers * perBroker.open, brokers)])
    await owner.query(statement.replaceAll("$commissioner", `'${commissionerId}'`));
  await owner.query("COMMIT");
  await owner.query("VACUUM ANALYZE");
}

const idOf = `CREATE FUNCTION pg_temp.id_of(name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(name)::uuid $$`;

const whose = `$commissioner::uuid`;
const need = `'[{"domain":"mobility","timesAWeek":14,"minutes":45,"ratio":{"staff":1,"people":1},"words":""}]'::jsonb`;

/** Placements of the years before, each with its request. */
function placed(count: number): readonly string[] {
  return [
    `CREATE TEMP TABLE seat ON COMMIT DROP AS SELECT row_number() OVER () AS nth, m.provider_id, ml.location_id, m.lot_id, s.id AS line_id
       FROM lot_membership m JOIN membership_location ml ON ml.membership_id = m.id JOIN service_line s ON s.lot_id = m.lot_id AND s.position = 1`,
    `CREATE TEMP TABLE made ON COMMIT DROP AS SELECT n, pg_temp.id_of('placed request ' || n) AS request_id, pg_temp.id_of('placement ' || n) AS placement_id,
       '2020-01-06'::date + (n % 2400)::int AS from_on, 1 + n % (SELECT count(*) FROM seat) AS nth FROM generate_series(1, ${count}) n`,
    `INSERT INTO placement_request (id, commissioner_id, framework_id, reference, person_ref, age_band, support_reason, needs, postcode_district, starts_on, streams,
         created_by, created_at, broker_id, assigned_at, placed_at)
       SELECT request_id, ${whose}, pg_temp.id_of('framework'), 'PR-OLD-' || n, 'P-' || 100000 + n, '75-84', 'physical-personal-care', ${need}, 'BS1', from_on, '{council}',
         pg_temp.id_of('account'), from_on - 7, pg_temp.id_of('account'), from_on - 7, from_on - 1 FROM made`,
    `INSERT INTO placement (id, commissioner_id, framework_id, reference, request_id, provider_id, location_id, lot_id, person_ref, age_band, support_reason, from_on, to_on, created_by, created_at)
       SELECT placement_id, ${whose}, pg_temp.id_of('framework'), 'PL-OLD-' || n, request_id, s.provider_id, s.location_id, s.lot_id, 'P-' || 100000 + n, '75-84', 'physical-personal-care', from_on,
         from_on + 300, pg_temp.id_of('account'), from_on - 1 FROM made JOIN seat s USING (nth)`,
    `INSERT INTO placement_element (placement_id, commissioner_id, provider_id, service_line_id, pence, per, units, weekly_pence, from_on, to_on, origin)
       SELECT placement_id, ${whose}, s.provider_id, s.line_id, 2400 + k, 'hour', 10, 24000 + 10 * k, from_on + 100 * k, from_on + 100 * (k + 1), 'PLACED'
       FROM made JOIN seat s USING (nth), generate_series(0, ${elementsOfEach - 1}) k`,
  ];
}

/** Requests that brokers work on. */
function open(count: number, brokers: number): readonly string[] {
  return [
    `INSERT INTO account (id, email, name, commissioner_id, roles, created_at)
       SELECT pg_temp.id_of('broker ' || b), 'broker' || b || '@bench.test', 'Broker ' || b, ${whose}, '{broker}', '2026-01-01Z' FROM generate_series(1, ${brokers - 1}) b`,
    `CREATE TEMP TABLE working ON COMMIT DROP AS SELECT n, pg_temp.id_of('open request ' || n) AS id,
       CASE n % ${brokers} WHEN 0 THEN pg_temp.id_of('account') ELSE pg_temp.id_of('broker ' || n % ${brokers}) END AS broker_id,
       '2026-12-04T09:00Z'::timestamptz - make_interval(hours => (n / ${brokers})::int * 5) AS made_at, 1 + n % (SELECT count(*) FROM seat) AS nth
       FROM generate_series(1, ${count}) n`,
    `INSERT INTO placement_request (id, commissioner_id, framework_id, reference, person_ref, age_band, support_reason, needs, postcode_district, starts_on, urgency, streams,
         created_by, created_at, broker_id, assigned_at, held_at)
       SELECT id, ${whose}, pg_temp.id_of('framework'), 'PR-' || n, 'P-' || 100000 + n, '75-84', 'physical-personal-care', ${need}, 'BS1', '2027-01-04',
         CASE (n / ${brokers}) % 5 WHEN 0 THEN 'URGENT' ELSE 'ROUTINE' END::call_off_urgency, '{council}', pg_temp.id_of('account'), made_at, broker_id, made_at,
         CASE (n / ${brokers}) % 9 WHEN 0 THEN made_at END FROM working`,
    `INSERT INTO placement_request_line (request_id, commissioner_id, lot_id, service_line_id, units, position)
       SELECT id, ${whose}, s.lot_id, s.line_id, 10.5, 1 FROM working JOIN seat s USING (nth)`,
    `INSERT INTO enquiry (id, request_id, commissioner_id, provider_id, location_id, shown, sent_by, sent_at, due_at)
       SELECT pg_temp.id_of('enquiry ' || n), id, ${whose}, s.provider_id, s.location_id, '{}', pg_temp.id_of('account'), made_at, made_at + interval '8 hours'
       FROM working JOIN seat s USING (nth) WHERE (n / ${brokers}) % 3 > 0`,
    `INSERT INTO placement_offer (enquiry_id, commissioner_id, provider_id, version, starts_on, weekly_pence, made_by, made_at)
       SELECT pg_temp.id_of('enquiry ' || n), ${whose}, s.provider_id, 1, '2027-01-04', 25200, pg_temp.id_of('account'), made_at
       FROM working JOIN seat s USING (nth) WHERE (n / ${brokers}) % 3 > 1`,
  ];
}
