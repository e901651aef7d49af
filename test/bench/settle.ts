import type pg from "pg";

/** Writes out what building left behind, so that no checkpoint runs during a measurement. */
export async function settle(owner: pg.Client) {
  await owner.query("VACUUM ANALYZE");
  await owner.query("CHECKPOINT");
}
