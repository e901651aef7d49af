import pg from "pg";
import { connect, disconnect } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { median } from "./measured.ts";
import type { BenchWorld } from "./world.ts";

/** One question asked twice: through the portal's data layer, and by hand. Each answers what it found, to be compared. */
export type Pair = {
  readonly ours: (actor: StaffActor) => Promise<unknown>;
  readonly byHand: (client: pg.PoolClient) => Promise<unknown>;
};

const repeats = 25;
const warmUps = 6;

/** The median times in milliseconds of some questions asked both ways, in turn, once both have answered the same. */
export async function raceReading(
  world: BenchWorld,
  servingUrl: string,
  pairs: readonly Pair[],
): Promise<{ readonly own: number; readonly byHand: number }> {
  const pool = new pg.Pool({ connectionString: servingUrl, max: 10 });
  connect(servingUrl, 10);
  const { accountId, commissionerId } = world;
  const actor: StaffActor = { kind: "staff", accountId, commissionerId, roles: ["broker"] };
  const times = { own: [] as number[], byHand: [] as number[] };
  try {
    for (const pair of pairs) await holdEqual(pool, actor, pair);
    for (let repeat = 0; repeat < warmUps + repeats; repeat += 1)
      for (const pair of pairs) {
        const asks = {
          own: () => pair.ours(actor),
          byHand: () => asActor(pool, actor, pair.byHand),
        };
        const order = repeat % 2 === 0 ? (["own", "byHand"] as const) : (["byHand", "own"] as const);
        for (const which of order) {
          const begun = performance.now();
          await asks[which]();
          if (repeat >= warmUps) times[which].push(performance.now() - begun);
        }
      }
  } finally {
    await disconnect();
    await pool.end();
  }
  return { own: median(times.own), byHand: median(times.byHand) };
}

/** A race between two answers means nothing unless they are the same. */
async function holdEqual(pool: pg.Pool, actor: StaffActor, pair: Pair) {
  const [ours, theirs] = [await pair.ours(actor), await asActor(pool, actor, pair.byHand)];
  if (JSON.stringify(ours) !== JSON.stringify(theirs))
    throw new Error(`the two answers differ:\n${JSON.stringify(ours)}\n${JSON.stringify(theirs)}`);
}

/** A transaction of the serving role with the actor set as for a request. */
async function asActor<T>(
  pool: pg.Pool,
  { accountId, commissionerId }: StaffActor,
  query: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `SELECT app.now(0) AS now, set_config('app.actor', 'staff', true), set_config('app.account', $1, true),
        set_config('app.provider', '', true), set_config('app.commissioner', $2, true), set_config('transaction_read_only', 'on', true)`,
      [accountId, commissionerId],
    );
    const answer = await query(client);
    await client.query("COMMIT");
    return answer;
  } finally {
    client.release();
  }
}
