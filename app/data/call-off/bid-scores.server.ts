import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";

/** A score of an answer with its reason, that the reader may see. */
export type BidScoreRow = {
  readonly bidId: string;
  readonly criterionId: string;
  readonly accountId: string;
  readonly name: string;
  readonly livedExperience: boolean;
  readonly score: number;
  readonly reason: string;
};

/** The scores that the reader may see: their own, and others' once two stand and their own is among them. */
export async function bidScores(tx: Tx, callOffId: string): Promise<readonly BidScoreRow[]> {
  return tx.$queryRaw`
    SELECT s.bid_id AS "bidId", s.criterion_id AS "criterionId", s.account_id AS "accountId", coalesce(a.name, 'a colleague') AS name,
      e.lived_experience AS "livedExperience", s.score, s.reason
    FROM bid_score s JOIN call_off_evaluator e ON e.call_off_id = s.call_off_id AND e.account_id = s.account_id
    LEFT JOIN account a ON a.id = s.account_id
    WHERE s.call_off_id = ${callOffId}::uuid ORDER BY s.bid_id, s.criterion_id, s.scored_at, s.account_id`;
}

/** Who has scored an answer, without the score. */
export type Scored = { readonly bidId: string; readonly criterionId: string; readonly accountId: string };

export async function whoScored(tx: Tx, callOffId: string): Promise<readonly Scored[]> {
  return tx.$queryRaw`
    SELECT w.bid_id AS "bidId", w.criterion_id AS "criterionId", w.account_id AS "accountId" FROM app.who_scored(${callOffId}::uuid) w
    ORDER BY 1, 2, 3`;
}

/** An evaluator of a call-off, and whether interests are declared. */
export type Evaluator = {
  readonly accountId: string;
  readonly name: string;
  readonly livedExperience: boolean;
  readonly declared: boolean;
};

export async function evaluatorsOf(tx: Tx, callOffId: string): Promise<readonly Evaluator[]> {
  return tx.$queryRaw`
    SELECT e.account_id AS "accountId", coalesce(a.name, 'a colleague') AS name, e.lived_experience AS "livedExperience",
      i.account_id IS NOT NULL AS declared
    FROM call_off_evaluator e LEFT JOIN account a ON a.id = e.account_id
    LEFT JOIN call_off_interest i ON i.call_off_id = e.call_off_id AND i.account_id = e.account_id
    WHERE e.call_off_id = ${callOffId}::uuid ORDER BY 2, 1`;
}

/** The answer of a bid to a question, as its rows name it. */
export type AnswerKey = {
  readonly bidId: string;
  readonly criterionId: string;
  readonly callOffId: string;
  readonly commissionerId: string;
  readonly providerId: string;
};

type Given = { readonly score: number; readonly reason: string };

export async function saveBidScore(tx: Tx, key: AnswerKey, by: string, given: Given, now: Instant) {
  const { bidId, criterionId } = key;
  await tx.bidScore.upsert({
    where: { bidId_criterionId_accountId: { bidId, criterionId, accountId: by } },
    create: { ...key, ...given, accountId: by, scoredAt: now },
    update: { ...given, scoredAt: now },
    select: { score: true },
  });
}

/** The score agreed for an answer, with the reason that its bidder reads. */
export type ConsensusRow = {
  readonly bidId: string;
  readonly criterionId: string;
  readonly score: number;
  readonly reason: string;
  readonly by: string;
};

export async function bidConsensus(tx: Tx, callOffId: string): Promise<readonly ConsensusRow[]> {
  return tx.$queryRaw`
    SELECT c.bid_id AS "bidId", c.criterion_id AS "criterionId", c.score, c.reason, coalesce(a.name, 'a colleague') AS by
    FROM bid_consensus c LEFT JOIN account a ON a.id = c.moderated_by
    WHERE c.call_off_id = ${callOffId}::uuid ORDER BY c.bid_id, c.criterion_id`;
}

export async function saveConsensus(tx: Tx, key: AnswerKey, by: string, given: Given, now: Instant) {
  const { bidId, criterionId } = key;
  const moderated = { ...given, moderatedBy: by, moderatedAt: now };
  await tx.bidConsensus.upsert({
    where: { bidId_criterionId: { bidId, criterionId } },
    create: { ...key, ...moderated },
    update: moderated,
    select: { score: true },
  });
}
