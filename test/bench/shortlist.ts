import { matchesFor } from "#app/data/brokerage/matches.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { raceReading, type Pair } from "./by-hand-reading.ts";
import type { BenchWorld } from "./world.ts";

const miles = 5;
const units = "10.5";

/** The shortlist as it opens: one line of a lot within five miles of three places, the lowest cost of a week first. */
export function measureShortlist(world: BenchWorld, servingUrl: string) {
  return raceReading(
    world,
    servingUrl,
    [1, 2, 3].map((lot) => shortlist(world, lot)),
  );
}

function shortlist(world: BenchWorld, lot: number): Pair {
  const from = { easting: world.centre.easting + 300 * lot, northing: world.centre.northing - 250 * lot };
  const [lotId, serviceLineId] = [world.lotId(lot), world.lineId(lot, 1)];
  return {
    ours: async (actor) => {
      const answer = await reading(actor, (tx) =>
        matchesFor(tx, {
          ...{ frameworkId: world.frameworkId, everywhereId: world.everywhereId, areaId: null, from, miles },
          lot: { lotId, rule: { kind: "by-application" } },
          lines: [{ serviceLineId, unit: "hour", units }],
          ...{ ratings: null, specialism: null, room: null, today: toDay(world.today) },
          ...{ sort: "price", limit: 25, offset: 0 },
        }),
      );
      const shown = [...answer.matches, ...answer.others];
      return [answer.total, shown.map(({ candidate, weekly }) => [candidate.locationId, weekly])];
    },
    byHand: async (client) => {
      const values = [
        ...[lotId, world.frameworkId, from.easting, from.northing, miles, world.today],
        ...[serviceLineId, units, Math.ceil(miles * 1609.344)],
      ];
      const { rows } = await client.query<{ total: number; location_id: string; weekly: number | null }>(
        byHand,
        values,
      );
      return [rows[0]?.total ?? 0, rows.map((row) => [row.location_id, row.weekly])];
    },
  };
}

/** The same by hand, beside everything that a row of the shortlist shows. */
const byHand = `
  WITH candidate AS (
    SELECT * FROM (SELECT DISTINCT provider_id, location_id, deregistered, sqrt((easting - $3)::float8 ^ 2 + (northing - $4)::float8 ^ 2) / 1609.344 AS miles
      FROM membership_place WHERE lot_id = $1 AND point(easting, northing) <@ box(point($3 - $9, $4 - $9), point($3 + $9, $4 + $9))) n WHERE miles <= $5),
  judged AS MATERIALIZED (
    SELECT c.provider_id, c.location_id, c.miles, p.pence, floor(p.pence * $8::numeric + 0.5)::int AS weekly, r.free, r.measure, r.stated_at,
      (r.free IS NULL OR r.free <= 0 OR (r.stated_at AT TIME ZONE 'Europe/London')::date < $6::date - 28) AS stale,
      (NOT EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = c.provider_id AND m.lot_id = $1 AND m.active_from <= $6 AND (m.active_to IS NULL OR m.active_to > $6)))::int
      + (EXISTS (SELECT 1 FROM placement_stop s WHERE s.provider_id = c.provider_id
          AND s.commissioner_id IN (SELECT commissioner_id FROM framework_commissioner WHERE framework_id = $2)
          AND s.starts_on <= $6 AND s.ends_on > $6 AND s.lifted_at IS NULL AND (s.lot_id IS NULL OR s.lot_id = $1) AND (s.location_id IS NULL OR s.location_id = c.location_id)))::int
      + c.deregistered::int + (p.pence IS NULL)::int AS against
    FROM candidate c
    LEFT JOIN LATERAL (SELECT CASE WHEN r.pence <= coalesce(
          (SELECT k.pence FROM price_cap k JOIN area a ON a.id = k.area_id WHERE k.service_line_id = $7 AND (k.area_id = r.area_id OR a.everywhere)
            AND k.effective_from <= $6 AND (k.effective_to IS NULL OR k.effective_to > $6) ORDER BY a.everywhere LIMIT 1), r.pence)
        OR r.pence <= (SELECT max(x.maximum_pence) FROM cap_exception x WHERE x.provider_id = r.provider_id AND x.service_line_id = $7 AND x.from_on <= $6 AND x.to_on > $6)
        THEN r.pence END AS pence
      FROM rate r WHERE r.provider_id = c.provider_id AND r.service_line_id = $7 AND r.valid_from <= $6 AND (r.valid_to IS NULL OR r.valid_to > $6)
      AND (r.location_id = c.location_id OR r.location_id = (SELECT o.id FROM location o WHERE o.provider_id = c.provider_id AND o.organisation))
      ORDER BY (r.location_id = c.location_id) DESC, r.pence LIMIT 1) p ON true
    LEFT JOIN LATERAL (SELECT cr.free, cr.measure, cr.stated_at FROM capacity_return cr WHERE cr.location_id = c.location_id AND cr.lot_id = $1
      ORDER BY cr.stated_at DESC, cr.id LIMIT 1) r ON true),
  shown AS (
    (SELECT *, 1 AS part, row_number() OVER (ORDER BY stale, weekly, miles, location_id, provider_id) AS nth FROM judged WHERE against = 0 ORDER BY nth LIMIT 25)
    UNION ALL
    (SELECT *, 2, row_number() OVER (ORDER BY against, miles, location_id, provider_id) AS nth FROM judged WHERE against > 0 ORDER BY nth LIMIT 10))
  SELECT (SELECT count(*)::int FROM judged WHERE against = 0) AS total, s.location_id, s.weekly, s.miles, s.pence, s.free, s.measure, s.stated_at, p.name AS provider,
    l.name AS location, l.organisation, l.postcode, l.regulated, l.rating, m.active_from, m.active_to, stop.starts_on, stop.ends_on
  FROM shown s JOIN provider p ON p.id = s.provider_id JOIN location l ON l.id = s.location_id
  LEFT JOIN LATERAL (SELECT m.active_from, m.active_to FROM lot_membership m WHERE m.provider_id = s.provider_id AND m.lot_id = $1 ORDER BY m.active_from DESC LIMIT 1) m ON true
  LEFT JOIN LATERAL (SELECT t.starts_on, t.ends_on FROM placement_stop t WHERE t.provider_id = s.provider_id AND t.starts_on <= $6 AND t.ends_on > $6 ORDER BY t.ends_on DESC LIMIT 1) stop ON true
  ORDER BY s.part, s.nth`;
