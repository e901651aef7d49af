import { z } from "zod";
import type { Instant } from "#app/domain/calendar.ts";
import type { Declaration } from "#app/domain/call-off/award.ts";
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

/** Where a person stands with the bidders of a call-off, and whether they are one of its evaluators. */
export type Standing = Declaration & {
  readonly isEvaluator: boolean;
  readonly providerIds: readonly string[];
};

/** Whether a person has declared, has an interest in anybody whose bid stands, and scores. */
export async function standingOf(tx: Tx, callOffId: string, accountId: string): Promise<Standing> {
  const [row] = await tx.$queryRaw<
    { providerIds: string[] | null; interest: boolean; isEvaluator: boolean }[]
  >`
    SELECT i.provider_ids::text[] AS "providerIds",
      EXISTS (SELECT 1 FROM bid b WHERE b.call_off_id = ${callOffId}::uuid AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
        AND b.provider_id = ANY (i.provider_ids)) AS interest,
      EXISTS (SELECT 1 FROM call_off_evaluator e WHERE e.call_off_id = ${callOffId}::uuid AND e.account_id = ${accountId}::uuid) AS "isEvaluator"
    FROM (SELECT 1) one LEFT JOIN call_off_interest i ON i.call_off_id = ${callOffId}::uuid AND i.account_id = ${accountId}::uuid`;
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
};

const content = z.object({ answers: z.array(z.object({ criterionId: z.string(), text: z.string() })) });

/** The bids of a call-off that stand, by name. */
export async function bidsOpened(tx: Tx, callOffId: string): Promise<readonly OpenedBid[]> {
  const rows = await tx.$queryRaw<(Omit<OpenedBid, "answers"> & { content: unknown })[]>`
    SELECT b.id AS "bidId", b.provider_id AS "providerId", CASE WHEN t.joint THEN t.name ELSE p.name END AS provider, b.reference,
      b.submitted_at AS "submittedAt", c.content
    FROM bid b JOIN provider p ON p.id = b.provider_id
    JOIN call_off_invitation i ON i.call_off_id = b.call_off_id AND i.provider_id = b.provider_id JOIN party t ON t.id = i.party_id
    LEFT JOIN bid_content c ON c.bid_id = b.id
    WHERE b.call_off_id = ${callOffId}::uuid AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
    ORDER BY 3, b.id`;
  return rows.map(({ content: read, ...row }) => ({
    ...row,
    answers: read === null ? null : byCriterion(content.parse(read)),
  }));
}

function byCriterion({ answers }: z.infer<typeof content>) {
  return Object.fromEntries(answers.map(({ criterionId, text }) => [criterionId, text]));
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
