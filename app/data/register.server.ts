import type { Day } from "#app/domain/calendar.ts";
import type { RatingAnswer } from "#app/domain/call-off/requirement.ts";
import { groundLotIds } from "#app/domain/framework/membership.ts";
import type { GridPlace } from "#app/domain/framework/postcode.ts";
import type { Tx } from "./db.server.ts";
import type { Lot } from "./frameworks.server.ts";
import { Prisma } from "./generated/client.ts";

/** What the public asks of the register; whatever is null was not asked. */
export type RegisterQuestion = {
  readonly today: Day;
  readonly lot: Lot | null;
  readonly areaId: string | null;
  readonly near: { readonly from: GridPlace; readonly miles: number | null } | null;
  readonly name: string | null;
  readonly letter: string | null;
  /** From 1; or every row. */
  readonly page: number | "all";
};

/** A place from which a member gives care, as the public may see it. */
export type RegisterEntry = {
  readonly locationId: string;
  readonly providerId: string;
  readonly name: string;
  readonly provider: string;
  readonly address: string;
  readonly postcode: string | null;
  readonly phone: string;
  readonly rating: RatingAnswer;
  readonly cqcLocationId: string | null;
  readonly miles: number | null;
  /** The lots that it is approved for, by id. */
  readonly lotIds: readonly string[];
  readonly takesNoNewPeople: boolean;
};

export const registerPageSize = 20;

const { sql } = Prisma;
const metresInAMile = 1609.344;

/** The regulator's rating of a location `l`, in the words of the domain. */
export const publicRating = sql`CASE WHEN l.regulated THEN replace(lower(l.rating::text), '_', '-') ELSE 'not-regulated' END`;

/**
 * The members that are approved today, by the place from which they give care: so many in all, and a page of them,
 * nearest first where a place was asked for, else by name. A member that is stopped from taking new people stays on
 * the register, since it is still approved and still cares for people; it only says that it takes nobody new now, in
 * the words that any full provider could use, without the reason or the days.
 */
export async function searchRegister(
  tx: Tx,
  question: RegisterQuestion,
  lots: readonly Lot[],
): Promise<{ readonly total: number; readonly entries: readonly RegisterEntry[] }> {
  const found = await tx.$queryRaw<{ id: string; miles: number | null; total: number }[]>`
    WITH matching AS MATERIALIZED (${matching(question)})
    SELECT id, miles, (SELECT count(*)::int FROM matching) AS total FROM matching
    ORDER BY ${question.near ? sql`miles, name, id` : sql`name, id`} ${paging(question.page)}`;
  const entries = await entriesOf(tx, found, question, lots);
  return { total: found[0]?.total ?? 0, entries };
}

function paging(page: number | "all"): Prisma.Sql {
  return page === "all"
    ? sql``
    : sql`LIMIT ${registerPageSize}::int OFFSET ${(page - 1) * registerPageSize}::int`;
}

/** The places that members name for a lot, and the organisation itself where a member names none. */
function matching(question: RegisterQuestion): Prisma.Sql {
  const active = activeMembership(question);
  return sql`${places(question)} AND EXISTS (
      SELECT 1 FROM membership_location ml JOIN lot_membership m ON m.id = ml.membership_id WHERE ml.location_id = l.id AND ${active})
    UNION ${places(question)} AND l.organisation AND EXISTS (
      SELECT 1 FROM lot_membership m WHERE m.provider_id = l.provider_id AND ${active}
        AND NOT EXISTS (SELECT 1 FROM membership_location x WHERE x.membership_id = m.id))`;
}

function places({ near, name, letter }: RegisterQuestion): Prisma.Sql {
  return sql`SELECT l.id, lower(l.name) AS name, ${near ? milesFrom(near.from) : sql`NULL::double precision`} AS miles
    FROM location l WHERE l.registration <> 'deregistered'
      ${near ? within(near) : sql``}
      ${name === null ? sql`` : named(name)}
      ${letter === null ? sql`` : beginning(letter.toLowerCase())}`;
}

/** The bounds let the index on names be used; there is no letter after z. */
function beginning(letter: string): Prisma.Sql {
  const below =
    letter === "z" ? sql`` : sql`AND lower(l.name) < ${String.fromCharCode(letter.charCodeAt(0) + 1)}`;
  return sql`AND lower(l.name) >= ${letter} ${below} AND left(lower(l.name), 1) = ${letter}`;
}

function activeMembership({ today, lot, areaId }: RegisterQuestion): Prisma.Sql {
  return sql`${inForce(today)} ${lot ? sql`AND m.lot_id = ANY (${[...groundLotIds({ lotId: lot.id, rule: lot.rule })]}::uuid[]) ${stayingIn(lot, today)}` : sql``}
    ${
      areaId === null
        ? sql``
        : sql`AND EXISTS (SELECT 1 FROM membership_area ma JOIN area a ON a.id = ma.area_id
            WHERE ma.membership_id = m.id AND (a.everywhere OR a.id = ${areaId}::uuid))`
    }`;
}

function inForce(today: Day): Prisma.Sql {
  return sql`m.active_from <= ${today}::date AND (m.active_to IS NULL OR m.active_to > ${today}::date)`;
}

/** An automatic lot is held through any core lot, unless the member chose to stay out. */
function stayingIn(lot: Lot, today: Day): Prisma.Sql {
  if (lot.rule.kind !== "automatic") return sql``;
  return sql`AND NOT EXISTS (SELECT 1 FROM innovation_opt_out i WHERE i.provider_id = m.provider_id AND i.lot_id = ${lot.id}::uuid
    AND i.from_on <= ${today}::date AND (i.to_on IS NULL OR i.to_on > ${today}::date))`;
}

function milesFrom({ easting, northing }: GridPlace): Prisma.Sql {
  return sql`sqrt((l.easting - ${easting}::int)::double precision ^ 2 + (l.northing - ${northing}::int)::double precision ^ 2) / ${metresInAMile}::double precision`;
}

function within({ from, miles }: NonNullable<RegisterQuestion["near"]>): Prisma.Sql {
  if (miles === null) return sql`AND l.easting IS NOT NULL`;
  const side = Math.ceil(miles * metresInAMile);
  const { easting, northing } = from;
  return sql`AND point(l.easting, l.northing) <@ box(point(${easting - side}::int, ${northing - side}::int), point(${easting + side}::int, ${northing + side}::int))
    AND ${milesFrom(from)} <= ${miles}::double precision`;
}

function named(name: string): Prisma.Sql {
  const pattern = `%${name.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return sql`AND l.id IN (SELECT n.id FROM location n WHERE lower(n.name) LIKE ${pattern}
    UNION SELECT n.id FROM provider p JOIN location n ON n.provider_id = p.id WHERE lower(p.name) LIKE ${pattern})`;
}

type Row = Omit<RegisterEntry, "miles" | "lotIds" | "takesNoNewPeople"> & {
  readonly heldLotIds: readonly string[];
  readonly optedOutLotIds: readonly string[];
  readonly paused: boolean;
};

async function entriesOf(
  tx: Tx,
  found: readonly { readonly id: string; readonly miles: number | null }[],
  { today, lot }: RegisterQuestion,
  lots: readonly Lot[],
): Promise<readonly RegisterEntry[]> {
  const ids = found.map(({ id }) => id);
  const rows = await tx.$queryRaw<Row[]>`
    WITH paused AS MATERIALIZED (SELECT provider_id, lot_id, location_id FROM paused_placement)
    SELECT l.id AS "locationId", p.id AS "providerId", l.name, p.name AS provider, l.address, l.postcode, coalesce(nullif(l.phone, ''), p.contact_phone) AS phone,
      ${publicRating} AS rating, l.cqc_location_id AS "cqcLocationId",
      ARRAY(SELECT m.lot_id::text FROM membership_location ml JOIN lot_membership m ON m.id = ml.membership_id WHERE ml.location_id = l.id AND ${inForce(today)}
        UNION SELECT m.lot_id::text FROM lot_membership m WHERE l.organisation AND m.provider_id = l.provider_id AND ${inForce(today)}
          AND NOT EXISTS (SELECT 1 FROM membership_location x WHERE x.membership_id = m.id)) AS "heldLotIds",
      ARRAY(SELECT i.lot_id::text FROM innovation_opt_out i WHERE i.provider_id = p.id AND i.from_on <= ${today}::date AND (i.to_on IS NULL OR i.to_on > ${today}::date)) AS "optedOutLotIds",
      EXISTS (SELECT 1 FROM paused s WHERE s.provider_id = p.id AND (s.location_id IS NULL OR s.location_id = l.id)
        AND (s.lot_id IS NULL OR s.lot_id = ${lot?.id ?? null}::uuid)) AS paused
    FROM location l JOIN provider p ON p.id = l.provider_id
    WHERE l.id = ANY (${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.locationId, row]));
  return found.flatMap(({ id, miles }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { heldLotIds, optedOutLotIds, paused, ...entry } = row;
    return [
      { ...entry, miles, lotIds: lotsHeld(lots, heldLotIds, optedOutLotIds), takesNoNewPeople: paused },
    ];
  });
}

/** The lots held, automatic ones derived, in the framework's order. */
export function lotsHeld(
  lots: readonly Lot[],
  held: readonly string[],
  optedOut: readonly string[],
): readonly string[] {
  return lots
    .filter((lot) => !optedOut.includes(lot.id))
    .filter((lot) => groundLotIds({ lotId: lot.id, rule: lot.rule }).some((id) => held.includes(id)))
    .map((lot) => lot.id);
}
