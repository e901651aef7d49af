import pg from "pg";

/** Flags as a night wrote them. */
export type WrittenFlags = {
  readonly count: number;
  readonly digest: string;
  readonly flags: readonly Readonly<Record<string, unknown>>[];
};

const flagColumns = {
  ...{
    commissioner_id: "uuid",
    subject_kind: "text",
    subject_id: "uuid",
    direction: "text",
    provider_id: "uuid",
  },
  ...{ location_id: "uuid", lot_id: "uuid", placement_id: "uuid", client_group: "text", unit: "text" },
  ...{
    price_pence: "int",
    weekly_pence: "int",
    against: "text",
    against_pence: "int",
    at_stake_pence: "bigint",
  },
  ...{ signals: "smallint", learning_disability: "boolean", section_117: "boolean", nhs_share: "boolean" },
  ...{ evidence: "jsonb", digest: "text", run_id: "uuid", group_number: "int", opened_at: "timestamptz" },
  found_at: "timestamptz",
} as const;

const perRead = 20_000;
const perWrite = 2_000;

/** What a person who knows the tables would write: the columns row by row off a cursor, each made a number, and the flags in lots. */
export async function readAndWriteByHand(
  servingUrl: string,
  { flags }: WrittenFlags,
): Promise<{ readonly ms: number; readonly read: number }> {
  const client = new pg.Client({ connectionString: servingUrl });
  await client.connect();
  const inLots = lotsOf(flags);
  try {
    const begun = performance.now();
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.actor', 'system', true)");
    await client.query("SELECT set_config('cursor_tuple_fraction', '1', true)");
    const read = await readAll(client);
    for (const values of inLots) await client.query(insertion, values);
    await client.query("COMMIT");
    return { ms: performance.now() - begun, read };
  } finally {
    await client.end();
  }
}

async function readAll(client: pg.Client): Promise<number> {
  await client.query(`DECLARE by_hand NO SCROLL CURSOR FOR ${question}`);
  const ids: string[] = [];
  const numbers: Float64Array[] = [];
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `FETCH ${perRead} FROM by_hand`,
      rowMode: "array",
    });
    if (rows.length === 0) return ids.length;
    const page = new Float64Array(rows.length * 7);
    rows.forEach(([id, , , , , , , ...figures], row) => {
      ids.push(String(id));
      figures.forEach((figure, at) => {
        page[row * 7 + at] = figure === null ? NaN : Number(figure);
      });
    });
    numbers.push(page);
  }
}

const question = `
  SELECT p.id, p.provider_id, p.lot_id, p.area_id, p.age_band, p.support_reason, e.hourly, e.weekly, e.units, e.pence, e.cap, e.agreed, x.expected_pence, e.lines
  FROM placement p JOIN (
    SELECT placement_id, sum(weekly_pence)::int AS weekly, bool_and(per = 'hour') AS hourly, sum(units * 100)::int AS units, max(from_on) - '2000-01-01'::date AS agreed,
      min(pence) AS pence, min(cap_pence) AS cap, count(*)::int AS lines
    FROM placement_element WHERE kind = 'CARE' AND per <> 'one-off' AND from_on <= app.today() AND (to_on IS NULL OR to_on > app.today()) GROUP BY placement_id
  ) e ON e.placement_id = p.id
  LEFT JOIN (SELECT DISTINCT ON (placement_id) placement_id, digest FROM care_need_of WHERE placement_id IS NOT NULL ORDER BY placement_id, version DESC) n ON n.placement_id = p.id
  LEFT JOIN cost_parameters k ON k.lot_id = p.lot_id
  LEFT JOIN expected_cost x ON x.commissioner_id = p.commissioner_id AND x.digest = n.digest AND x.parameters_id = k.id
  WHERE p.from_on <= app.today() AND (p.to_on IS NULL OR p.to_on > app.today()) AND p.cancelled_on IS NULL ORDER BY p.id`;

const names = Object.keys(flagColumns);
const insertion = `INSERT INTO outlier_flag (${names.join(", ")})
  SELECT * FROM unnest(${Object.values(flagColumns)
    .map((type, at) => `$${at + 1}::${type}[]`)
    .join(", ")})`;

/** The values of the insertion, column by column, so many flags in each. */
function lotsOf(flags: WrittenFlags["flags"]): unknown[][] {
  const lots: unknown[][] = [];
  for (let at = 0; at < flags.length; at += perWrite) {
    const some = flags.slice(at, at + perWrite);
    lots.push(
      names.map((name) =>
        some.map((flag) =>
          name === "evidence" ? JSON.stringify(flag[name]) : (flag[name] as string | number),
        ),
      ),
    );
  }
  return lots;
}
