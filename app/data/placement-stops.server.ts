import type { Day } from "#app/domain/calendar.ts";
import type { IntendedStop } from "#app/domain/framework/placement-stop.ts";
import type { Tx } from "./db.server.ts";
import { fromColumn, toColumn } from "./days.server.ts";

/** A stop on new placements: at a member, one of its lots, or one location. */
export type PlacementStop = {
  readonly id: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly lotTitle: string | null;
  readonly locationName: string | null;
  readonly reason: string;
  readonly startsOn: Day;
  readonly reviewOn: Day;
  readonly endsOn: Day;
  readonly lifted: boolean;
  readonly liftedReason: string | null;
  readonly recordedBy: string;
};

type Row = Omit<PlacementStop, "startsOn" | "reviewOn" | "endsOn"> & {
  readonly startsOn: Date;
  readonly reviewOn: Date;
  readonly endsOn: Date;
};

/** The stops that the actor may see, those to be reviewed soonest first; of one stop only, where its id is given. */
export async function placementStops(tx: Tx, id: string | null = null): Promise<readonly PlacementStop[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id, s.provider_id AS "providerId", p.name AS "providerName", l.title AS "lotTitle", o.name AS "locationName", s.reason,
      s.starts_on AS "startsOn", s.review_on AS "reviewOn", s.ends_on AS "endsOn", s.lifted_at IS NOT NULL AS lifted,
      s.lifted_reason AS "liftedReason", coalesce(a.name, 'a quality officer') AS "recordedBy"
    FROM placement_stop s JOIN provider p ON p.id = s.provider_id
    LEFT JOIN lot l ON l.id = s.lot_id LEFT JOIN location o ON o.id = s.location_id LEFT JOIN account a ON a.id = s.recorded_by
    WHERE (${id}::uuid IS NULL OR s.id = ${id}::uuid)
    ORDER BY s.lifted_at IS NOT NULL, s.review_on, p.name`;
  return rows.map((row) => ({
    ...row,
    startsOn: fromColumn(row.startsOn),
    reviewOn: fromColumn(row.reviewOn),
    endsOn: fromColumn(row.endsOn),
  }));
}

export type StopScope = {
  readonly providerId: string;
  readonly lotId: string | null;
  readonly locationId: string | null;
};

/** What a stop at this provider may cover: the lots that it is a member of, and its locations. Nothing for a stranger's id. */
export async function stopChoices(tx: Tx, providerId: string) {
  const provider = await tx.provider.findUnique({
    where: { id: providerId },
    select: { id: true, name: true },
  });
  if (!provider) return undefined;
  const lots = await tx.$queryRaw<{ id: string; title: string }[]>`
    SELECT DISTINCT l.id, l.title, l.number FROM lot_membership m JOIN lot l ON l.id = m.lot_id WHERE m.provider_id = ${providerId}::uuid ORDER BY l.number`;
  const locations = await tx.location.findMany({
    where: { providerId, organisation: false },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return { provider, lots: lots.map(({ id, title }) => ({ id, title })), locations };
}

/** Members whose name holds these words, for choosing one. */
export async function membersNamed(
  tx: Tx,
  words: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return tx.$queryRaw`
    SELECT p.id, p.name FROM provider p WHERE p.name ILIKE ${pattern}
      AND EXISTS (SELECT 1 FROM lot_membership m WHERE m.provider_id = p.id) ORDER BY p.name LIMIT 25`;
}

export async function addPlacementStop(
  tx: Tx,
  commissionerId: string,
  scope: StopScope,
  stop: IntendedStop,
  by: string,
  now: Date,
): Promise<string> {
  const dates = {
    startsOn: toColumn(stop.startsOn),
    reviewOn: toColumn(stop.reviewOn),
    endsOn: toColumn(stop.endsOn),
  };
  const { id } = await tx.placementStop.create({
    data: { commissionerId, ...scope, reason: stop.reason, ...dates, recordedBy: by, recordedAt: now },
    select: { id: true },
  });
  return id;
}

/** Lifts a stop that is not lifted yet. Answers whether there was one. */
export async function liftStop(tx: Tx, id: string, reason: string, now: Date): Promise<boolean> {
  const { count } = await tx.placementStop.updateMany({
    where: { id, liftedAt: null },
    data: { liftedAt: now, liftedReason: reason },
  });
  return count === 1;
}
