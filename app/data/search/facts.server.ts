import type { Day } from "#app/domain/calendar.ts";
import { groundLotIds } from "#app/domain/framework/membership.ts";
import type { GridPlace } from "#app/domain/framework/postcode.ts";
import type { CandidateFacts, RatingAnswer, Requirement } from "#app/domain/call-off/requirement.ts";
import { Prisma } from "../generated/client.ts";
import { governing, stopsOf, uuids, type Narrowing } from "./narrowing.server.ts";

/** What is shown of a candidate beside the facts by which it is judged. */
export type Candidate = CandidateFacts & {
  readonly provider: string;
  readonly location: string;
  /** Whether the place is the organisation as a whole. */
  readonly wholeOrganisation: boolean;
  readonly postcode: string | null;
};

/** A candidate as the database tells it. */
export type FactsRow = Omit<Candidate, "place" | "rating"> & {
  readonly easting: number | null;
  readonly northing: number | null;
  readonly regulated: boolean;
  readonly storedRating: string;
};

const { sql } = Prisma;

/**
 * The facts that bear on a day, of each candidate of a relation (provider_id, location_id, nth), as one JSON list in
 * the order of `nth`.
 */
export function factsIn(
  chosen: Prisma.Sql,
  { requirement, today }: Narrowing,
  more: Prisma.Sql = sql``,
): Prisma.Sql {
  const priced = requirement.price !== null;
  return sql`array_to_json(ARRAY(SELECT json_build_object(
      'providerId', c.provider_id, 'locationId', c.location_id, 'organisationId', ${priced ? sql`o.id` : sql`NULL`}, 'provider', p.name, 'location', l.name,
      'wholeOrganisation', l.organisation, 'postcode', l.postcode, 'easting', l.easting, 'northing', l.northing,
      'regulated', l.regulated, 'storedRating', l.rating, 'deregistered', l.registration = 'deregistered',
      'memberships', ${memberships(requirement)}, 'optOuts', ${optOuts(requirement)}, 'stops', ${stops(requirement, today)},
      'rates', ${rates(requirement, today)}, 'specialisms', ${specialisms(requirement)}, 'capacity', ${capacity(requirement)}${more})
    FROM ${chosen} c JOIN provider p ON p.id = c.provider_id JOIN location l ON l.id = c.location_id
    ${priced ? sql`LEFT JOIN location o ON o.provider_id = c.provider_id AND o.organisation` : sql``}
    ORDER BY c.nth))`;
}

export function toCandidate({ easting, northing, regulated, storedRating, ...row }: FactsRow): Candidate {
  return {
    ...row,
    place: placeOf(easting, northing),
    rating: regulated ? ratingOf(storedRating) : "not-regulated",
  };
}

function placeOf(easting: number | null, northing: number | null): GridPlace | null {
  return easting === null || northing === null ? null : { easting, northing };
}

function ratingOf(stored: string): RatingAnswer {
  return stored.toLowerCase().replaceAll("_", "-") as RatingAnswer;
}

function memberships({ lots, areaId }: Requirement): Prisma.Sql {
  const areas =
    areaId === null
      ? sql`'{}'::uuid[]`
      : sql`ARRAY(SELECT a.area_id FROM membership_area a WHERE a.membership_id = m.id)`;
  return listOf(sql`json_build_object('lotId', m.lot_id, 'activeFrom', m.active_from, 'activeTo', m.active_to,
      'areaIds', ${areas})
    FROM lot_membership m WHERE m.provider_id = c.provider_id AND m.lot_id = ANY (${uuids([...new Set(lots.flatMap(groundLotIds))])})`);
}

function optOuts({ lots }: Requirement): Prisma.Sql {
  const automatic = lots.filter((lot) => lot.rule.kind === "automatic").map((lot) => lot.lotId);
  if (automatic.length === 0) return none;
  return listOf(sql`json_build_object('lotId', i.lot_id, 'fromOn', i.from_on, 'toOn', i.to_on)
    FROM innovation_opt_out i WHERE i.provider_id = c.provider_id AND i.lot_id = ANY (${uuids(automatic)})`);
}

function stops(requirement: Requirement, today: Day): Prisma.Sql {
  return listOf(sql`json_build_object('lotId', s.lot_id, 'locationId', s.location_id, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
      'liftedOn', (s.lifted_at AT TIME ZONE 'Europe/London')::date)
    FROM placement_stop s WHERE s.provider_id = c.provider_id AND s.ends_on > ${today}::date AND ${stopsOf(requirement)}`);
}

function rates({ price, everywhereId }: Requirement, today: Day): Prisma.Sql {
  if (price === null) return none;
  const { cap, exception } = governing(price, everywhereId, today);
  return listOf(sql`json_build_object('serviceLineId', r.service_line_id, 'areaId', r.area_id, 'locationId', r.location_id,
      'pence', r.pence, 'capPence', r.cap_pence, 'capTodayPence', ${cap}, 'exceptionTodayPence', ${exception}, 'validFrom', r.valid_from, 'validTo', r.valid_to)
    FROM rate r WHERE r.provider_id = c.provider_id AND r.service_line_id = ${price.serviceLineId}::uuid
      AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date)
      AND (r.location_id = c.location_id OR r.location_id = o.id)`);
}

function specialisms({ specialism }: Requirement): Prisma.Sql {
  if (specialism === null) return none;
  return sql`to_json(l.specialisms || ARRAY(SELECT x.specialism FROM provider_specialism x WHERE x.provider_id = c.provider_id))`;
}

/** Of each lot, what was last stated. */
function capacity({ lots }: Requirement): Prisma.Sql {
  return listOf(sql`json_build_object('lotId', last.lot_id, 'free', last.free, 'measure', last.measure,
      'statedOn', (last.stated_at AT TIME ZONE 'Europe/London')::date)
    FROM unnest(${uuids(lots.map((lot) => lot.lotId))}) AS wanted (lot_id) CROSS JOIN LATERAL (
      SELECT cr.lot_id, cr.free, cr.measure, cr.stated_at FROM capacity_return cr
      WHERE cr.location_id = c.location_id AND cr.lot_id = wanted.lot_id ORDER BY cr.stated_at DESC, cr.id LIMIT 1) last`);
}

const none = sql`'[]'::json`;

function listOf(rows: Prisma.Sql): Prisma.Sql {
  return sql`array_to_json(ARRAY(SELECT ${rows}))`;
}
