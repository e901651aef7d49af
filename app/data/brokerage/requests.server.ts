import { z } from "zod";
import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Stream } from "#app/domain/brokerage/funding.ts";
import { needDomains } from "#app/domain/brokerage/need.ts";
import type { PersonRef } from "#app/domain/brokerage/person-ref.ts";
import type { RequestDetails } from "#app/domain/brokerage/request-details.ts";
import type { AgeBand, SupportReason } from "#app/domain/brokerage/support-reason.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import type { Prisma } from "../generated/client.ts";

/** A request as it stands on file, with its lines' lots. */
export type RequestOnFile = Omit<RequestDetails, "lines"> & {
  readonly id: string;
  readonly reference: string;
  readonly commissionerId: string;
  readonly frameworkId: string;
  readonly lines: readonly (RequestDetails["lines"][number] & { readonly lotId: string })[];
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly brokerId: string | null;
  readonly assignedAt: Instant | null;
  readonly heldAt: Instant | null;
  readonly heldReason: string;
  readonly archivedAt: Instant | null;
  readonly archivedReason: string;
};

const columns = {
  ...{ id: true, reference: true, commissionerId: true, frameworkId: true, personRef: true, ageBand: true },
  ...{ supportReason: true, needs: true, helpToChoose: true, rungFromId: true, areaId: true },
  ...{ postcodeDistrict: true, startsOn: true, endsOn: true, urgency: true, preferences: true },
  ...{ streams: true, createdBy: true, createdAt: true, brokerId: true, assignedAt: true },
  ...{ heldAt: true, heldReason: true, archivedAt: true, archivedReason: true },
} as const;

type Row = Prisma.PlacementRequestGetPayload<{ select: typeof columns }>;

const needsStored = z.array(
  z.object({
    domain: z.enum(needDomains),
    timesAWeek: z.number(),
    minutes: z.number(),
    ratio: z.object({ staff: z.union([z.literal(1), z.literal(2), z.literal(3)]), people: z.number() }),
    words: z.string(),
  }),
);

/** A request that the actor may see; undefined for a stranger's. */
export async function requestOf(tx: Tx, requestId: string): Promise<RequestOnFile | undefined> {
  const row = await tx.placementRequest.findUnique({ where: { id: requestId }, select: columns });
  if (!row) return undefined;
  const lines = await tx.placementRequestLine.findMany({
    where: { requestId },
    orderBy: { position: "asc" },
    select: { serviceLineId: true, lotId: true, units: true, schedule: true },
  });
  return {
    ...toDomain(row),
    lines: lines.map(({ units, ...line }) => ({ ...line, units: units.toString() })),
  };
}

/** The same, held until the transaction ends, so that deeds on one request follow one another. */
export async function lockRequest(tx: Tx, requestId: string): Promise<RequestOnFile | undefined> {
  await tx.$queryRaw`SELECT 1 FROM placement_request WHERE id = ${requestId}::uuid FOR NO KEY UPDATE`;
  return requestOf(tx, requestId);
}

function toDomain({ needs, startsOn, endsOn, ...row }: Row): Omit<RequestOnFile, "lines"> {
  return {
    ...row,
    personRef: row.personRef as PersonRef,
    ageBand: row.ageBand as AgeBand,
    supportReason: row.supportReason as SupportReason,
    urgency: row.urgency,
    streams: row.streams as Stream[],
    needs: needsStored.parse(needs),
    startsOn: fromColumn(startsOn),
    endsOn: endsOn ? fromColumn(endsOn) : null,
  };
}

/** Writes a new request down under the next reference of the year; answers its id. */
export async function addRequest(
  tx: Tx,
  frameworkId: string,
  details: RequestDetails,
  lotOf: ReadonlyMap<string, string>,
  by: { readonly accountId: string; readonly commissionerId: string; readonly at: Instant },
): Promise<string> {
  const [next] = await tx.$queryRaw<{ reference: string }[]>`SELECT app.next_reference('PR') AS reference`;
  const { accountId, commissionerId, at } = by;
  const { id } = await tx.placementRequest.create({
    data: {
      ...{ frameworkId, commissionerId, reference: next?.reference ?? "" },
      ...columnsOf(details),
      ...{ createdBy: accountId, createdAt: at },
    },
    select: { id: true },
  });
  await addLines(tx, { id, commissionerId }, details.lines, lotOf);
  return id;
}

/** Changes what is asked for; its lines are written anew in their order. */
export async function saveRequest(
  tx: Tx,
  whose: { readonly id: string; readonly commissionerId: string },
  details: RequestDetails,
  lotOf: ReadonlyMap<string, string>,
) {
  await set(tx, whose.id, columnsOf(details));
  await tx.placementRequestLine.deleteMany({ where: { requestId: whose.id } });
  await addLines(tx, whose, details.lines, lotOf);
}

async function addLines(
  tx: Tx,
  { id, commissionerId }: { readonly id: string; readonly commissionerId: string },
  lines: RequestDetails["lines"],
  lotOf: ReadonlyMap<string, string>,
) {
  await tx.placementRequestLine.createMany({
    data: lines.map((line, n) => {
      const lotId = lotOf.get(line.serviceLineId);
      if (lotId === undefined) throw new Error(`Service line ${line.serviceLineId} has no lot`);
      return { ...line, requestId: id, commissionerId, lotId, position: n + 1 };
    }),
  });
}

function columnsOf({ lines: _lines, needs, startsOn, endsOn, streams, ...details }: RequestDetails) {
  return {
    ...details,
    needs: needs as unknown as Prisma.InputJsonValue,
    streams: [...streams],
    startsOn: toColumn(startsOn),
    endsOn: endsOn ? toColumn(endsOn) : null,
  };
}

/** Gives a request to a broker. */
export async function assignTo(tx: Tx, requestId: string, brokerId: string, at: Instant) {
  await set(tx, requestId, { brokerId, assignedAt: at });
}

/** Holds a request, with the reason. */
export async function hold(tx: Tx, requestId: string, reason: string, at: Instant) {
  await set(tx, requestId, { heldAt: at, heldReason: reason });
}

/** Takes up a request that was on hold. */
export async function resume(tx: Tx, requestId: string) {
  await set(tx, requestId, { heldAt: null, heldReason: "" });
}

/** Archives a request, with the reason and by whom. */
export async function archive(tx: Tx, requestId: string, reason: string, by: string, at: Instant) {
  await set(tx, requestId, { archivedAt: at, archivedBy: by, archivedReason: reason });
}

/** Brings a request back from the archive. */
export async function reopen(tx: Tx, requestId: string) {
  await set(tx, requestId, { archivedAt: null, archivedBy: null, archivedReason: "" });
}

async function set(tx: Tx, requestId: string, data: Prisma.PlacementRequestUncheckedUpdateInput) {
  await tx.placementRequest.update({ where: { id: requestId }, data, select: { id: true } });
}

/** A person of brokerage, by name. */
export type BrokerNamed = { readonly id: string; readonly name: string };

/** The brokers of the actor's commissioner who can be given a request, by name. */
export async function brokersOf(tx: Tx, commissionerId: string): Promise<readonly BrokerNamed[]> {
  return tx.$queryRaw`
    SELECT a.id, a.name FROM account a
    WHERE a.commissioner_id = ${commissionerId}::uuid AND 'broker' = ANY (a.roles) AND a.deactivated_at IS NULL
    ORDER BY a.name, a.id`;
}

/** The care ladder of the commissioner whose framework it is, and for whom each lot of the framework is meant on a day. */
export async function ladderOf(tx: Tx, frameworkId: string, today: Day) {
  const rungs = await tx.$queryRaw<
    { id: string; position: number; tier: number; name: string }[]
  >`SELECT g.id, g.position, g.tier, g.name FROM ladder_rung g JOIN framework f ON f.commissioner_id = g.commissioner_id
    WHERE f.id = ${frameworkId}::uuid ORDER BY g.position`;
  const lots = await tx.$queryRaw<
    {
      lotId: string;
      rungId: string | null;
      supportReasons: readonly string[] | null;
      leastHours: number | null;
      mostHours: number | null;
    }[]
  >`SELECT l.id AS "lotId", l.rung_id AS "rungId", g.support_reasons AS "supportReasons", g.least_hours AS "leastHours", g.most_hours AS "mostHours"
    FROM lot l LEFT JOIN LATERAL (SELECT * FROM lot_guide g WHERE g.lot_id = l.id AND g.from_on <= ${today}::date ORDER BY g.from_on DESC LIMIT 1) g ON true
    WHERE l.framework_id = ${frameworkId}::uuid ORDER BY l.number`;
  return {
    rungs,
    lots: lots.map(({ lotId, rungId, supportReasons, leastHours, mostHours }) => ({
      ...{ lotId, rungId },
      guide: supportReasons && leastHours !== null ? { supportReasons, leastHours, mostHours } : null,
    })),
  };
}
