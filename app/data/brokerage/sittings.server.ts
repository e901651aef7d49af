import type { Instant } from "#app/domain/calendar.ts";
import type { Sitting } from "#app/domain/brokerage/sitting.ts";
import type { Tx } from "../db.server.ts";

/** A sitting on file, with whose it is. */
export type SittingOnFile = Sitting & {
  readonly id: string;
  readonly forumId: string;
  readonly commissionerId: string;
  readonly place: string;
  readonly minutes: string;
};

const columns = {
  ...{ id: true, forumId: true, commissionerId: true, sitsAt: true, place: true },
  ...{ packSentAt: true, closedAt: true, minutes: true },
} as const;

/** A sitting that the actor may see; undefined for a stranger's. */
export async function sittingOf(tx: Tx, sittingId: string): Promise<SittingOnFile | undefined> {
  const row = await tx.sitting.findUnique({ where: { id: sittingId }, select: columns });
  return row ? { ...row, attendance: await attendanceOf(tx, row.id) } : undefined;
}

/** The same, held until the transaction ends, so that what happens at a sitting follows one another. */
export async function lockSitting(tx: Tx, sittingId: string): Promise<SittingOnFile | undefined> {
  await tx.$queryRaw`SELECT 1 FROM sitting WHERE id = ${sittingId}::uuid FOR NO KEY UPDATE`;
  return sittingOf(tx, sittingId);
}

/** The sittings of a forum, the latest first. */
export async function sittingsOf(tx: Tx, forumId: string): Promise<readonly SittingOnFile[]> {
  const rows = await tx.sitting.findMany({
    where: { forumId },
    orderBy: { sitsAt: "desc" },
    select: columns,
  });
  return rows.map((row) => ({ ...row, attendance: [] }));
}

async function attendanceOf(tx: Tx, sittingId: string): Promise<readonly string[]> {
  const rows = await tx.sittingAttendance.findMany({
    where: { sittingId },
    orderBy: { accountId: "asc" },
    select: { accountId: true },
  });
  return rows.map(({ accountId }) => accountId);
}

/** Writes a sitting down as it is called and gives its id. */
export async function addSitting(
  tx: Tx,
  forum: { readonly id: string; readonly commissionerId: string },
  { sitsAt, place }: { readonly sitsAt: Instant; readonly place: string },
  by: { readonly accountId: string; readonly at: Instant },
): Promise<string> {
  const { id } = await tx.sitting.create({
    data: {
      ...{ forumId: forum.id, commissionerId: forum.commissionerId, sitsAt, place },
      ...{ calledBy: by.accountId, calledAt: by.at },
    },
    select: { id: true },
  });
  return id;
}

/** What may change of a sitting until it is closed. */
export type SittingChange = {
  readonly sitsAt?: Instant;
  readonly place?: string;
  readonly packSentAt?: Instant;
  readonly remindedAt?: Instant | null;
  readonly closedAt?: Instant;
  readonly closedBy?: string;
  readonly minutes?: string;
};

/** Writes a change that the rule has let in. */
export async function saveSitting(tx: Tx, sittingId: string, change: SittingChange) {
  await tx.sitting.updateMany({ where: { id: sittingId }, data: change });
}

/** Notes who is there, in the place of whoever was noted before. */
export async function saveAttendance(
  tx: Tx,
  { id: sittingId, commissionerId }: Pick<SittingOnFile, "id" | "commissionerId">,
  accountIds: readonly string[],
  notedAt: Instant,
) {
  await tx.sittingAttendance.deleteMany({ where: { sittingId, accountId: { notIn: [...accountIds] } } });
  await tx.sittingAttendance.createMany({
    data: accountIds.map((accountId) => ({ sittingId, commissionerId, accountId, notedAt })),
    skipDuplicates: true,
  });
}
