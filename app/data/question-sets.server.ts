import type { Tx } from "./db.server.ts";

export type QuestionSet = { readonly id: string; readonly version: number; readonly title: string };

/** A question as a round asks it. */
export type Question = {
  readonly code: string;
  readonly text: string;
  readonly hint: string;
  readonly kind: "PASS_FAIL" | "SCORED" | "DOCUMENT";
  readonly choices: readonly string[];
  readonly weight: number;
  readonly maximumWords: number;
};

/** The versions of a framework's questions, newest first. */
export async function questionSetsOf(tx: Tx, frameworkId: string): Promise<readonly QuestionSet[]> {
  return tx.questionSet.findMany({
    where: { frameworkId },
    orderBy: { version: "desc" },
    select: { id: true, version: true, title: true },
  });
}

/** The questions of a set, in the order in which they are asked. */
export async function questionsOf(tx: Tx, questionSetId: string): Promise<readonly Question[]> {
  return tx.question.findMany({
    where: { questionSetId },
    orderBy: { position: "asc" },
    select: {
      code: true,
      text: true,
      hint: true,
      kind: true,
      choices: true,
      weight: true,
      maximumWords: true,
    },
  });
}
