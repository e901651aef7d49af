import type { Instant } from "#app/domain/calendar.ts";
import type { PublishedWords } from "#app/domain/round/clarification.ts";
import type { Tx } from "./db.server.ts";

/** A question as everyone reads it: without who asked. */
export type PublishedClarification = {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly answeredAt: Instant;
};

/** What was asked and answered in a round, oldest first. */
export async function publishedClarifications(
  tx: Tx,
  roundId: string,
): Promise<readonly PublishedClarification[]> {
  return tx.$queryRaw<PublishedClarification[]>`
    SELECT id, question, answer, answered_at AS "answeredAt" FROM published_clarification
    WHERE round_id = ${roundId}::uuid ORDER BY answered_at, id`;
}

/** A question as it was asked: for the one who asked it and for the commissioner. */
export type Clarification = {
  readonly id: string;
  readonly roundId: string;
  readonly providerId: string;
  readonly question: string;
  readonly askedAt: Instant;
  readonly published: string | null;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
};

const columns = {
  id: true,
  roundId: true,
  providerId: true,
  question: true,
  askedAt: true,
  published: true,
  answer: true,
  answeredAt: true,
} as const;

/** The questions of a round that the actor may see as they were asked, those that wait first. */
export async function clarificationsOf(tx: Tx, roundId: string): Promise<readonly Clarification[]> {
  return tx.clarification.findMany({
    where: { roundId },
    orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { askedAt: "asc" }],
    select: columns,
  });
}

/** One question, if the actor may see it. */
export async function clarificationById(tx: Tx, id: string): Promise<Clarification | undefined> {
  return (await tx.clarification.findUnique({ where: { id }, select: columns })) ?? undefined;
}

/** Locks a question until commit, so that it is answered once. */
export async function lockClarification(tx: Tx, id: string): Promise<Clarification | undefined> {
  const locked = await tx.$queryRaw<
    unknown[]
  >`SELECT id FROM clarification WHERE id = ${id}::uuid FOR UPDATE`;
  return locked.length === 0 ? undefined : clarificationById(tx, id);
}

/** The names and numbers by which a published answer would give its asker away. */
export async function namesOfAsker(tx: Tx, id: string): Promise<readonly string[]> {
  const [asker] = await tx.$queryRaw<{ names: string[] | null }[]>`
    SELECT app.names_of_asker(${id}::uuid) AS names`;
  return asker?.names ?? [];
}

export async function addClarification(
  tx: Tx,
  question: {
    readonly roundId: string;
    readonly frameworkId: string;
    readonly providerId: string;
    readonly askedBy: string;
    readonly askedAt: Instant;
    readonly question: string;
  },
): Promise<string> {
  const { id } = await tx.clarification.create({ data: question, select: { id: true } });
  return id;
}

export async function saveAnswer(
  tx: Tx,
  id: string,
  words: PublishedWords & { readonly answeredAt: Instant },
  answeredBy: string,
) {
  await tx.clarification.update({
    where: { id },
    data: { published: words.question, answer: words.answer, answeredBy, answeredAt: words.answeredAt },
    select: { id: true },
  });
}
