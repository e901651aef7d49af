import type { StaffActor } from "#app/domain/access/actor.ts";
import type { PlacementRatio } from "#app/domain/benchmark/provider-ratios.ts";
import { quartiles, type Quartiles } from "#app/domain/benchmark/statistics.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { RatingAnswer } from "#app/domain/call-off/requirement.ts";
import type { Tx } from "../db.server.ts";
import { expectedCostsAmong } from "../expected-costs.server.ts";
import { Prisma } from "../generated/client.ts";
import { publicRating } from "../register.server.ts";
import { runsOn, weeklyOn } from "../running-placements.ts";
import {
  rateColumns,
  rateOf,
  ratesOfOn,
  rateTables,
  type RateInWords,
  type RateInWordsRow,
} from "./rates-in-words.ts";

const { sql } = Prisma;

function runs(today: Day): Prisma.Sql {
  return sql`p.commissioner_id = app.commissioner() AND ${runsOn(sql`${today}::date`)}`;
}

/** What each running placement of a lot costs to what it is expected to cost, as far as that is known. */
export async function ratiosOfLot(
  tx: Tx,
  { commissionerId }: StaffActor,
  lotId: string,
  today: Day,
): Promise<readonly PlacementRatio[]> {
  const expected = await expectedById(tx, commissionerId, today, { lotId });
  const rows = await tx.$queryRaw<{ id: string; provider: string; weekly: number }[]>`
    SELECT p.id, p.provider_id AS provider, w.weekly FROM placement p ${weeklyOn(sql`${today}::date`)}
    WHERE ${runs(today)} AND p.lot_id = ${lotId}::uuid AND w.weekly > 0 ORDER BY p.id`;
  return rows.flatMap(({ id, provider, weekly }) => {
    const cost = expected.get(id);
    return cost ? [{ provider, ratio: weekly / cost.expected }] : [];
  });
}

async function expectedById(
  tx: Tx,
  commissionerId: string,
  today: Day,
  of: Parameters<typeof expectedCostsAmong>[3],
) {
  const costs = await expectedCostsAmong(tx, commissionerId, today, of);
  return new Map(costs.map((cost) => [cost.placementId, cost]));
}

/** A provider of a lot with what is asked about its prices. */
export type PricedProvider = {
  readonly id: string;
  readonly name: string;
  readonly placements: number;
  readonly flags: number;
  readonly highPence: Pence;
  readonly lowPence: Pence;
};

/** The providers with placements of a lot that run on a day, those with the most money asked about first. */
export async function providersOfLot(tx: Tx, lotId: string, today: Day): Promise<readonly PricedProvider[]> {
  const rows = await tx.$queryRaw<
    (Omit<PricedProvider, "highPence" | "lowPence"> & { high: bigint; low: bigint })[]
  >`
    WITH own AS (SELECT p.provider_id AS id, count(*)::int AS placements FROM placement p WHERE ${runs(today)} AND p.lot_id = ${lotId}::uuid GROUP BY 1),
    asked AS (SELECT f.provider_id AS id, count(*)::int AS flags, coalesce(sum(f.at_stake_pence) FILTER (WHERE f.direction = 'HIGH'), 0)::bigint AS high,
        coalesce(sum(f.at_stake_pence) FILTER (WHERE f.direction = 'LOW'), 0)::bigint AS low
      FROM outlier_flag f WHERE f.commissioner_id = app.commissioner() AND f.lot_id = ${lotId}::uuid AND f.closed_at IS NULL AND f.gone_at IS NULL
        AND f.state IN ('OPEN', 'NEGOTIATING', 'ESCALATED') GROUP BY 1)
    SELECT o.id, o.name, coalesce(own.placements, 0) AS placements, coalesce(a.flags, 0) AS flags, coalesce(a.high, 0)::bigint AS high, coalesce(a.low, 0)::bigint AS low
    FROM own FULL JOIN asked a USING (id) JOIN provider o ON o.id = coalesce(own.id, a.id) ORDER BY high DESC, low DESC, o.name, o.id`;
  return rows.map(({ high, low, ...row }) => ({
    ...row,
    ...{ highPence: pence(Number(high)), lowPence: pence(Number(low)) },
  }));
}

/** A placement of a provider beside what it is expected to cost. */
export type PlacementPriced = {
  readonly id: string;
  readonly reference: string;
  readonly lot: string;
  readonly location: string;
  readonly fromOn: Day;
  readonly weekly: Pence;
  readonly low: Pence | null;
  readonly expected: Pence | null;
  readonly high: Pence | null;
};

/** The placements of a provider that run on a day, the farthest above its expected cost first; those without one last. */
export async function placementsPriced(
  tx: Tx,
  { commissionerId }: StaffActor,
  providerId: string,
  today: Day,
): Promise<readonly PlacementPriced[]> {
  type Row = Omit<PlacementPriced, "fromOn" | "weekly" | "low" | "expected" | "high"> & {
    readonly fromOn: string;
    readonly weekly: number;
  };
  const expected = await expectedById(tx, commissionerId, today, { providerId });
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.reference, 'Lot ' || t.number || ', ' || t.title AS lot, l.name AS location, p.from_on::text AS "fromOn", w.weekly
    FROM placement p JOIN lot t ON t.id = p.lot_id JOIN location l ON l.id = p.location_id ${weeklyOn(sql`${today}::date`)}
    WHERE ${runs(today)} AND p.provider_id = ${providerId}::uuid ORDER BY w.weekly DESC, p.id`;
  const above = ({ weekly, expected: middle }: PlacementPriced) =>
    middle === null ? -Infinity : weekly - middle;
  return rows
    .map((row) => {
      const cost = expected.get(row.id);
      return {
        ...{ ...row, fromOn: toDay(row.fromOn), weekly: pence(row.weekly), low: cost?.low ?? null },
        ...{ expected: cost?.expected ?? null, high: cost?.high ?? null },
      };
    })
    .sort((one, other) => (above(one) === above(other) ? 0 : above(other) - above(one)));
}

/** A rate of a provider beside all that hold for the same line and area, its own among them. */
export type RateBesidePeers = RateInWords & {
  readonly capPence: Pence | null;
  /** Of one figure for each provider; null with fewer distinct providers than asked for. In pence: statistics. */
  readonly peers: { readonly providers: number; readonly quartiles: Quartiles } | null;
};

/**
 * The rates of a provider on a day beside those of its lines and areas. The figures are of every provider, this one among
 * them and the same on every provider's page, so that no two pages can be taken from one another.
 */
export async function ratesBesidePeers(
  tx: Tx,
  providerId: string,
  { today, least }: { readonly today: Day; readonly least: number },
): Promise<readonly RateBesidePeers[]> {
  type Row = RateInWordsRow & { readonly cap: number | null; readonly figures: readonly number[] };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${rateColumns}, r.cap_pence AS cap,
      ARRAY(SELECT avg(q.pence)::float8 FROM rate q WHERE q.service_line_id = r.service_line_id AND q.area_id = r.area_id
        AND q.valid_from <= ${today}::date AND (q.valid_to IS NULL OR q.valid_to > ${today}::date) GROUP BY q.provider_id ORDER BY 1) AS figures
    FROM ${rateTables} WHERE ${ratesOfOn(providerId, today)}`;
  return rows.map(({ cap, figures, ...row }) => ({
    ...rateOf(row),
    capPence: cap === null ? null : pence(cap),
    peers: figures.length < least ? null : { providers: figures.length, quartiles: quartiles(figures) },
  }));
}

/** What is known of a provider's quality: beside its prices, never inside a number. */
export type QualityBeside = {
  readonly places: readonly { readonly id: string; readonly name: string; readonly rating: RatingAnswer }[];
  readonly stops: number;
  readonly handedBack: number;
};

/** The regulator's ratings of its places, stops on new placements in force, and placements handed back since a day. */
export async function qualityOf(tx: Tx, providerId: string, since: Day): Promise<QualityBeside> {
  const places = await tx.$queryRaw<QualityBeside["places"]>`
    SELECT l.id, l.name, ${publicRating} AS rating FROM location l
    WHERE l.provider_id = ${providerId}::uuid AND NOT l.organisation AND l.registration <> 'deregistered' ORDER BY l.name LIMIT 100`;
  const [counts] = await tx.$queryRaw<{ stops: number; handedBack: number }[]>`
    SELECT (SELECT count(*)::int FROM placement_stop s WHERE s.provider_id = ${providerId}::uuid AND s.lifted_at IS NULL AND s.ends_on > app.today()) AS stops,
      (SELECT count(*)::int FROM placement p WHERE p.provider_id = ${providerId}::uuid AND p.commissioner_id = app.commissioner()
        AND p.handed_back_on >= ${since}::date) AS "handedBack"`;
  return { places, stops: counts?.stops ?? 0, handedBack: counts?.handedBack ?? 0 };
}
