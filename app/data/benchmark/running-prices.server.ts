import type { Day } from "#app/domain/calendar.ts";
import { clientGroupOf } from "#app/domain/benchmark/client-group.ts";
import { ageBands, supportReasons } from "#app/domain/brokerage/support-reason.ts";
import { toColumn } from "../days.server.ts";
import { Prisma } from "../generated/client.ts";
import type { Tx } from "../db.server.ts";
import { expectedAsOf, expectedJoins } from "../expected-as-of.ts";
import { copyIds, copyIntegers, countOf } from "./packed.ts";

/** What running placements cost on a day, column by column, in the order of their ids. Money in pence, nought for none. */
export type RunningPrices = {
  readonly count: number;
  /** Sixteen bytes each. */
  readonly ids: Buffer;
  readonly provider: Int32Array;
  /** The number of its lot, client group, region and unit; see `placeOf`. */
  readonly place: Int32Array;
  /** The price of a unit, and what a week comes to. */
  readonly asked: Int32Array;
  readonly weekly: Int32Array;
  /** Hundredths of a unit in a week. */
  readonly units: Int32Array;
  readonly cap: Int32Array;
  /** Days from 1 January 2000 to the day on which the last part of the price was agreed. */
  readonly agreed: Int32Array;
  readonly expected: Int32Array;
  readonly places: Places;
};

/** What places are counted by: lots, client groups and regions, in one order whatever the rows. */
export type Places = {
  readonly lots: readonly string[];
  readonly clients: readonly string[];
  readonly regions: readonly string[];
  readonly providers: readonly string[];
};

const columns = ["provider", "place", "asked", "weekly", "units", "cap", "agreed", "expected"] as const;
type Column = (typeof columns)[number];
type Columns = Readonly<Record<Column, Int32Array>>;
type Bundle = Readonly<Record<Column | "ids", string>>;

/**
 * Reads the running placements of a commissioner, or those of them that are named. What the NHS pays for nursing is left out,
 * and so is what is paid once. Where all is paid by the hour the price is that of an hour, else that of a week; a cap counts
 * where there is one line alone. What the care is expected to cost is what is remembered of its own need, or else of its
 * request's, by the parameters that hold for its lot and region on the day.
 */
export async function runningPrices(
  tx: Tx,
  commissionerId: string,
  day: Day,
  only?: readonly string[],
): Promise<RunningPrices> {
  const places = await placesOf(tx, commissionerId);
  const most = only?.length ?? (await placedOn(tx, commissionerId, day));
  const ids = Buffer.alloc(most * 16);
  const read = Object.fromEntries(columns.map((column) => [column, new Int32Array(most)])) as Columns;
  await openCursor(tx, { commissionerId, day, places, only });
  let count = 0;
  for (;;) {
    const bundles = await tx.$queryRaw<Bundle[]>`FETCH FORWARD 4 FROM running_prices`;
    if (bundles.length === 0) break;
    for (const bundle of bundles) {
      copyIds(bundle.ids, ids, count);
      for (const column of columns) copyIntegers(bundle[column], read[column], count);
      count += countOf(bundle.ids);
    }
  }
  await tx.$executeRaw`CLOSE running_prices`;
  const whole = columns.map((column) => [column, read[column].subarray(0, count)]);
  return { count, ids, ...(Object.fromEntries(whole) as Columns), places };
}

/** What a number of a place stands for. */
export function placeOf(place: number, { lots, clients, regions }: Places) {
  const hourly = place % 2 === 1;
  const rest = place >> 1;
  const region = rest % regions.length;
  const client = Math.floor(rest / regions.length) % clients.length;
  const lot = Math.floor(rest / regions.length / clients.length);
  return {
    lotId: lots[lot] ?? "",
    clientGroup: clients[client] ?? "",
    region: regions[region] ?? "everywhere",
    unit: hourly ? "hour" : "week",
  };
}

/** How many placements run on a day: no fewer than have a price. */
async function placedOn(tx: Tx, commissionerId: string, day: Day): Promise<number> {
  const on = toColumn(day);
  return tx.placement.count({
    where: {
      commissionerId,
      cancelledOn: null,
      fromOn: { lte: on },
      OR: [{ toOn: null }, { toOn: { gt: on } }],
    },
  });
}

async function placesOf(tx: Tx, commissionerId: string): Promise<Places> {
  const [row] = await tx.$queryRaw<Pick<Places, "lots" | "regions" | "providers">[]>`
    SELECT (SELECT coalesce(array_agg(id::text ORDER BY id), '{}') FROM lot) AS lots,
      (SELECT coalesce(array_agg(id::text ORDER BY id), '{}') FROM area WHERE commissioner_id = ${commissionerId}::uuid AND NOT everywhere) AS regions,
      (SELECT coalesce(array_agg(id::text ORDER BY id), '{}') FROM provider) AS providers`;
  if (!row) throw new Error("the database named no places");
  const clients = new Set(
    supportReasons.flatMap((reason) => ageBands.map((age) => clientGroupOf(reason, age))),
  );
  return { ...row, regions: ["everywhere", ...row.regions], clients: [...clients].sort() };
}

type Question = {
  readonly commissionerId: string;
  readonly day: Day;
  readonly places: Places;
  readonly only: readonly string[] | undefined;
};

/**
 * One sweep over the tables, whatever their size: placements bundled by the first two digits of their ids, each bundle packed
 * column by column in the order of the ids.
 */
async function openCursor(tx: Tx, { commissionerId, day, places, only }: Question) {
  const { lots, clients, regions, providers } = places;
  const people = supportReasons.flatMap((reason) => ageBands.map((age) => ({ reason, age })));
  const groups = people.map(({ reason, age }) => clients.indexOf(clientGroupOf(reason, age)));
  const [among, amongTheir] = only
    ? [Prisma.sql`AND p.id = ANY (${only}::uuid[])`, Prisma.sql`AND e.placement_id = ANY (${only}::uuid[])`]
    : [Prisma.empty, Prisma.empty];
  const on = toColumn(day);
  // Every row will be fetched, so that a plan for the first few would be the wrong one.
  await tx.$queryRaw`SELECT set_config('cursor_tuple_fraction', '1', true)`;
  await tx.$executeRaw`
    DECLARE running_prices NO SCROLL CURSOR FOR
    WITH priced AS (
      SELECT e.placement_id AS id, sum(e.weekly_pence)::int AS weekly, bool_and(e.per = 'hour') AS hourly, sum(e.units * 100)::int AS units,
        max(e.from_on) AS agreed, count(*) AS lines, min(CASE WHEN e.per = 'hour' OR (e.per = 'week' AND e.units = 1) THEN e.pence END) AS pence,
        min(CASE WHEN e.per = 'hour' OR (e.per = 'week' AND e.units = 1) THEN e.cap_pence END) AS cap
      FROM placement_element e
      WHERE e.commissioner_id = ${commissionerId}::uuid AND e.kind = 'CARE' AND e.per <> 'one-off' ${amongTheir}
        AND e.from_on <= ${on}::date AND (e.to_on IS NULL OR e.to_on > ${on}::date)
      GROUP BY e.placement_id HAVING sum(e.weekly_pence) > 0
    ), ${expectedAsOf(commissionerId, day, only)}, found AS (
      SELECT p.id, (o.nth - 1)::int AS provider,
        ((((l.nth - 1) * ${clients.length} + coalesce(c.place, 0)) * ${regions.length} + coalesce(r.nth, 0)) * 2 + d.hourly::int)::int AS place,
        CASE WHEN NOT d.hourly THEN d.weekly WHEN d.lines = 1 THEN d.pence ELSE round(d.weekly * 100.0 / d.units)::int END AS asked,
        d.weekly, CASE WHEN d.hourly THEN d.units ELSE 100 END AS units, CASE WHEN d.lines = 1 THEN coalesce(d.cap, 0) ELSE 0 END AS cap,
        d.agreed - '2000-01-01'::date AS agreed, coalesce(x.expected_pence, 0) AS expected
      FROM placement p JOIN priced d USING (id)
      JOIN unnest(${providers}::uuid[]) WITH ORDINALITY o (id, nth) ON o.id = p.provider_id
      JOIN unnest(${lots}::uuid[]) WITH ORDINALITY l (id, nth) ON l.id = p.lot_id
      LEFT JOIN unnest(${regions.slice(1)}::uuid[]) WITH ORDINALITY r (id, nth) ON r.id = p.area_id
      LEFT JOIN unnest(${people.map(({ reason }) => reason)}::text[], ${people.map(({ age }) => age)}::text[], ${groups}::int[]) c (reason, age, place)
        ON c.reason = p.support_reason AND c.age = p.age_band
      ${expectedJoins()}
      WHERE p.commissioner_id = ${commissionerId}::uuid AND p.from_on <= ${on}::date AND (p.to_on IS NULL OR p.to_on > ${on}::date)
        AND p.cancelled_on IS NULL ${among}
    )
    SELECT encode(array_send(array_agg(id ORDER BY id)), 'base64') AS ids, encode(array_send(array_agg(provider ORDER BY id)), 'base64') AS provider,
      encode(array_send(array_agg(place ORDER BY id)), 'base64') AS place, encode(array_send(array_agg(asked ORDER BY id)), 'base64') AS asked,
      encode(array_send(array_agg(weekly ORDER BY id)), 'base64') AS weekly, encode(array_send(array_agg(units ORDER BY id)), 'base64') AS units,
      encode(array_send(array_agg(cap ORDER BY id)), 'base64') AS cap, encode(array_send(array_agg(agreed ORDER BY id)), 'base64') AS agreed,
      encode(array_send(array_agg(expected ORDER BY id)), 'base64') AS expected
    FROM found GROUP BY get_byte(uuid_send(id), 0) ORDER BY get_byte(uuid_send(id), 0)`;
}
