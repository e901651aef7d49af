import { startOfDay, addDays, type Day } from "#app/domain/calendar.ts";
import { groundLotIds, type JoinableLot } from "#app/domain/framework/membership.ts";
import { roomLotIds } from "#app/domain/call-off/eligibility.ts";
import type { PriceAsked, RatingAnswer, Requirement } from "#app/domain/call-off/requirement.ts";
import { Prisma } from "../generated/client.ts";

/** The parts of the statement that narrow a search, each stating one criterion of `eligibility` in SQL. */
export type Narrowing = { readonly today: Day; readonly requirement: Requirement };

const { sql, join } = Prisma;
const metresInAMile = 1609.344;

/**
 * Candidates: each member at each place from which it delivers a lot required (the whole organisation where it named
 * no place for it). `reach` keeps to a square around the point that was asked for.
 */
export function candidates({ requirement, today }: Narrowing, reach: number | null): Prisma.Sql {
  const grounds = [...new Set(requirement.lots.flatMap(groundLotIds))];
  return sql`
    SELECT DISTINCT mp.provider_id, mp.location_id, mp.easting, mp.northing, mp.deregistered
    FROM membership_place mp WHERE ${isOneOf(sql`mp.lot_id`, grounds)} AND ${square(requirement, reach)}
      AND ((mp.active_from <= ${today}::date AND (mp.active_to IS NULL OR mp.active_to > ${today}::date)) OR NOT ${heldElsewhere(today)})`;
}

/** A place of other days does not count while the provider's membership of today names its own. */
function heldElsewhere(today: Day): Prisma.Sql {
  return sql`EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = mp.provider_id AND m.lot_id = mp.lot_id AND ${active(today)})`;
}

/** Straight miles from the point asked for, null where the place is not known or no point was asked for. */
export function miles({ requirement: { within } }: Narrowing): Prisma.Sql {
  if (within === null) return sql`NULL::double precision`;
  const { easting, northing } = within.from;
  return sql`sqrt((c.easting - ${easting}::int)::double precision ^ 2 + (c.northing - ${northing}::int)::double precision ^ 2) / ${metresInAMile}::double precision`;
}

/** How many reasons speak against a candidate, not counting its distance. */
export function reasonsAgainst(narrowing: Narrowing): Prisma.Sql {
  const { requirement } = narrowing;
  const failing = [
    ...requirement.lots.map((lot) => sql`NOT ${holds(lot, narrowing.today)}`),
    ...(requirement.includeStopped ? [] : [stopped(narrowing)]),
    sql`c.deregistered`,
    ...(requirement.areaId === null ? [] : [uncovered(narrowing, requirement.areaId)]),
    ...(requirement.price === null ? [] : priced(requirement.price)),
    ...(requirement.ratings === null ? [] : [unrated(requirement.ratings)]),
    ...(requirement.specialism === null ? [] : [unspecialised(requirement.specialism)]),
    ...(requirement.room === null ? [] : [sql`NOT ${room(narrowing, requirement.room.withinDays)}`]),
  ];
  return join(
    failing.map((fails) => sql`(${fails})::int`),
    " + ",
  );
}

/** The candidate's price, as `rateHere` chooses it: null where there is none, and where it no longer fits its cap. */
export function price({ requirement: { price: asked, everywhereId }, today }: Narrowing): Prisma.Sql {
  if (asked === null) return sql`NULL::int`;
  const { areaId, serviceLineId } = asked;
  const areas = areaId === null ? sql`` : sql`AND r.area_id IN (${areaId}::uuid, ${everywhereId}::uuid)`;
  const { cap, exception } = governing(asked, everywhereId, today);
  return sql`(SELECT CASE WHEN r.pence <= coalesce(${cap}, r.pence) OR r.pence <= ${exception} THEN r.pence END FROM rate r WHERE r.provider_id = c.provider_id AND r.service_line_id = ${serviceLineId}::uuid
    AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date) ${areas}
    AND (r.location_id = c.location_id OR r.location_id = (SELECT o.id FROM location o WHERE o.provider_id = c.provider_id AND o.organisation))
    ORDER BY (r.location_id = c.location_id) DESC, (r.area_id = ${areaId ?? everywhereId}::uuid) DESC, r.pence LIMIT 1)`;
}

/**
 * What governs a rate `r` of the line on the day: its cap (the area's own wins over everywhere's), and the most that an
 * exception of its provider allows. The caps of a line are read once for the whole search.
 */
export function governing(
  { serviceLineId }: Pick<PriceAsked, "serviceLineId">,
  everywhereId: string,
  today: Day,
): { readonly cap: Prisma.Sql; readonly exception: Prisma.Sql } {
  const caps = sql`(SELECT json_object_agg(k.area_id, k.pence) FROM price_cap k WHERE k.service_line_id = ${serviceLineId}::uuid
    AND k.effective_from <= ${today}::date AND (k.effective_to IS NULL OR k.effective_to > ${today}::date))`;
  return {
    cap: sql`coalesce((${caps} ->> r.area_id::text)::int, (${caps} ->> ${everywhereId}::text)::int)`,
    exception: sql`(SELECT max(e.maximum_pence) FROM cap_exception e WHERE e.provider_id = r.provider_id AND e.service_line_id = r.service_line_id
      AND e.from_on <= ${today}::date AND e.to_on > ${today}::date)`,
  };
}

/** Stops that count in this framework: those of the commissioners named on it. */
export function stopsOf(requirement: Requirement): Prisma.Sql {
  return sql`s.commissioner_id IN (SELECT f.commissioner_id FROM framework_commissioner f WHERE f.framework_id = ${requirement.frameworkId}::uuid)`;
}

export function uuids(ids: readonly string[]): Prisma.Sql {
  return sql`${[...ids]}::uuid[]`;
}

/** One id is compared as it is, since not every index can look for a list. */
function isOneOf(column: Prisma.Sql, ids: readonly string[]): Prisma.Sql {
  return ids.length === 1 ? sql`${column} = ${ids[0]}::uuid` : sql`${column} = ANY (${uuids(ids)})`;
}

function square({ within }: Requirement, reach: number | null): Prisma.Sql {
  if (within === null || reach === null) return sql`true`;
  const { easting, northing } = within.from;
  const side = Math.ceil(reach * metresInAMile);
  return sql`point(mp.easting, mp.northing) <@ box(point(${easting - side}::int, ${northing - side}::int), point(${easting + side}::int, ${northing + side}::int))`;
}

function active(today: Day): Prisma.Sql {
  return sql`m.active_from <= ${today}::date AND (m.active_to IS NULL OR m.active_to > ${today}::date)`;
}

function holds(lot: JoinableLot, today: Day): Prisma.Sql {
  const member = sql`EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = c.provider_id
    AND ${isOneOf(sql`m.lot_id`, groundLotIds(lot))} AND ${active(today)})`;
  return lot.rule.kind === "automatic" ? sql`(${member} AND NOT ${optedOut(lot, today)})` : member;
}

function optedOut(lot: JoinableLot, today: Day): Prisma.Sql {
  return sql`EXISTS (SELECT 1 FROM innovation_opt_out i WHERE i.provider_id = c.provider_id AND i.lot_id = ${lot.lotId}::uuid
    AND i.from_on <= ${today}::date AND (i.to_on IS NULL OR i.to_on > ${today}::date))`;
}

function stopped({ requirement, today }: Narrowing): Prisma.Sql {
  return sql`EXISTS (SELECT 1 FROM placement_stop s WHERE s.provider_id = c.provider_id AND ${stopsOf(requirement)}
    AND s.starts_on <= ${today}::date AND s.ends_on > ${today}::date
    AND (s.lifted_at IS NULL OR s.lifted_at >= ${startOfDay(addDays(today, 1))}::timestamptz)
    AND (s.lot_id IS NULL OR s.lot_id = ANY (${uuids(requirement.lots.map((lot) => lot.lotId))}))
    AND (s.location_id IS NULL OR s.location_id = c.location_id))`;
}

/** A lot that is held but not in the area, nor everywhere. */
function uncovered({ requirement, today }: Narrowing, areaId: string): Prisma.Sql {
  const gaps = requirement.lots.map(
    (
      lot,
    ) => sql`(${holds(lot, today)} AND NOT EXISTS (SELECT 1 FROM lot_membership m JOIN membership_area a ON a.membership_id = m.id
      WHERE m.provider_id = c.provider_id AND m.lot_id = ANY (${uuids(groundLotIds(lot))}) AND ${active(today)}
      AND a.area_id IN (${areaId}::uuid, ${requirement.everywhereId}::uuid)))`,
  );
  return join(gaps, " OR ");
}

function priced({ need }: PriceAsked): readonly Prisma.Sql[] {
  switch (need.kind) {
    case "shown":
      return [];
    case "any":
      return [sql`p.pence IS NULL`];
    case "at-most":
      return [sql`p.pence IS NULL OR p.pence > ${need.pence}::int`];
  }
}

function unrated(ratings: readonly RatingAnswer[]): Prisma.Sql {
  const stored = ratings.filter((rating) => rating !== "not-regulated").map(storedRating);
  return sql`NOT (SELECT CASE WHEN l.regulated THEN l.rating::text = ANY (${stored}::text[]) ELSE ${ratings.includes("not-regulated")}::boolean END
    FROM location l WHERE l.id = c.location_id)`;
}

function storedRating(rating: RatingAnswer): string {
  return rating.toUpperCase().replaceAll("-", "_");
}

function unspecialised(specialism: string): Prisma.Sql {
  return sql`NOT (EXISTS (SELECT 1 FROM location l WHERE l.id = c.location_id AND ${specialism}::text = ANY (l.specialisms)) OR EXISTS (SELECT 1 FROM provider_specialism x
    WHERE x.provider_id = c.provider_id AND x.specialism = ${specialism}::text))`;
}

/** Whether what a candidate `c` last stated of its room is older than so many days; nothing where age cannot tell two of them apart. */
export function staleRoom(narrowing: Narrowing, freshDays: number | null): Prisma.Sql | null {
  const { room: asked } = narrowing.requirement;
  if (asked === null || freshDays === null) return null;
  if (asked.withinDays !== null && asked.withinDays <= freshDays) return null;
  return sql`NOT ${room(narrowing, freshDays)}`;
}

/** Of what was last stated of each lot. */
function room({ requirement, today }: Narrowing, withinDays: number | null): Prisma.Sql {
  const fresh =
    withinDays === null
      ? sql``
      : sql`AND last.stated_at >= ${startOfDay(addDays(today, -withinDays))}::timestamptz`;
  return sql`EXISTS (SELECT 1 FROM unnest(${uuids(roomLotIds(requirement))}) AS wanted (lot_id) CROSS JOIN LATERAL (
    SELECT cr.free, cr.stated_at FROM capacity_return cr WHERE cr.location_id = c.location_id AND cr.lot_id = wanted.lot_id
    ORDER BY cr.stated_at DESC, cr.id LIMIT 1) last WHERE last.free > 0 ${fresh})`;
}
