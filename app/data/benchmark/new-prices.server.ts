import type { PriceDays } from "#app/domain/benchmark/signal.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { toColumn } from "../days.server.ts";
import { Prisma } from "../generated/client.ts";
import type { Tx } from "../db.server.ts";
import { expectedAsOf, expectedColumns, expectedJoins, type ExpectedColumns } from "../expected-as-of.ts";

/** What came up since the last time: a placement, an offer, a round or a call-off that was opened. */
export type NewPrice = {
  readonly commissionerId: string;
  readonly kind: "PLACEMENT" | "OFFER" | "ROUND" | "CALL_OFF";
  readonly subjectId: string;
};

/** Takes what came up, all of it; whoever takes it goes through it. */
export async function takeNewPrices(tx: Tx): Promise<readonly NewPrice[]> {
  return tx.$queryRaw<NewPrice[]>`
    DELETE FROM price_to_go_through RETURNING commissioner_id AS "commissionerId", kind, subject_id AS "subjectId"`;
}

/** Forgets which placements came up: a night that begins goes through all of them. */
export async function forgetNewPlacements(tx: Tx, commissionerId: string) {
  await tx.$executeRaw`DELETE FROM price_to_go_through WHERE commissioner_id = ${commissionerId}::uuid AND kind = 'PLACEMENT'`;
}

/** A price beside what it is held against, as it is asked. Units in hundredths; money in pence. */
export type AskedPrice = ExpectedColumns & {
  readonly subjectId: string;
  readonly sourceId: string | null;
  readonly providerId: string;
  readonly locationId: string | null;
  readonly requestId: string | null;
  readonly lotId: string;
  readonly lineId: string | null;
  readonly supportReason: string | null;
  readonly ageBand: string | null;
  readonly region: string;
  readonly unit: string;
  readonly asked: number;
  readonly weekly: number | null;
  readonly units: bigint | null;
  readonly cap: number | null;
  readonly section117: boolean;
  readonly nhsShare: boolean;
};

const withoutNeed = Prisma.sql`NULL::text AS "supportReason", NULL::text AS "ageBand", NULL::int AS weekly, false AS "section117", false AS "nhsShare",
  NULL::text AS "needDigest", NULL::text AS "parametersId", NULL::int AS calculation, NULL::int AS low, NULL::int AS expected, NULL::int AS high`;

/** An offer answers a request, and has no placement yet. */
const ofOffer = {
  ...{ placement: Prisma.sql`NULL::uuid`, request: Prisma.sql`r.id` },
  ...{ lot: Prisma.sql`d.lot_id`, area: Prisma.sql`r.area_id` },
};

/** Offers for a person that stand, each with all others of its enquiry that it takes the place of. */
export async function offersAsked(
  tx: Tx,
  commissionerId: string,
  day: Day,
  ids: readonly string[],
): Promise<{ readonly prices: readonly AskedPrice[]; readonly among: readonly string[] }> {
  const all = await tx.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM placement_offer o WHERE o.enquiry_id IN (SELECT enquiry_id FROM placement_offer WHERE id = ANY (${ids}::uuid[]))`;
  const prices = await tx.$queryRaw<AskedPrice[]>(Prisma.sql`
    WITH ${expectedAsOf(commissionerId, day)}, latest AS (
      SELECT DISTINCT ON (o.enquiry_id) o.* FROM placement_offer o WHERE o.id = ANY (${all.map(({ id }) => id)}::uuid[])
      ORDER BY o.enquiry_id, o.version DESC
    ), priced AS (
      SELECT l.offer_id, min(s.lot_id::text)::uuid AS lot_id, bool_and(l.per = 'hour') AS hourly, sum(l.units * 100)::bigint AS units, count(*) AS lines,
        min(CASE WHEN l.per = 'hour' OR (l.per = 'week' AND l.units = 1) THEN l.pence END) AS pence,
        min(CASE WHEN l.per = 'hour' OR (l.per = 'week' AND l.units = 1) THEN l.cap_pence END) AS cap
      FROM placement_offer_line l JOIN service_line s ON s.id = l.service_line_id WHERE l.per <> 'one-off' GROUP BY l.offer_id
    )
    SELECT o.id AS "subjectId", NULL::text AS "sourceId", o.provider_id AS "providerId", e.location_id AS "locationId", e.request_id AS "requestId",
      d.lot_id AS "lotId", NULL::text AS "lineId", r.support_reason AS "supportReason", r.age_band AS "ageBand", coalesce(a.id::text, 'everywhere') AS region,
      CASE WHEN d.hourly THEN 'hour' ELSE 'week' END AS unit,
      CASE WHEN NOT d.hourly THEN o.weekly_pence WHEN d.lines = 1 THEN d.pence ELSE round(o.weekly_pence * 100.0 / d.units)::int END AS asked,
      o.weekly_pence AS weekly, CASE WHEN d.hourly THEN d.units ELSE 100 END AS units, CASE WHEN d.lines = 1 THEN d.cap END AS cap,
      's117' = ANY (r.streams) AS "section117", r.streams && '{s117,chc,joint}' AS "nhsShare", ${expectedColumns}
    FROM latest o JOIN priced d ON d.offer_id = o.id JOIN enquiry e ON e.id = o.enquiry_id JOIN placement_request r ON r.id = e.request_id
    LEFT JOIN area a ON a.id = r.area_id AND NOT a.everywhere
    ${expectedJoins(ofOffer)}
    WHERE o.withdrawn_at IS NULL AND e.closed_at IS NULL AND e.chosen_at IS NULL ORDER BY o.id`);
  return { prices, among: all.map(({ id }) => id) };
}

/** The prices of a round that was opened, with the volumes that were declared with them. A sealed one is not there. */
export async function pricesOfRound(tx: Tx, roundId: string): Promise<readonly AskedPrice[]> {
  return tx.$queryRaw<AskedPrice[]>(Prisma.sql`
    SELECT md5(concat_ws('/', p.submission_id, p.service_line_id, p.area_id, p.location_id))::uuid::text AS "subjectId", p.submission_id AS "sourceId",
      p.provider_id AS "providerId", p.location_id AS "locationId", NULL::text AS "requestId", p.lot_id AS "lotId", p.service_line_id AS "lineId",
      CASE WHEN a.everywhere THEN 'everywhere' ELSE a.id::text END AS region, replace(lower(s.unit::text), '_', '-') AS unit, p.pence AS asked,
      v.units_a_year::bigint * 100 AS units, c.pence AS cap, ${withoutNeed}
    FROM submission_price p JOIN service_line s ON s.id = p.service_line_id JOIN area a ON a.id = p.area_id LEFT JOIN price_cap c ON c.id = p.cap_id
    LEFT JOIN declared_volume v ON v.round_id = p.round_id AND v.provider_id = p.provider_id AND v.service_line_id = p.service_line_id
      AND v.area_id = p.area_id AND v.location_id = p.location_id
    WHERE p.round_id = ${roundId}::uuid ORDER BY 1`);
}

/** The prices of a call-off's bids that were opened, each with its units in a year of the term. A sealed one is not there. */
export async function pricesOfBids(tx: Tx, callOffId: string): Promise<readonly AskedPrice[]> {
  return tx.$queryRaw<AskedPrice[]>(Prisma.sql`
    SELECT md5(concat_ws('/', p.bid_id, p.call_off_line_id))::uuid::text AS "subjectId", p.bid_id AS "sourceId", p.provider_id AS "providerId",
      NULL::text AS "locationId", NULL::text AS "requestId", l.lot_id AS "lotId", l.service_line_id AS "lineId",
      CASE WHEN a.everywhere THEN 'everywhere' ELSE a.id::text END AS region, replace(lower(s.unit::text), '_', '-') AS unit, p.pence AS asked,
      round(l.units * 100 * 365 / greatest(1, k.ends_on - k.starts_on))::bigint AS units, p.cap_pence AS cap, ${withoutNeed}
    FROM bid_price p JOIN call_off_line l ON l.id = p.call_off_line_id JOIN call_off k ON k.id = p.call_off_id
    JOIN service_line s ON s.id = l.service_line_id JOIN area a ON a.id = l.area_id
    WHERE p.call_off_id = ${callOffId}::uuid ORDER BY 1`);
}

/** Of a line in a region: what its members charge on a day, and how many providers they are. */
export async function ratesOfLines(
  tx: Tx,
  lineIds: readonly string[],
  day: Day,
): Promise<
  readonly {
    readonly lineId: string;
    readonly region: string;
    readonly figures: readonly number[];
    readonly providers: number;
    readonly days: PriceDays;
  }[]
> {
  const on = toColumn(day);
  const rows = await tx.$queryRaw<RatesRow[]>`
    SELECT r.service_line_id AS "lineId", CASE WHEN a.everywhere THEN 'everywhere' ELSE a.id::text END AS region,
      array_agg(r.pence ORDER BY r.pence) AS figures, count(DISTINCT r.provider_id)::int AS providers,
      min(r.valid_from)::text AS first, max(r.valid_from)::text AS last
    FROM rate r JOIN area a ON a.id = r.area_id
    WHERE r.service_line_id = ANY (${lineIds}::uuid[]) AND r.valid_from <= ${on}::date AND (r.valid_to IS NULL OR r.valid_to > ${on}::date)
    GROUP BY 1, 2 ORDER BY 1, 2`;
  return rows.map(({ first, last, ...row }) => ({
    ...row,
    days: { first: toDay(first), last: toDay(last) },
  }));
}

type RatesRow = {
  readonly lineId: string;
  readonly region: string;
  readonly figures: number[];
  readonly providers: number;
  readonly first: string;
  readonly last: string;
};
