import type pg from "pg";

/** A generated market: its ids, the middle of it on the national grid, and the day on which it is asked about. */
export type BenchWorld = {
  readonly size: number;
  readonly commissionerId: string;
  readonly accountId: string;
  readonly frameworkId: string;
  readonly everywhereId: string;
  readonly lotId: (number: number) => string;
  readonly lineId: (lot: number, position: number) => string;
  readonly centre: { readonly easting: number; readonly northing: number };
  readonly today: string;
};

const today = "2026-12-04";
const places = { city: 620, providers: 490, sideInMetres: 10_488 };
const origin = { easting: 350_000, northing: 160_000 };
const lots = 8;

/**
 * Fills a migrated, empty database with a market of so many locations, the same on every machine. The reference
 * council has 620 on the area of its city; the square grows with the number, so the density stays.
 */
export async function buildWorld(owner: pg.Client, size: number): Promise<BenchWorld> {
  const side = Math.round(places.sideInMetres * Math.sqrt(size / places.city));
  const providers = Math.max(1, Math.round((size * places.providers) / places.city));
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  for (const statement of [...helpers, ...framework, ...market(size, providers, side)])
    await owner.query(statement);
  await owner.query("COMMIT");
  await owner.query("VACUUM ANALYZE");
  return {
    size,
    commissionerId: await idOf(owner, "commissioner"),
    accountId: await idOf(owner, "account"),
    frameworkId: await idOf(owner, "framework"),
    everywhereId: await idOf(owner, "area-0"),
    ...(await idsOfLots(owner)),
    centre: {
      easting: origin.easting + Math.round(side / 2),
      northing: origin.northing + Math.round(side / 2),
    },
    today,
  };
}

/** Ids and choices come from digests of names, so that nothing is left to chance. */
const helpers = [
  `CREATE FUNCTION pg_temp.id_of(name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(name)::uuid $$`,
  `CREATE FUNCTION pg_temp.draw(name text, below int) RETURNS int LANGUAGE sql IMMUTABLE AS
     $$ SELECT (('x' || substr(md5('draw ' || name), 1, 7))::bit(28)::int % below) $$`,
];

const framework = [
  `INSERT INTO commissioner (id, name, short_name, kind) VALUES (pg_temp.id_of('commissioner'), 'Benchmark Council', 'Benchmark', 'COUNCIL')`,
  `INSERT INTO account (id, email, name, commissioner_id, roles, created_at)
     VALUES (pg_temp.id_of('account'), 'broker@bench.test', 'Broker', pg_temp.id_of('commissioner'), '{broker}', '2026-01-01Z')`,
  `INSERT INTO framework (id, commissioner_id, reference, title, regime, starts_on, ends_on, maximum_pence)
     VALUES (pg_temp.id_of('framework'), pg_temp.id_of('commissioner'), 'BENCH', 'Benchmark framework', 'PA_2023_LIGHT_TOUCH', '2025-04-01', '2035-04-01', 1)`,
  `INSERT INTO framework_commissioner (framework_id, commissioner_id, lot_numbers, from_on)
     VALUES (pg_temp.id_of('framework'), pg_temp.id_of('commissioner'), '{}', '2025-04-01')`,
  `INSERT INTO area (id, commissioner_id, code, name, everywhere, outcodes, position)
     SELECT pg_temp.id_of('area-' || a), pg_temp.id_of('commissioner'), 'area-' || a, CASE a WHEN 0 THEN 'Everywhere' ELSE 'Area ' || a END, a = 0, '{}', a
     FROM generate_series(0, 6) a`,
  `INSERT INTO lot (id, framework_id, number, title, kind, membership_rule)
     SELECT pg_temp.id_of('lot-' || n), pg_temp.id_of('framework'), n, 'Lot ' || n, 'CORE', 'BY_APPLICATION' FROM generate_series(1, ${lots}) n`,
  `INSERT INTO lot (id, framework_id, number, title, kind, membership_rule)
     VALUES (pg_temp.id_of('lot-innovation'), pg_temp.id_of('framework'), ${lots + 1}, 'Innovation', 'INNOVATION', 'AUTOMATIC')`,
  `INSERT INTO service_line (id, lot_id, code, title, unit, position)
     SELECT pg_temp.id_of('line-' || n || '-' || k), pg_temp.id_of('lot-' || n), 'L' || k, 'Line ' || k, 'HOUR', k
     FROM generate_series(1, ${lots}) n, generate_series(1, 3) k`,
  `INSERT INTO price_cap (id, framework_id, service_line_id, area_id, pence, effective_from, basis, source, invented)
     SELECT pg_temp.id_of('cap-' || n || '-' || k), pg_temp.id_of('framework'), pg_temp.id_of('line-' || n || '-' || k), pg_temp.id_of('area-0'),
       2600 + 100 * k, '2025-04-01', 'Generated', 'Generated', true
     FROM generate_series(1, ${lots}) n, generate_series(1, 3) k`,
];

/** Nearly everybody holds two lots; a few memberships ended, are to come, or are stopped. */
function market(size: number, providers: number, side: number): readonly string[] {
  return [
    `INSERT INTO provider (id, name, companies_house_number, made_up, created_at)
       SELECT pg_temp.id_of('provider-' || p), 'Provider ' || p, 'B' || p, true, '2026-01-01Z' FROM generate_series(1, ${providers}) p`,
    `INSERT INTO party (id, lead_provider_id, name)
       SELECT pg_temp.id_of('party-' || p), pg_temp.id_of('provider-' || p), 'Provider ' || p FROM generate_series(1, ${providers}) p`,
    `INSERT INTO location (id, provider_id, name, organisation, regulated, easting, northing)
       SELECT pg_temp.id_of('organisation-' || p), pg_temp.id_of('provider-' || p), 'Provider ' || p, true, false,
         CASE p % 2 WHEN 0 THEN ${origin.easting} + pg_temp.draw('ox' || p, ${side}) END, CASE p % 2 WHEN 0 THEN ${origin.northing} + pg_temp.draw('oy' || p, ${side}) END
       FROM generate_series(1, ${providers}) p`,
    `INSERT INTO location (id, provider_id, name, cqc_location_id, postcode, easting, northing, rating, rated_on, specialisms, service_types)
       SELECT pg_temp.id_of('location-' || i), pg_temp.id_of('provider-' || (i % ${providers} + 1)), 'Location ' || i, '1-' || i, 'BS1 1AA',
         ${origin.easting} + pg_temp.draw('x' || i, ${side}), ${origin.northing} + pg_temp.draw('y' || i, ${side}),
         (ARRAY['OUTSTANDING','GOOD','GOOD','GOOD','GOOD','GOOD','REQUIRES_IMPROVEMENT','REQUIRES_IMPROVEMENT','INADEQUATE','NOT_RATED'])[1 + pg_temp.draw('r' || i, 10)]::rating,
         '2026-01-01'::date - pg_temp.draw('ro' || i, 900), CASE i % 3 WHEN 0 THEN '{Dementia,"Mental health conditions"}' ELSE '{Dementia}' END::text[], '{}'
       FROM generate_series(1, ${size}) i`,
    `INSERT INTO lot_membership (id, framework_id, lot_id, party_id, provider_id, active_from, active_to)
       SELECT pg_temp.id_of('membership-' || p || '-' || n), pg_temp.id_of('framework'), pg_temp.id_of('lot-' || n), pg_temp.id_of('party-' || p), pg_temp.id_of('provider-' || p),
         CASE WHEN pg_temp.draw('from' || p || '-' || n, 25) = 0 THEN '2027-04-01'::date ELSE '2025-10-01' END,
         CASE WHEN pg_temp.draw('to' || p || '-' || n, 25) = 0 AND pg_temp.draw('from' || p || '-' || n, 25) > 0 THEN '2026-10-01'::date END
       FROM generate_series(1, ${providers}) p, generate_series(1, ${lots}) n WHERE pg_temp.draw('holds' || p || '-' || n, 4) = 0`,
    `INSERT INTO membership_location (membership_id, location_id, lot_id, provider_id)
       SELECT m.id, l.id, m.lot_id, m.provider_id FROM lot_membership m JOIN location l ON l.provider_id = m.provider_id AND NOT l.organisation
       WHERE pg_temp.draw('places' || m.id, 10) > 0`,
    `SELECT app.place_members(ARRAY(SELECT id FROM lot_membership))`,
    `INSERT INTO membership_area (membership_id, area_id)
       SELECT m.id, pg_temp.id_of('area-' || CASE pg_temp.draw('area' || m.id, 2) WHEN 0 THEN 0 ELSE 1 + pg_temp.draw('which' || m.id, 6) END) FROM lot_membership m`,
    `INSERT INTO rate (id, framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, valid_to, cap_id, cap_pence)
       SELECT gen_random_uuid(), m.framework_id, m.id, m.provider_id, m.lot_id, s.id, pg_temp.id_of('area-0'), o.id, c.pence - spell.less - pg_temp.draw('pence' || m.id || s.code, 500),
         spell.valid_from, spell.valid_to, c.id, c.pence
       FROM lot_membership m JOIN service_line s ON s.lot_id = m.lot_id JOIN price_cap c ON c.service_line_id = s.id
       JOIN location o ON o.provider_id = m.provider_id AND o.organisation
       CROSS JOIN (VALUES ('2025-10-01'::date, '2026-10-01'::date, 100), ('2026-10-01', NULL, 0)) spell (valid_from, valid_to, less)`,
    `INSERT INTO placement_stop (id, commissioner_id, provider_id, lot_id, location_id, reason, starts_on, review_on, ends_on, recorded_by, recorded_at)
       SELECT gen_random_uuid(), pg_temp.id_of('commissioner'), pg_temp.id_of('provider-' || p), NULL, NULL, 'Generated',
         CASE p % 2 WHEN 0 THEN '2026-11-01'::date ELSE '2026-02-01' END, '2026-11-15', CASE p % 2 WHEN 0 THEN '2027-02-01'::date ELSE '2026-05-01' END,
         pg_temp.id_of('account'), '2026-02-01Z'
       FROM generate_series(1, ${providers}) p WHERE pg_temp.draw('stop' || p, 16) = 0`,
    `INSERT INTO capacity_return (id, provider_id, location_id, lot_id, free, measure, stated_at)
       SELECT gen_random_uuid(), ml.provider_id, ml.location_id, ml.lot_id, pg_temp.draw('free' || ml.membership_id || ml.location_id || k, 5), 'places',
         '2026-12-04T09:00Z'::timestamptz - make_interval(days => k * 20 - pg_temp.draw('age' || ml.location_id || k, 20))
       FROM membership_location ml, generate_series(1, 3) k`,
  ];
}

async function idOf(owner: pg.Client, name: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>("SELECT md5($1)::uuid AS id", [name]);
  if (!rows[0]) throw new Error("no id");
  return rows[0].id;
}

async function idsOfLots(owner: pg.Client): Promise<Pick<BenchWorld, "lotId" | "lineId">> {
  const { rows: found } = await owner.query<{ key: string; id: string }>(
    `SELECT number::text AS key, id FROM lot UNION ALL SELECT l.number || '-' || s.position, s.id FROM service_line s JOIN lot l ON l.id = s.lot_id`,
  );
  const ids = new Map(found.map(({ key, id }) => [key, id]));
  const get = (key: string) => ids.get(key) ?? missing(key);
  return { lotId: (number) => get(String(number)), lineId: (lot, position) => get(`${lot}-${position}`) };
}

function missing(key: string): never {
  throw new Error(`the generated world has no ${key}`);
}
