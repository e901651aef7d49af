import type { Tx } from "./db.server.ts";

/** How much room a provider last stated at one location for one lot: places, or hours a week. Never stated: nulls. */
export type CapacityStatement = {
  readonly locationId: string;
  readonly locationName: string;
  readonly lotId: string;
  readonly lotTitle: string;
  readonly measure: Measure;
  readonly free: number | null;
  readonly statedAt: Date | null;
};

export type Measure = "places" | "hours";

/** One statement for each location and lot that the provider is a member with today. */
export async function capacityOfProvider(
  tx: Tx,
  providerId: string,
  today: string,
): Promise<readonly CapacityStatement[]> {
  return tx.$queryRaw<CapacityStatement[]>`
    SELECT o.id AS "locationId", o.name AS "locationName", l.id AS "lotId", l.title AS "lotTitle",
      CASE l.priced_by WHEN 'LOCATION' THEN 'places' ELSE 'hours' END AS measure, c.free, c.stated_at AS "statedAt"
    FROM lot_membership m JOIN lot l ON l.id = m.lot_id
    JOIN membership_location ml ON ml.membership_id = m.id JOIN location o ON o.id = ml.location_id
    LEFT JOIN LATERAL (SELECT r.free, r.stated_at FROM capacity_return r WHERE r.location_id = o.id AND r.lot_id = l.id
      ORDER BY r.stated_at DESC LIMIT 1) c ON true
    WHERE ml.provider_id = ${providerId}::uuid AND m.active_from <= ${today}::date AND (m.active_to IS NULL OR m.active_to > ${today}::date)
    ORDER BY o.organisation DESC, o.name, l.number`;
}

export type NewStatement = {
  readonly locationId: string;
  readonly lotId: string;
  readonly measure: Measure;
  readonly free: number;
};

export async function addStatements(
  tx: Tx,
  providerId: string,
  statements: readonly NewStatement[],
  by: string,
  now: Date,
) {
  await tx.capacityReturn.createMany({
    data: statements.map((one) => ({ ...one, providerId, statedBy: by, statedAt: now })),
  });
}
