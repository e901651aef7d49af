import type pg from "pg";

/** What the baseline answers: the ids in order and the reason of each near miss, beside everything a result shows. */
export type BaselineAnswer = {
  readonly total: number;
  readonly results: readonly BaselineRow[];
  readonly nearMisses: readonly (BaselineRow & { readonly but: string })[];
};

export type BaselineRow = {
  readonly provider_id: string;
  readonly location_id: string;
  readonly miles: number;
};

export type BaselineActor = { readonly accountId: string; readonly commissionerId: string };

export type BaselineQuestion = {
  readonly lotId: string;
  readonly frameworkId: string;
  readonly easting: number;
  readonly northing: number;
  readonly miles: number;
  readonly today: string;
};

/**
 * The same question as a person who knows the tables would put it by hand: one lot within some miles of a point, nearest
 * first, a page of 25, the total, and the ten nearest that fail by one reason; in one statement unless there are too few
 * of those within reach, on one connection of the serving role, with the actor set as for a request.
 */
export async function askByHand(
  pool: pg.Pool,
  actor: BaselineActor,
  question: BaselineQuestion,
): Promise<BaselineAnswer> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `SELECT app.now(0) AS now, set_config('app.actor', 'staff', true), set_config('app.account', $1, true),
        set_config('app.provider', '', true), set_config('app.commissioner', $2, true), set_config('transaction_read_only', 'on', true)`,
      [actor.accountId, actor.commissionerId],
    );
    const rows = await rowsByHand(client, question);
    await client.query("COMMIT");
    return {
      total: rows[0]?.total ?? 0,
      results: rows.filter((row) => row.but === null),
      nearMisses: rows.flatMap((row) => (row.but === null ? [] : [{ ...row, but: row.but }])),
    };
  } finally {
    client.release();
  }
}

type ByHand = BaselineRow & { readonly total: number; readonly but: string | null };

async function rowsByHand(client: pg.PoolClient, question: BaselineQuestion): Promise<readonly ByHand[]> {
  const { lotId, frameworkId, easting, northing, miles, today } = question;
  const ask = async (text: string, reach: number, wanted: number) => {
    const values = [lotId, frameworkId, easting, northing, miles, today, Math.ceil(reach * 1609.344), wanted];
    return (await client.query<ByHand>(text, values)).rows;
  };
  const rows = await ask(withinReach, miles, 10);
  const wanted = 10 - rows.filter((row) => row.but !== null).length;
  if (wanted === 0) return rows;
  const inRing = await ask(beyondReach(true), 2 * miles, wanted);
  return [...rows, ...(inRing.length === wanted ? inRing : await ask(beyondReach(false), 0, wanted))];
}

const square = `point(easting, northing) <@ box(point($3 - $7, $4 - $7), point($3 + $7, $4 + $7))`;

const candidates = (place: string, distance: string) => `
  candidate AS (
    SELECT * FROM (
      SELECT DISTINCT provider_id, location_id, deregistered, sqrt((easting - $3)::float8 ^ 2 + (northing - $4)::float8 ^ 2) / 1609.344 AS miles
      FROM membership_place WHERE lot_id = $1 AND ${place}
    ) n WHERE ${distance}
  )`;

const notHeld = `NOT EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = c.provider_id AND m.lot_id = $1
  AND m.active_from <= $6 AND (m.active_to IS NULL OR m.active_to > $6))`;

const stopped = `EXISTS (SELECT 1 FROM placement_stop s WHERE s.provider_id = c.provider_id
  AND s.commissioner_id IN (SELECT commissioner_id FROM framework_commissioner WHERE framework_id = $2)
  AND s.starts_on <= $6 AND s.ends_on > $6 AND s.lifted_at IS NULL
  AND (s.lot_id IS NULL OR s.lot_id = $1) AND (s.location_id IS NULL OR s.location_id = c.location_id))`;

const shown = `s.provider_id, s.location_id, s.miles, p.name AS provider, l.name AS location, l.organisation, l.postcode, l.regulated, l.rating,
    m.active_from, m.active_to, stop.starts_on, stop.ends_on, c.free, c.measure, c.stated_at
  FROM shown s JOIN provider p ON p.id = s.provider_id JOIN location l ON l.id = s.location_id
  LEFT JOIN LATERAL (SELECT m.active_from, m.active_to FROM lot_membership m WHERE m.provider_id = s.provider_id AND m.lot_id = $1
    ORDER BY m.active_from DESC LIMIT 1) m ON true
  LEFT JOIN LATERAL (SELECT t.starts_on, t.ends_on FROM placement_stop t WHERE t.provider_id = s.provider_id
    AND t.starts_on <= $6 AND t.ends_on > $6 ORDER BY t.ends_on DESC LIMIT 1) stop ON true
  LEFT JOIN LATERAL (SELECT cr.free, cr.measure, cr.stated_at FROM capacity_return cr WHERE cr.location_id = s.location_id AND cr.lot_id = $1
    ORDER BY cr.stated_at DESC LIMIT 1) c ON true`;

const withinReach = `
  WITH ${candidates(square, "miles <= $5")}, judged AS MATERIALIZED (
    SELECT c.provider_id, c.location_id, c.miles, ${notHeld} AS not_held, ${stopped} AS stopped, c.deregistered
    FROM candidate c
  ), counted AS (
    SELECT *, not_held::int + stopped::int + deregistered::int AS against FROM judged
  ), shown AS (
    (SELECT * FROM counted WHERE against = 0 ORDER BY miles, location_id, provider_id LIMIT 25)
    UNION ALL
    (SELECT * FROM counted WHERE against = 1 ORDER BY miles, location_id, provider_id LIMIT $8)
  )
  SELECT (SELECT count(*)::int FROM counted WHERE against = 0) AS total,
    CASE WHEN s.not_held THEN 'lot-not-held' WHEN s.stopped THEN 'placements-stopped' WHEN s.deregistered THEN 'registration-ended' END AS but,
    ${shown} ORDER BY s.against, s.miles, s.location_id, s.provider_id`;

const beyondReach = (inRing: boolean) => `
  WITH ${candidates(inRing ? square : "$7 >= 0", inRing ? "miles > $5 AND miles <= 2 * $5" : "miles > $5 OR miles IS NULL")}, shown AS (
    SELECT * FROM candidate c WHERE NOT ${notHeld} AND NOT ${stopped} AND NOT c.deregistered
    ORDER BY miles, location_id, provider_id LIMIT $8
  )
  SELECT CASE WHEN s.miles IS NULL THEN 'place-unknown' ELSE 'too-far' END AS but, ${shown} ORDER BY s.miles, s.location_id, s.provider_id`;
