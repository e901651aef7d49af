import type { Day } from "#app/domain/calendar.ts";
import type { RatingAnswer } from "#app/domain/call-off/requirement.ts";
import type { MembershipSpell, OptOut } from "#app/domain/framework/membership.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import type { Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { unitOf } from "../frameworks.server.ts";

/** All that a broker needs to know of a member of a framework, on a day. */
export type MemberProfile = {
  readonly id: string;
  readonly name: string;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly website: string;
  readonly specialisms: readonly string[];
  readonly memberships: readonly MembershipSpell[];
  readonly optOuts: readonly OptOut[];
  readonly rates: readonly ProfileRate[];
  readonly places: readonly ProfilePlace[];
  readonly capacity: readonly ProfileCapacity[];
  /** Those that have not ended, with what they cover (nothing for the whole provider). */
  readonly stops: readonly ProfileStop[];
};

export type ProfileRate = {
  readonly id: string;
  readonly lotId: string;
  readonly line: string;
  readonly unit: Unit;
  readonly area: string;
  /** Nothing where it holds for the whole organisation. */
  readonly location: string | null;
  readonly pence: Pence;
  /** The cap that governs it on the day, also where that was succeeded since the rate began. */
  readonly capPence: Pence | null;
  readonly validFrom: Day;
};

export type ProfilePlace = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly postcode: string | null;
  readonly phone: string;
  readonly rating: RatingAnswer;
  readonly ratedOn: Day | null;
  readonly deregistered: boolean;
  readonly specialisms: readonly string[];
};

export type ProfileCapacity = {
  readonly location: string;
  readonly lotId: string;
  readonly free: number;
  readonly measure: string;
  readonly statedOn: Day;
};

export type ProfileStop = {
  readonly id: string;
  readonly lotId: string | null;
  readonly location: string | null;
  readonly reason: string;
  readonly startsOn: Day;
  readonly reviewOn: Day;
  readonly endsOn: Day;
};

type Row = Omit<MemberProfile, "rates"> & {
  readonly rates: readonly (Omit<ProfileRate, "unit"> & { readonly unit: string })[];
};

/** A provider as a member of a framework; nothing for a stranger's id. Rates and stops are those that the actor may see. */
export async function memberProfile(
  tx: Tx,
  providerId: string,
  frameworkId: string,
  today: Day,
): Promise<MemberProfile | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.contact_mail AS "contactMail", p.contact_phone AS "contactPhone", p.website,
      ARRAY(SELECT x.specialism FROM provider_specialism x WHERE x.provider_id = p.id ORDER BY 1) AS specialisms,
      array_to_json(ARRAY(SELECT json_build_object('lotId', m.lot_id, 'activeFrom', m.active_from, 'activeTo', m.active_to,
          'areaIds', ARRAY(SELECT a.area_id FROM membership_area a WHERE a.membership_id = m.id))
        FROM lot_membership m WHERE m.provider_id = p.id AND m.framework_id = ${frameworkId}::uuid)) AS memberships,
      array_to_json(ARRAY(SELECT json_build_object('lotId', i.lot_id, 'fromOn', i.from_on, 'toOn', i.to_on)
        FROM innovation_opt_out i WHERE i.provider_id = p.id)) AS "optOuts",
      array_to_json(ARRAY(SELECT json_build_object('id', r.id, 'lotId', r.lot_id, 'line', s.title, 'unit', s.unit, 'area', a.name,
          'location', CASE WHEN NOT l.organisation THEN l.name END, 'pence', r.pence, 'capPence', (SELECT c.pence FROM price_cap c WHERE c.id = app.governing_cap(r.service_line_id, r.area_id, ${today}::date)), 'validFrom', r.valid_from)
        FROM rate r JOIN service_line s ON s.id = r.service_line_id JOIN lot k ON k.id = r.lot_id JOIN area a ON a.id = r.area_id JOIN location l ON l.id = r.location_id
        WHERE r.provider_id = p.id AND r.framework_id = ${frameworkId}::uuid AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date)
        ORDER BY k.number, s.position, l.organisation DESC, l.name, a.position)) AS rates,
      array_to_json(ARRAY(SELECT json_build_object('id', l.id, 'name', l.name, 'address', l.address, 'postcode', l.postcode, 'phone', l.phone,
          'rating', CASE WHEN l.regulated THEN replace(lower(l.rating::text), '_', '-') ELSE 'not-regulated' END, 'ratedOn', l.rated_on,
          'deregistered', l.registration = 'deregistered', 'specialisms', l.specialisms)
        FROM location l WHERE l.provider_id = p.id AND NOT l.organisation ORDER BY l.name)) AS places,
      array_to_json(ARRAY(SELECT json_build_object('location', l.name, 'lotId', last.lot_id, 'free', last.free, 'measure', last.measure,
          'statedOn', (last.stated_at AT TIME ZONE 'Europe/London')::date)
        FROM (SELECT DISTINCT ON (c.location_id, c.lot_id) c.* FROM capacity_return c WHERE c.provider_id = p.id ORDER BY c.location_id, c.lot_id, c.stated_at DESC, c.id) last
        JOIN location l ON l.id = last.location_id JOIN lot k ON k.id = last.lot_id WHERE k.framework_id = ${frameworkId}::uuid
        ORDER BY l.organisation DESC, l.name, k.number)) AS capacity,
      array_to_json(ARRAY(SELECT json_build_object('id', s.id, 'lotId', s.lot_id, 'location', l.name, 'reason', s.reason, 'startsOn', s.starts_on, 'reviewOn', s.review_on, 'endsOn', s.ends_on)
        FROM placement_stop s LEFT JOIN location l ON l.id = s.location_id
        WHERE s.provider_id = p.id AND s.ends_on > ${today}::date AND s.lifted_at IS NULL
          AND s.commissioner_id IN (SELECT n.commissioner_id FROM framework_commissioner n WHERE n.framework_id = ${frameworkId}::uuid)
        ORDER BY s.starts_on)) AS stops
    FROM provider p WHERE p.id = ${providerId}::uuid`;
  return row && { ...row, rates: row.rates.map((rate) => ({ ...rate, unit: unitOf(rate.unit) })) };
}
