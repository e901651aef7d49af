import type { Day, Instant } from "#app/domain/calendar.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { isEligible } from "#app/domain/call-off/eligibility.ts";
import type { ReasonAgainst, ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { CapacityStated, RatingAnswer } from "#app/domain/call-off/requirement.ts";
import { milesBetween, type GridPlace } from "#app/domain/framework/postcode.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { judgedForLines, type JudgedPlace } from "../call-off/judged-lines.server.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { unitOf } from "../frameworks.server.ts";
import type { Shown, ShownLine } from "./shown.ts";

/** A line that a request asks for, with its lot. */
export type RequestedLine = ShownLine & { readonly lotId: string };

/** A request as enquiries come from it: what is needed and where, and whether it is still looked for. */
export type Asking = Omit<Shown, "place" | "lines" | "conditions"> & {
  readonly id: string;
  readonly reference: string;
  readonly commissionerId: string;
  readonly brokerId: string | null;
  readonly lines: readonly RequestedLine[];
  readonly heldAt: Instant | null;
  readonly archivedAt: Instant | null;
  readonly placed: boolean;
};

/** A request that the actor may see, as enquiries come from it; undefined for a stranger's. */
export async function askingOf(tx: Tx, requestId: string): Promise<Asking | undefined> {
  type Row = Omit<Asking, "lines" | "startsOn" | "endsOn" | "urgent"> & {
    readonly startsOn: Date;
    readonly endsOn: Date | null;
    readonly urgency: string;
    readonly lines: readonly (Omit<RequestedLine, "unit"> & { readonly unit: string })[];
  };
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.reference, r.commissioner_id AS "commissionerId", c.name AS commissioner, r.framework_id AS "frameworkId",
      coalesce(r.area_id, e.id) AS "areaId", e.id AS "everywhereId", r.age_band AS "ageBand", r.support_reason AS "supportReason",
      r.postcode_district AS district, r.starts_on AS "startsOn", r.ends_on AS "endsOn", r.urgency::text AS urgency, r.needs,
      r.broker_id AS "brokerId", r.held_at AS "heldAt", r.archived_at AS "archivedAt",
      EXISTS (SELECT 1 FROM placement p WHERE p.request_id = r.id AND p.cancelled_on IS NULL) AS placed,
      (SELECT coalesce(json_agg(json_build_object('lotId', l.lot_id, 'serviceLineId', l.service_line_id, 'title', s.title, 'unit', s.unit,
          'units', trim_scale(l.units)::text, 'schedule', l.schedule) ORDER BY l.position), '[]')
        FROM placement_request_line l JOIN service_line s ON s.id = l.service_line_id WHERE l.request_id = r.id) AS lines
    FROM placement_request r JOIN commissioner c ON c.id = r.commissioner_id JOIN framework f ON f.id = r.framework_id
    JOIN area e ON e.commissioner_id = f.commissioner_id AND e.everywhere WHERE r.id = ${requestId}::uuid`;
  if (!row) return undefined;
  const { urgency, ...rest } = row;
  return {
    ...rest,
    ...{ urgent: urgency === "URGENT", startsOn: fromColumn(row.startsOn) },
    endsOn: row.endsOn && fromColumn(row.endsOn),
    lines: row.lines.map((line) => ({ ...line, unit: unitOf(line.unit) })),
  };
}

/** The same, held until the transaction ends, so that deeds on one request follow one another. */
export async function lockAsking(tx: Tx, requestId: string): Promise<Asking | undefined> {
  await tx.$queryRaw`SELECT 1 FROM placement_request WHERE id = ${requestId}::uuid FOR NO KEY UPDATE`;
  return askingOf(tx, requestId);
}

/** A member's place with what all of it would cost in a week at its own rates, and everything for and against it. */
export type PlaceOfMember = {
  readonly providerId: string;
  readonly locationId: string;
  readonly provider: string;
  readonly location: string;
  readonly rating: RatingAnswer;
  readonly miles: number | null;
  readonly room: CapacityStated | null;
  /** Null where a line has no rate. */
  readonly weekly: Pence | null;
  readonly for: readonly ReasonFor[];
  readonly against: readonly ReasonAgainst[];
};

/**
 * Every place of a member of the lots asked for, judged on a day by the one function for each line; the eligible first,
 * by what they cost in a week. A member that speaks for one line only is left out.
 */
export async function placesFor(tx: Tx, asking: Asking, today: Day): Promise<readonly PlaceOfMember[]> {
  const { frameworkId, areaId, lines } = asking;
  if (lines.length === 0) return [];
  const called = lines.map(({ lotId, serviceLineId }) => ({ lotId, serviceLineId, areaId }));
  const { byLine } = await judgedForLines(tx, frameworkId, called, today);
  const from = await middleOfDistrict(tx, asking.district);
  const [first = [], ...others] = byLine.map(
    (judged) => new Map(judged.map((one) => [one.candidate.locationId, one] as const)),
  );
  const places = [...first].flatMap(([locationId, one]) => {
    const all = [one, ...others.map((line) => line.get(locationId))];
    const whole = all.filter((judged) => judged !== undefined);
    return whole.length === lines.length ? [placeOf(whole, asking, from)] : [];
  });
  return places.sort(
    (a, b) => a.against.length - b.against.length || (a.weekly ?? Infinity) - (b.weekly ?? Infinity),
  );
}

/** Whether nothing speaks against asking a place. */
export function mayBeAsked(place: PlaceOfMember): boolean {
  return isEligible(place);
}

function placeOf(judged: readonly JudgedPlace[], { lines }: Asking, from: GridPlace | null): PlaceOfMember {
  const [first] = judged;
  if (!first) throw new RangeError("A place was judged for no line");
  const { providerId, locationId, provider, location, rating, place, capacity } = first.candidate;
  const costs = lines.flatMap(({ unit, units }, index) => {
    const rate = judged[index]?.rate;
    return rate ? [weeklyCost({ pence: rate.pence, per: unit, units })] : [];
  });
  return {
    ...{ providerId, locationId, provider, location, rating },
    miles: from && place ? milesBetween(from, place) : null,
    room: [...capacity].sort((a, b) => (a.statedOn < b.statedOn ? 1 : -1))[0] ?? null,
    weekly: costs.length === lines.length ? pence(costs.reduce((sum, cost) => sum + cost, 0)) : null,
    for: judged.flatMap((one) => one.for),
    against: judged.flatMap((one) => one.against),
  };
}

/** The middle of the postcodes of a district; null where none is on file. */
async function middleOfDistrict(tx: Tx, district: string): Promise<GridPlace | null> {
  const [row] = await tx.$queryRaw<{ easting: number | null; northing: number | null }[]>`
    SELECT avg(easting)::int AS easting, avg(northing)::int AS northing FROM postcode WHERE outcode = ${district}`;
  return row && row.easting !== null && row.northing !== null
    ? { easting: row.easting, northing: row.northing }
    : null;
}

/** How long a provider of these lots has to answer: the shortest time that a lot's rule of direct awards says on a day. */
export async function responseTimeOf(tx: Tx, lotIds: readonly string[], today: Day) {
  const rows = await tx.$queryRaw<{ measure: "WORKING_HOURS" | "WORKING_DAYS"; units: number }[]>`
    SELECT DISTINCT ON (r.lot_id) r.response_measure::text AS measure, r.response_units AS units FROM lot_route r
    WHERE r.lot_id = ANY (${[...lotIds]}::uuid[]) AND r.route = 'DIRECT' AND r.from_on <= ${today}::date AND (r.to_on IS NULL OR r.to_on > ${today}::date)
    ORDER BY r.lot_id, r.from_on DESC`;
  return rows;
}
