import { z } from "zod";
import type { Instant } from "#app/domain/calendar.ts";
import type { Declaration } from "#app/domain/call-off/award.ts";
import type { PartOfBid } from "#app/domain/call-off/consortium.ts";
import type { QualityCriterion } from "#app/domain/call-off/quality-score.ts";
import type { Tx } from "../db.server.ts";

/** A question on quality as it was asked. */
export type AskedCriterion = QualityCriterion & {
  readonly question: string;
  readonly guidance: string;
  readonly maximumWords: number;
};

/** The questions on quality of a call-off, in their order. */
export async function criteriaOf(tx: Tx, callOffId: string): Promise<readonly AskedCriterion[]> {
  return tx.callOffCriterion.findMany({
    where: { callOffId },
    orderBy: { position: "asc" },
    select: {
      ...{ id: true, title: true, question: true, guidance: true, weight: true, minimumScore: true },
      maximumWords: true,
    },
  });
}

/** Where a person stands with the bidders of a call-off, and whether they are one of its evaluators. `providerIds` are those whose bids are closed to them: named by themselves, or leading one that is. */
export type Standing = Declaration & {
  readonly isEvaluator: boolean;
  readonly providerIds: readonly string[];
};

/** Whether a person has declared, has an interest in anybody whose bid stands, and scores. */
export async function standingOf(tx: Tx, callOffId: string, accountId: string): Promise<Standing> {
  const [row] = await tx.$queryRaw<
    { providerIds: string[] | null; interest: boolean; isEvaluator: boolean }[]
  >`
    SELECT i.closed::text[] AS "providerIds",
      EXISTS (SELECT 1 FROM bid b WHERE b.call_off_id = ${callOffId}::uuid AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
        AND b.provider_id = ANY (i.closed)) AS interest,
      EXISTS (SELECT 1 FROM call_off_evaluator e WHERE e.call_off_id = ${callOffId}::uuid AND e.account_id = ${accountId}::uuid) AS "isEvaluator"
    FROM (SELECT 1) one LEFT JOIN (SELECT n.provider_ids || ARRAY(SELECT k.lead_provider_id FROM call_off_consortium k
        JOIN call_off_consortium_member m ON m.consortium_id = k.id AND m.agreed_at IS NOT NULL AND m.withdrawn_at IS NULL
        WHERE k.call_off_id = n.call_off_id AND m.provider_id = ANY (n.provider_ids)) AS closed
      FROM call_off_interest n WHERE n.call_off_id = ${callOffId}::uuid AND n.account_id = ${accountId}::uuid) i ON true`;
  return {
    declared: row?.providerIds != null,
    hasInterest: row?.interest ?? false,
    isEvaluator: row?.isEvaluator ?? false,
    providerIds: row?.providerIds ?? [],
  };
}

/** A bid that stands, with its answers by criterion; null where it is closed to the reader. */
export type OpenedBid = {
  readonly bidId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly reference: string;
  readonly submittedAt: Instant;
  readonly answers: Readonly<Record<string, string>> | null;
  /** Each partner's part; none in a bid alone, or one that is closed to the reader. */
  readonly parts: readonly PartOfBid[];
};

const part = z.object({ providerId: z.string(), provider: z.string(), lotIds: z.array(z.string()) });
const content = z
  .object({
    answers: z.array(z.object({ criterionId: z.string(), text: z.string() })),
    parts: z.array(part).default([]),
  })
  .transform(({ answers, parts }) => ({
    answers: Object.fromEntries(answers.map(({ criterionId, text }) => [criterionId, text])),
    parts,
  }));

/** The bids of a call-off that stand, by name. */
export async function bidsOpened(tx: Tx, callOffId: string): Promise<readonly OpenedBid[]> {
  const rows = await tx.$queryRaw<(Omit<OpenedBid, "answers" | "parts"> & { content: unknown })[]>`
    SELECT b.id AS "bidId", b.provider_id AS "providerId", CASE WHEN t.joint THEN t.name ELSE p.name END AS provider, b.reference,
      b.submitted_at AS "submittedAt", c.content
    FROM bid b JOIN provider p ON p.id = b.provider_id
    JOIN call_off_invitation i ON i.call_off_id = b.call_off_id AND i.provider_id = b.provider_id JOIN party t ON t.id = i.party_id
    LEFT JOIN bid_content c ON c.bid_id = b.id
    WHERE b.call_off_id = ${callOffId}::uuid AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
    ORDER BY 3, b.id`;
  return rows.map(({ content: read, ...row }) => ({
    ...row,
    ...(read === null ? { answers: null, parts: [] } : content.parse(read)),
  }));
}

/** A price of a bid with the framework rate that it was held against. */
export type OpenedPrice = {
  readonly bidId: string;
  readonly callOffLineId: string;
  readonly serviceLineId: string;
  readonly title: string;
  readonly pence: number;
  readonly units: string;
  readonly rateId: string;
  readonly ratePence: number;
  readonly capPence: number | null;
};

/** The prices of a call-off's bids, as far as the reader may see them, in the order of its lines. */
export async function pricesOpened(tx: Tx, callOffId: string): Promise<readonly OpenedPrice[]> {
  return tx.$queryRaw`
    SELECT p.bid_id AS "bidId", p.call_off_line_id AS "callOffLineId", l.service_line_id AS "serviceLineId",
      s.title || ', ' || a.name AS title, p.pence, l.units::text AS units, p.rate_id AS "rateId", p.rate_pence AS "ratePence", p.cap_pence AS "capPence"
    FROM bid_price p JOIN bid b ON b.id = p.bid_id AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
    JOIN call_off_line l ON l.id = p.call_off_line_id JOIN service_line s ON s.id = l.service_line_id JOIN area a ON a.id = l.area_id
    WHERE p.call_off_id = ${callOffId}::uuid ORDER BY p.bid_id, l.position, l.id`;
}
