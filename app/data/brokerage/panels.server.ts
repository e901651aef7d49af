import type { Day } from "#app/domain/calendar.ts";
import type { PanelFacts } from "#app/domain/brokerage/panel.ts";
import type { Seat } from "#app/domain/brokerage/sitting.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import { panelFromOf, panelLimitOf } from "./panel-limit.server.ts";
import type { Tx } from "../db.server.ts";

/** A forum of a council: what it is for, how many make it quorate, and how many days before a sitting its pack goes out. */
export type Forum = {
  readonly id: string;
  readonly commissionerId: string;
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly quorum: number;
  readonly packDays: number;
  /** From which price for a week a request has to come here; null where a forum is asked by choice only. */
  readonly fromWeekly: Pence | null;
};

/** A seat with the name of who holds it. */
export type NamedSeat = Seat & { readonly name: string; readonly email: string };

type Columns = Omit<Forum, "fromWeekly"> & { readonly fromWeeklyPence: number | null };

const columns = {
  ...{ id: true, commissionerId: true, code: true, title: true, purpose: true, quorum: true },
  ...{ packDays: true, fromWeeklyPence: true },
} as const;

/** The forums of the actor's council, by their codes. */
export async function forums(tx: Tx): Promise<readonly Forum[]> {
  return (await tx.forum.findMany({ orderBy: { code: "asc" }, select: columns })).map(toForum);
}

/** A forum that the actor may see; undefined for a stranger's. */
export async function forumOf(tx: Tx, forumId: string): Promise<Forum | undefined> {
  const row = await tx.forum.findUnique({ where: { id: forumId }, select: columns });
  return row ? toForum(row) : undefined;
}

/** The same, held until the transaction ends, so that seats and sittings of one forum follow one another. */
export async function lockForum(tx: Tx, forumId: string): Promise<Forum | undefined> {
  await tx.$queryRaw`SELECT 1 FROM forum WHERE id = ${forumId}::uuid FOR NO KEY UPDATE`;
  return forumOf(tx, forumId);
}

function toForum({ fromWeeklyPence, ...row }: Columns): Forum {
  return { ...row, fromWeekly: fromWeeklyPence === null ? null : pence(fromWeeklyPence) };
}

/** What a forum is set up with. */
export type ForumTerms = Pick<Forum, "title" | "purpose" | "quorum" | "packDays" | "fromWeekly">;

/** Whether a code is another forum's of the council. */
export async function isCodeTaken(tx: Tx, code: string): Promise<boolean> {
  return (await tx.forum.count({ where: { code } })) > 0;
}

/** Sets a forum up and gives its id. */
export async function addForum(
  tx: Tx,
  commissionerId: string,
  code: string,
  { fromWeekly, ...terms }: ForumTerms,
): Promise<string> {
  const data = { commissionerId, code, ...terms, fromWeeklyPence: fromWeekly };
  return (await tx.forum.create({ data, select: { id: true } })).id;
}

/** Changes what a forum is; its code stands. */
export async function saveForum(tx: Tx, forumId: string, { fromWeekly, ...terms }: ForumTerms) {
  const data = { ...terms, fromWeeklyPence: fromWeekly };
  await tx.forum.update({ where: { id: forumId }, data, select: { id: true } });
}

/** Everyone who sits, sat or will sit in a forum, the chair first, then by name. */
export async function seatsOf(tx: Tx, forumId: string): Promise<readonly NamedSeat[]> {
  const rows = await tx.$queryRaw<
    (Omit<NamedSeat, "fromOn" | "toOn"> & { fromOn: Date; toOn: Date | null })[]
  >`SELECT m.account_id AS "accountId", m.chair, m.from_on AS "fromOn", m.to_on AS "toOn", a.name, a.email
    FROM forum_member m JOIN account a ON a.id = m.account_id WHERE m.forum_id = ${forumId}::uuid
    ORDER BY m.chair DESC, a.name, m.from_on`;
  return rows.map(({ fromOn, toOn, ...row }) => ({
    ...row,
    fromOn: fromColumn(fromOn),
    toOn: toOn ? fromColumn(toOn) : null,
  }));
}

/** Writes a seat down. */
export async function addSeat(tx: Tx, { id, commissionerId }: Forum, seat: Seat) {
  const { accountId, chair, fromOn } = seat;
  await tx.forumMember.create({
    data: { forumId: id, commissionerId, accountId, chair, fromOn: toColumn(fromOn) },
    select: { forumId: true },
  });
}

/** Sets the end of the standing seat of a person. */
export async function endSeat(tx: Tx, forumId: string, accountId: string, on: Day) {
  await tx.forumMember.updateMany({
    where: { forumId, accountId, toOn: null },
    data: { toOn: toColumn(on) },
  });
}

/** What panels have said about a request, as `needsPanel` judges it: the lowest price from which a forum is asked, and the limit set last. */
export async function panelFactsOf(tx: Tx, requestId: string | null): Promise<PanelFacts> {
  const limit = await panelLimitOf(tx, requestId);
  return {
    fromWeekly: await panelFromOf(tx),
    limit: limit && { limitWeekly: limit.weekly, expiresOn: limit.expiresOn },
  };
}
