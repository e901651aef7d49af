import type { Stream } from "#app/domain/brokerage/funding.ts";
import type { PlacementStatus } from "#app/domain/brokerage/placement.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** What somebody asks of the list of placements; null and "" ask nothing. */
export type PlacementQuestion = {
  readonly status: PlacementStatus | null;
  readonly lotId: string | null;
  /** Part of the provider's name. */
  readonly provider: string;
  /** The person's reference or the placement's own, whole. */
  readonly reference: string;
  readonly funder: Stream | null;
  readonly section117: boolean;
  readonly unconfirmed: boolean;
};

/** A placement as the list shows it: who, where, since when, and what it costs in a week as it is today. */
export type ListedPlacement = {
  readonly id: string;
  readonly reference: string;
  readonly personRef: string;
  readonly provider: string;
  readonly location: string;
  readonly lot: string;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly status: PlacementStatus;
  readonly weekly: Pence;
  readonly section117: boolean;
  readonly unconfirmed: boolean;
  readonly streams: readonly Stream[];
};

const { sql } = Prisma;

/** The same as `placementStatus` says of a placement `p`, so that a page of them can be asked for. */
function statusInSql(today: Day): Prisma.Sql {
  const day = sql`${toColumn(today)}::date`;
  return sql`CASE WHEN p.cancelled_on IS NOT NULL THEN 'cancelled' WHEN p.to_on <= ${day} THEN 'ended' WHEN p.approved_on IS NULL THEN 'awaiting-approval'
    WHEN p.from_on > ${day} THEN 'planned' WHEN EXISTS (SELECT 1 FROM placement_suspension u WHERE u.placement_id = p.id AND u.from_on <= ${day}
      AND (u.to_on IS NULL OR u.to_on > ${day})) THEN 'suspended' ELSE 'active' END`;
}

/** How many placements answer the question. */
export async function countPlacements(tx: Tx, question: PlacementQuestion, today: Day): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM placement p WHERE ${conditionOf(question, today)}`;
  return row?.count ?? 0;
}

/** How many placements of the actor's own council wait for an approval that somebody else than their maker may give; those returned wait for brokerage. */
export async function countToApprove(tx: Tx, approver: string, today: Day): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM placement p WHERE p.commissioner_id = app.commissioner() AND p.returned_at IS NULL
      AND p.created_by IS DISTINCT FROM ${approver}::uuid AND ${statusInSql(today)} = 'awaiting-approval'`;
  return row?.count ?? 0;
}

type Row = Omit<ListedPlacement, "fromOn" | "toOn" | "weekly"> & {
  readonly fromOn: Date;
  readonly toOn: Date | null;
  readonly weekly: number;
};

/** The placements that answer the question, the latest to start first. */
export async function placementsAsked(
  tx: Tx,
  question: PlacementQuestion,
  today: Day,
  page: { readonly limit: number; readonly offset: number } | "all",
): Promise<readonly ListedPlacement[]> {
  const [limit, offset] = page === "all" ? [null, 0] : [page.limit, page.offset];
  const rows = await tx.$queryRaw<Row[]>`
    WITH shown AS (SELECT p.* FROM placement p WHERE ${conditionOf(question, today)} ORDER BY p.from_on DESC, p.id LIMIT ${limit}::int OFFSET ${offset}::int)
    ${columnsOf(today)} FROM shown p ${joins} ORDER BY p.from_on DESC, p.id`;
  return rows.map(toListed);
}

/** A setting's age in days, and the arrangements with the NHS (s117, CHC) of that age that still run, the oldest first. */
export async function arrangementsToLookAt(
  tx: Tx,
  olderThanDays: number,
  today: Day,
): Promise<readonly ListedPlacement[]> {
  const since = toColumn(addDays(today, -olderThanDays));
  const rows = await tx.$queryRaw<Row[]>`
    ${columnsOf(today)} FROM placement p ${joins}
    WHERE p.commissioner_id = app.commissioner() AND p.from_on <= ${since}::date AND p.cancelled_on IS NULL AND p.approved_on IS NOT NULL
      AND (p.to_on IS NULL OR p.to_on > ${toColumn(today)}::date) AND (p.section_117 OR ${paidBy(["s117", "chc"], today)})
      AND NOT EXISTS (SELECT 1 FROM placement_funding f WHERE f.placement_id = p.id AND f.from_on > ${since}::date AND f.from_on <= ${toColumn(today)}::date)
    ORDER BY p.from_on, p.id LIMIT 1000`;
  return rows.map(toListed);
}

function columnsOf(today: Day): Prisma.Sql {
  const day = sql`${toColumn(today)}::date`;
  return sql`SELECT p.id, p.reference, p.person_ref AS "personRef", o.name AS provider, l.name AS location, 'Lot ' || t.number || ', ' || t.title AS lot,
    p.from_on AS "fromOn", p.to_on AS "toOn", p.section_117 AS "section117", ${statusInSql(today)} AS status,
    (SELECT coalesce(sum(e.weekly_pence), 0)::int FROM placement_element e WHERE e.placement_id = p.id AND e.kind = 'CARE'
      AND e.from_on <= greatest(${day}, p.from_on) AND (e.to_on IS NULL OR e.to_on > greatest(${day}, p.from_on))) AS weekly,
    ARRAY(SELECT h.stream FROM placement_funding f JOIN placement_share h ON h.funding_id = f.id WHERE f.placement_id = p.id
      AND f.from_on <= greatest(${day}, p.from_on) AND (f.to_on IS NULL OR f.to_on > greatest(${day}, p.from_on)) ORDER BY h.stream) AS streams,
    ${unconfirmed} AS unconfirmed`;
}

const joins = sql`JOIN provider o ON o.id = p.provider_id JOIN location l ON l.id = p.location_id JOIN lot t ON t.id = p.lot_id`;

/** Whether an NHS share of a placement `p` waits for the ICB's answer. */
const unconfirmed = sql`EXISTS (SELECT 1 FROM placement_funding f JOIN placement_share h ON h.funding_id = f.id
  WHERE f.placement_id = p.id AND h.stream IN ('s117', 'chc', 'joint') AND h.accepted_at IS NULL AND p.cancelled_on IS NULL)`;

function paidBy(streams: readonly Stream[], today: Day): Prisma.Sql {
  const day = sql`greatest(${toColumn(today)}::date, p.from_on)`;
  return sql`EXISTS (SELECT 1 FROM placement_funding f JOIN placement_share h ON h.funding_id = f.id WHERE f.placement_id = p.id
    AND h.stream = ANY (${[...streams]}::text[]) AND f.from_on <= ${day} AND (f.to_on IS NULL OR f.to_on > ${day}))`;
}

function conditionOf(question: PlacementQuestion, today: Day): Prisma.Sql {
  const { status, lotId, provider, reference, funder, section117 } = question;
  const conditions = [
    sql`p.commissioner_id = app.commissioner()`,
    ...(status === null ? [] : [sql`${statusInSql(today)} = ${status}`]),
    ...(lotId === null ? [] : [sql`p.lot_id = ${lotId}::uuid`]),
    ...(provider === ""
      ? []
      : [
          sql`p.provider_id IN (SELECT o.id FROM provider o WHERE strpos(lower(o.name), lower(${provider})) > 0)`,
        ]),
    ...(reference === ""
      ? []
      : [sql`(p.person_ref = upper(${reference}) OR p.reference = upper(${reference}))`]),
    ...(funder === null ? [] : [paidBy([funder], today)]),
    ...(section117 ? [sql`p.section_117`] : []),
    ...(question.unconfirmed ? [unconfirmed] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

function toListed(row: Row): ListedPlacement {
  return {
    ...row,
    ...{ fromOn: fromColumn(row.fromOn), toOn: row.toOn && fromColumn(row.toOn), weekly: pence(row.weekly) },
  };
}

/** A placement as its provider's list shows it: no funder, and no more of the person than the reference. */
export type OwnPlacement = Pick<
  ListedPlacement,
  "id" | "reference" | "personRef" | "location" | "lot" | "fromOn" | "toOn" | "status" | "weekly"
> & { readonly council: string; readonly handedBackOn: Day | null };

/** How many approved placements a provider has. */
export async function countOwnPlacements(tx: Tx, providerId: string): Promise<number> {
  return tx.placement.count({ where: { providerId, approvedOn: { not: null } } });
}

/** A provider's own approved placements, those that have ended last, each the latest first; the policies show it no other's. */
export async function ownPlacements(
  tx: Tx,
  providerId: string,
  today: Day,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly OwnPlacement[]> {
  const day = sql`${toColumn(today)}::date`;
  type OwnRow = Omit<OwnPlacement, "fromOn" | "toOn" | "weekly" | "handedBackOn"> &
    Pick<Row, "fromOn" | "toOn" | "weekly"> & { readonly handedBackOn: Date | null };
  const rows = await tx.$queryRaw<OwnRow[]>`
    SELECT p.id, p.reference, p.person_ref AS "personRef", l.name AS location, 'Lot ' || t.number || ', ' || t.title AS lot, c.name AS council,
      p.from_on AS "fromOn", p.to_on AS "toOn", p.handed_back_on AS "handedBackOn", ${statusInSql(today)} AS status,
      (SELECT coalesce(sum(e.weekly_pence), 0)::int FROM placement_element e WHERE e.placement_id = p.id AND e.kind = 'CARE'
        AND e.from_on <= greatest(${day}, p.from_on) AND (e.to_on IS NULL OR e.to_on > greatest(${day}, p.from_on))) AS weekly
    FROM placement p JOIN location l ON l.id = p.location_id JOIN lot t ON t.id = p.lot_id JOIN commissioner c ON c.id = p.commissioner_id
    WHERE p.provider_id = ${providerId}::uuid AND p.approved_on IS NOT NULL ORDER BY (p.to_on <= ${day}) IS TRUE, p.from_on DESC, p.id
    LIMIT ${page.limit} OFFSET ${page.offset}`;
  return rows.map((row) => ({
    ...row,
    ...{ fromOn: fromColumn(row.fromOn), toOn: row.toOn && fromColumn(row.toOn), weekly: pence(row.weekly) },
    handedBackOn: row.handedBackOn && fromColumn(row.handedBackOn),
  }));
}
