import type { Day } from "#app/domain/calendar.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** A move that is planned for a person, and the placement that followed, if one did. */
export type PlannedMove = {
  readonly id: string;
  readonly personRef: string;
  readonly placementId: string;
  readonly reference: string;
  readonly fromRungName: string | null;
  readonly fromRung: number | null;
  readonly toRungName: string;
  readonly toRung: number;
  readonly plannedOn: Day;
  readonly reason: string;
  readonly givenUp: boolean;
  readonly followedOn: Day | null;
  readonly followedBy: string | null;
  readonly followedById: string | null;
};

/** A part of a long list. */
export type ListPart = { readonly limit: number; readonly offset: number };

type PlannedRow = Omit<PlannedMove, "plannedOn" | "followedOn"> & {
  readonly plannedOn: Date;
  readonly followedOn: Date | null;
};

/** How many moves are planned, made, or given up. */
export async function countPlannedMoves(tx: Tx): Promise<number> {
  return tx.placementMove.count({ where: { plannedOn: { not: null } } });
}

/** Moves that are planned, the nearest day first, then those made and those given up. */
export async function plannedMoves(tx: Tx, part: ListPart): Promise<readonly PlannedMove[]> {
  return plannedWhere(tx, Prisma.sql`true`, part);
}

/** A planned move by its id, as far as the actor may see it. */
export async function plannedMove(tx: Tx, id: string): Promise<PlannedMove | undefined> {
  return (await plannedWhere(tx, Prisma.sql`m.id = ${id}::uuid`, { limit: 1, offset: 0 }))[0];
}

async function plannedWhere(
  tx: Tx,
  condition: Prisma.Sql,
  { limit, offset }: ListPart,
): Promise<readonly PlannedMove[]> {
  const rows = await tx.$queryRaw<PlannedRow[]>`
    SELECT m.id, m.person_ref AS "personRef", p.id AS "placementId", p.reference, fr.name AS "fromRungName", fr.position AS "fromRung", tr.name AS "toRungName",
      tr.position AS "toRung", m.planned_on AS "plannedOn", m.reason, m.given_up_at IS NOT NULL AS "givenUp", n.from_on AS "followedOn",
      n.reference AS "followedBy", n.id AS "followedById"
    FROM placement_move m JOIN placement p ON p.id = m.from_placement_id JOIN lot l ON l.id = p.lot_id LEFT JOIN ladder_rung fr ON fr.id = l.rung_id
    JOIN ladder_rung tr ON tr.id = m.to_rung_id
    LEFT JOIN LATERAL (SELECT n.id, n.reference, n.from_on FROM placement n WHERE n.person_ref = m.person_ref AND n.commissioner_id = m.commissioner_id AND n.id <> p.id
      AND n.from_on > p.from_on AND n.approved_on IS NOT NULL AND n.cancelled_on IS NULL AND n.created_at >= m.recorded_at ORDER BY n.from_on LIMIT 1) n ON true
    WHERE m.planned_on IS NOT NULL AND ${condition}
    ORDER BY m.given_up_at IS NOT NULL, n.from_on IS NOT NULL, m.planned_on, m.id LIMIT ${limit}::int OFFSET ${offset}::int`;
  return rows.map(({ plannedOn, followedOn, ...row }) => ({
    ...row,
    plannedOn: fromColumn(plannedOn),
    followedOn: followedOn ? fromColumn(followedOn) : null,
  }));
}

/** How many planned moves wait to be made: those whose day has come, and those that come up to a day. */
export async function movesDue(
  tx: Tx,
  today: Day,
  upTo: Day,
): Promise<{ readonly overdue: number; readonly soon: number }> {
  const [row] = await tx.$queryRaw<{ overdue: number; soon: number }[]>`
    SELECT count(*) FILTER (WHERE m.planned_on <= ${today}::date)::int AS overdue, count(*) FILTER (WHERE m.planned_on > ${today}::date)::int AS soon
    FROM placement_move m JOIN placement p ON p.id = m.from_placement_id
    WHERE m.planned_on <= ${upTo}::date AND m.moved_on IS NULL AND m.given_up_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM placement n WHERE n.person_ref = m.person_ref AND n.commissioner_id = m.commissioner_id AND n.id <> p.id
        AND n.from_on > p.from_on AND n.approved_on IS NOT NULL AND n.cancelled_on IS NULL AND n.created_at >= m.recorded_at)`;
  return row ?? { overdue: 0, soon: 0 };
}

/** A placement that followed another of the same person. */
export type MadeMove = {
  readonly personRef: string;
  readonly fromId: string;
  readonly fromReference: string;
  readonly fromRungName: string | null;
  readonly fromRung: number | null;
  readonly toId: string;
  readonly toReference: string;
  readonly toRungName: string | null;
  readonly toRung: number | null;
  readonly movedOn: Day;
};

/** A placement a, and the placement b of the same person that was the next after it. */
const followed = Prisma.sql`placement a JOIN placement b ON b.commissioner_id = a.commissioner_id AND b.person_ref = a.person_ref AND b.from_on >= a.to_on AND b.id <> a.id
      AND b.cancelled_on IS NULL AND b.approved_on IS NOT NULL AND a.to_on IS NOT NULL AND a.cancelled_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM placement c WHERE c.commissioner_id = a.commissioner_id AND c.person_ref = a.person_ref AND c.from_on >= a.to_on AND c.from_on < b.from_on
        AND c.cancelled_on IS NULL AND c.id <> a.id)`;

/** On which rung each of the two stands. */
const withRungs = Prisma.sql`${followed} JOIN lot al ON al.id = a.lot_id LEFT JOIN ladder_rung ar ON ar.id = al.rung_id
    JOIN lot bl ON bl.id = b.lot_id LEFT JOIN ladder_rung br ON br.id = bl.rung_id`;

/** How many placements followed another of the same person, and how many of them lower down or higher up on the ladder. */
export type MadeCounts = { readonly all: number; readonly down: number; readonly up: number };

export async function countMadeMoves(tx: Tx): Promise<MadeCounts> {
  const [row] = await tx.$queryRaw<MadeCounts[]>`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE br.position < ar.position)::int AS down, count(*) FILTER (WHERE br.position > ar.position)::int AS up
    FROM ${withRungs}`;
  return row ?? { all: 0, down: 0, up: 0 };
}

/** Where people came from and went to, the latest first: placements that followed others. */
export async function madeMoves(tx: Tx, { limit, offset }: ListPart): Promise<readonly MadeMove[]> {
  const rows = await tx.$queryRaw<(Omit<MadeMove, "movedOn"> & { movedOn: Date })[]>`
    SELECT b.person_ref AS "personRef", a.id AS "fromId", a.reference AS "fromReference", ar.name AS "fromRungName", ar.position AS "fromRung", b.id AS "toId",
      b.reference AS "toReference", br.name AS "toRungName", br.position AS "toRung", b.from_on AS "movedOn"
    FROM ${withRungs}
    ORDER BY b.from_on DESC, b.reference LIMIT ${limit}::int OFFSET ${offset}::int`;
  return rows.map(({ movedOn, ...row }) => ({ ...row, movedOn: fromColumn(movedOn) }));
}

/** The rungs of the care ladder from the lowest, and on which of them a lot stands. */
export async function rungs(tx: Tx, commissionerId: string) {
  return tx.ladderRung.findMany({
    where: { commissionerId },
    orderBy: { position: "asc" },
    select: { id: true, position: true, name: true },
  });
}

export async function rungOfLot(tx: Tx, lotId: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ position: number | null }[]>`
    SELECT r.position FROM lot l LEFT JOIN ladder_rung r ON r.id = l.rung_id WHERE l.id = ${lotId}::uuid`;
  return row?.position ?? null;
}

/** Whether a move from this placement is planned and neither given up nor made. */
export async function moveIsPlanned(tx: Tx, placementId: string): Promise<boolean> {
  const condition = Prisma.sql`m.from_placement_id = ${placementId}::uuid AND m.given_up_at IS NULL`;
  const open = await plannedWhere(tx, condition, { limit: 100, offset: 0 });
  return open.some((move) => move.followedOn === null);
}

export async function addPlannedMove(
  tx: Tx,
  move: {
    readonly commissionerId: string;
    readonly personRef: string;
    readonly fromPlacementId: string;
    readonly toRungId: string;
    readonly plannedOn: Day;
    readonly reason: string;
    readonly recordedBy: string;
  },
  now: Date,
) {
  await tx.placementMove.create({
    data: { ...move, plannedOn: toColumn(move.plannedOn), recordedAt: now },
    select: { id: true },
  });
}

/** Gives a planned move up. Answers whether it stood. */
export async function giveUpMoveRow(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.placementMove.updateMany({
    where: { id, givenUpAt: null, movedOn: null },
    data: { givenUpAt: now },
  });
  return count === 1;
}

/** Planned moves of a council up to a day, not yet reminded of, given up or followed; held until the transaction ends. */
export async function lockMovesToRemind(tx: Tx, commissionerId: string, until: Day) {
  return tx.$queryRaw<{ id: string; plannedOn: Date; reference: string; recordedBy: string }[]>`
    SELECT m.id, m.planned_on AS "plannedOn", p.reference, m.recorded_by AS "recordedBy"
    FROM placement_move m JOIN placement p ON p.id = m.from_placement_id
    WHERE m.commissioner_id = ${commissionerId}::uuid AND m.planned_on <= ${until}::date AND m.moved_on IS NULL AND m.given_up_at IS NULL AND m.reminded_at IS NULL
      AND m.recorded_by IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM placement n WHERE n.person_ref = m.person_ref AND n.commissioner_id = m.commissioner_id AND n.id <> p.id AND n.from_on > p.from_on
        AND n.approved_on IS NOT NULL AND n.cancelled_on IS NULL AND n.created_at >= m.recorded_at)
    FOR UPDATE OF m SKIP LOCKED`;
}

export async function markMovesReminded(tx: Tx, ids: readonly string[], now: Date) {
  await tx.placementMove.updateMany({ where: { id: { in: [...ids] } }, data: { remindedAt: now } });
}
