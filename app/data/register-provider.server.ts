import type { RatingAnswer } from "#app/domain/call-off/requirement.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { pence } from "#app/domain/money.ts";
import type { Tx } from "./db.server.ts";
import { unitOf, type Lot } from "./frameworks.server.ts";
import { lotsHeld, publicRating } from "./register.server.ts";

/** A member as the public may see it. */
export type RegisterProvider = {
  readonly id: string;
  readonly name: string;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly website: string;
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
  readonly madeUp: boolean;
  readonly specialisms: readonly string[];
  readonly lotIds: readonly string[];
  readonly areas: readonly string[];
  readonly pausedLotIds: readonly string[];
  readonly takesNoNewPeople: boolean;
  readonly places: readonly RegisterPlace[];
};

export type RegisterPlace = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly postcode: string | null;
  readonly phone: string;
  readonly rating: RatingAnswer;
  readonly ratedOn: string | null;
  readonly beds: number | null;
  readonly specialisms: readonly string[];
  readonly cqcLocationId: string | null;
  readonly takesNoNewPeople: boolean;
};

type Row = Omit<RegisterProvider, "lotIds" | "places"> & {
  readonly heldLotIds: readonly string[];
  readonly optedOutLotIds: readonly string[];
};

/** A provider that is approved for something today, with its places; nothing for anyone else. */
export async function registerProvider(
  tx: Tx,
  id: string,
  lots: readonly Lot[],
  today: Day,
): Promise<RegisterProvider | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    WITH held AS (
      SELECT DISTINCT m.id, m.lot_id FROM lot_membership m LEFT JOIN membership_location ml ON ml.membership_id = m.id
      WHERE (m.provider_id = ${id}::uuid OR ml.location_id IN (SELECT l.id FROM location l WHERE l.provider_id = ${id}::uuid))
        AND m.active_from <= ${today}::date AND (m.active_to IS NULL OR m.active_to > ${today}::date))
    SELECT p.id, p.name, p.contact_mail AS "contactMail", p.contact_phone AS "contactPhone", p.website, p.is_small AS "isSmall",
      p.is_voluntary AS "isVoluntary", p.made_up AS "madeUp",
      ARRAY(SELECT s.specialism FROM provider_specialism s WHERE s.provider_id = p.id ORDER BY 1) AS specialisms,
      ARRAY(SELECT DISTINCT lot_id::text FROM held) AS "heldLotIds",
      ARRAY(SELECT i.lot_id::text FROM innovation_opt_out i WHERE i.provider_id = p.id AND i.from_on <= ${today}::date AND (i.to_on IS NULL OR i.to_on > ${today}::date)) AS "optedOutLotIds",
      ARRAY(SELECT a.name FROM area a WHERE a.id IN (SELECT ma.area_id FROM membership_area ma JOIN held ON held.id = ma.membership_id) ORDER BY a.position) AS areas,
      ARRAY(SELECT s.lot_id::text FROM paused_placement s WHERE s.provider_id = p.id AND s.lot_id IS NOT NULL AND s.location_id IS NULL) AS "pausedLotIds",
      EXISTS (SELECT 1 FROM paused_placement s WHERE s.provider_id = p.id AND s.lot_id IS NULL AND s.location_id IS NULL) AS "takesNoNewPeople"
    FROM provider p WHERE p.id = ${id}::uuid AND EXISTS (SELECT 1 FROM held)`;
  if (!row) return undefined;
  const { heldLotIds, optedOutLotIds, ...provider } = row;
  return { ...provider, lotIds: lotsHeld(lots, heldLotIds, optedOutLotIds), places: await placesOf(tx, id) };
}

async function placesOf(tx: Tx, providerId: string): Promise<readonly RegisterPlace[]> {
  return tx.$queryRaw<RegisterPlace[]>`
    SELECT l.id, l.name, l.address, l.postcode, l.phone, ${publicRating} AS rating, l.rated_on::text AS "ratedOn", l.beds, l.specialisms, l.cqc_location_id AS "cqcLocationId",
      EXISTS (SELECT 1 FROM paused_placement s WHERE s.provider_id = l.provider_id AND s.lot_id IS NULL AND (s.location_id IS NULL OR s.location_id = l.id)) AS "takesNoNewPeople"
    FROM location l WHERE l.provider_id = ${providerId}::uuid AND NOT l.organisation AND l.registration <> 'deregistered' ORDER BY l.name`;
}

/** A price that holds today, where the framework publishes prices. */
export type PublicPrice = {
  readonly lotId: string;
  readonly line: string;
  readonly place: string;
  readonly price: string;
};

/** The prices of a member that the public may read: none, unless its framework publishes them. */
export async function publicPrices(tx: Tx, providerId: string, now: Date): Promise<readonly PublicPrice[]> {
  const today = dayOf(now);
  const rows = await tx.$queryRaw<(Omit<PublicPrice, "price"> & { pence: number; unit: string })[]>`
    SELECT r.lot_id AS "lotId", s.title AS line, concat_ws(', ', CASE WHEN NOT l.organisation THEN l.name END, CASE WHEN NOT a.everywhere THEN a.name END) AS place,
      r.pence, s.unit::text AS unit
    FROM rate r JOIN service_line s ON s.id = r.service_line_id JOIN framework f ON f.id = r.framework_id
    JOIN location l ON l.id = r.location_id JOIN area a ON a.id = r.area_id
    WHERE r.provider_id = ${providerId}::uuid AND f.publishes_prices AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date)
    ORDER BY r.lot_id, s.position, l.name, a.position`;
  return rows.map(({ pence: amount, unit, ...row }) => ({
    ...row,
    price: formatPrice(pence(amount), unitOf(unit)),
  }));
}
