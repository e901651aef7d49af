import pg from "pg";
import { servingUrl } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";
import { median, type Measured } from "./measured.ts";

/** A database to fill and copies of it, one for each turn: both sides always find the same, fresh rows. */
export type Clones = {
  readonly ownerUrl: string;
  readonly copy: (name: string) => Promise<string>;
  readonly drop: (name: string) => Promise<void>;
};

/** One side of a measure: does its work in a database, and answers how many milliseconds it took. */
type Side = (ownerUrl: string) => Promise<number>;

/** The portal's own deed and the same rows by hand, turn about. Both must write the same, by a digest of it. */
export async function compare(
  clones: Clones,
  what: { readonly measure: string; readonly size: number; readonly turns: number; readonly limit: number },
  sides: { readonly own: Side; readonly byHand: Side },
  digestOf: (owner: pg.Client) => Promise<string>,
): Promise<Measured> {
  const times = { own: [] as number[], byHand: [] as number[] };
  const digests = new Set<string>();
  for (let turn = 0; turn < what.turns; turn++) {
    for (const side of ["own", "byHand"] as const) {
      const name = `bench_turn_${turn}_${side.toLowerCase()}`;
      const url = await clones.copy(name);
      const ms = await sides[side](url);
      times[side].push(ms);
      console.error(`${what.measure} ${what.size.toLocaleString("en-GB")}, ${side}: ${Math.round(ms)} ms`);
      digests.add(await withOwner(url, digestOf));
      await clones.drop(name);
    }
  }
  if (digests.size !== 1) throw new Error("the two sides wrote different rates");
  const [ownMs, baselineMs] = [median(times.own), median(times.byHand)];
  const { measure, size, limit } = what;
  return { measure, size, ratio: ownMs / baselineMs, limit, ownMs, baselineMs };
}

/** What a person who knows the tables would write: one statement, by the serving role, as the same person of staff. */
export async function writeByHand(
  ownerUrl: string,
  by: { readonly accountId: string; readonly commissionerId: string },
  statement: string,
  values: readonly string[],
): Promise<number> {
  const client = new pg.Client({ connectionString: servingUrl(ownerUrl) });
  await client.connect();
  try {
    const started = performance.now();
    await client.query("BEGIN");
    await client.query(
      `SELECT set_config('app.actor', 'staff', true), set_config('app.account', $1, true), set_config('app.provider', '', true),
        set_config('app.commissioner', $2, true)`,
      [by.accountId, by.commissionerId],
    );
    await client.query(statement, [...values]);
    await client.query("COMMIT");
    return performance.now() - started;
  } finally {
    await client.end();
  }
}

/** The rates that were made for a reason, each line with its cap: their count with one digest. */
export async function ratesMadeBy(
  owner: pg.Client,
  reason: "ROUND" | "UPLIFT",
  from: string,
): Promise<string> {
  const { rows } = await owner.query<{ digest: string }>(
    `SELECT count(*) || ' ' || md5(string_agg(md5(membership_id || ' ' || service_line_id || area_id || location_id || pence || cap_id), '' ORDER BY membership_id, service_line_id, area_id, location_id)) AS digest
     FROM rate WHERE reason = $1::rate_reason AND valid_from = $2`,
    [reason, from],
  );
  return rows[0]?.digest ?? "";
}
