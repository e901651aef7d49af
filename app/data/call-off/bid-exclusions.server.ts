import type { Day, Instant } from "#app/domain/calendar.ts";
import type { BidQuery, ExclusionKind } from "#app/domain/call-off/exclusion.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A bid as the rows about it name it. */
export type BidKey = {
  readonly bidId: string;
  readonly callOffId: string;
  readonly commissionerId: string;
  readonly providerId: string;
};

/** A question to a bidder about its cost, with its answer and what was decided on it. */
export type QueryRow = BidQuery & {
  readonly bidId: string;
  readonly callOffId: string;
  readonly question: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly answer: string;
  readonly answeredAt: Instant | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decisionReason: string;
};

/** The questions to bidders of a call-off that the actor may see. */
export async function queriesOf(tx: Tx, callOffId: string): Promise<readonly QueryRow[]> {
  const rows = await tx.$queryRaw<(Omit<QueryRow, "dueOn"> & { dueOn: Date })[]>`
    SELECT q.bid_id AS "bidId", q.call_off_id AS "callOffId", q.question, q.due_on AS "dueOn", coalesce(a.name, 'a colleague') AS "askedBy", q.asked_at AS "askedAt",
      q.answer, q.answered_at AS "answeredAt", q.answered_at IS NOT NULL AS answered, q.accepted, d.name AS "decidedBy",
      q.decided_at AS "decidedAt", q.decision_reason AS "decisionReason"
    FROM bid_query q LEFT JOIN account a ON a.id = q.asked_by LEFT JOIN account d ON d.id = q.decided_by
    WHERE q.call_off_id = ${callOffId}::uuid ORDER BY q.asked_at`;
  return rows.map((row) => ({ ...row, dueOn: fromColumn(row.dueOn) }));
}

export async function addQuery(
  tx: Tx,
  key: BidKey,
  asked: { readonly question: string; readonly dueOn: Day; readonly askedBy: string },
  now: Instant,
) {
  const { dueOn, ...rest } = asked;
  await tx.bidQuery.createMany({ data: [{ ...key, ...rest, dueOn: toColumn(dueOn), askedAt: now }] });
}

export async function saveAnswer(
  tx: Tx,
  bidId: string,
  answered: { readonly answer: string; readonly answeredBy: string },
  now: Instant,
) {
  await tx.bidQuery.updateMany({ where: { bidId }, data: { ...answered, answeredAt: now } });
}

export async function saveQueryDecision(
  tx: Tx,
  bidId: string,
  decided: { readonly accepted: boolean; readonly decidedBy: string; readonly decisionReason: string },
  now: Instant,
) {
  await tx.bidQuery.updateMany({ where: { bidId }, data: { ...decided, decidedAt: now } });
}

/** That a bid is out, why and by whom. */
export type ExclusionRow = {
  readonly bidId: string;
  readonly kind: ExclusionKind;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  readonly liftedAt: Instant | null;
  readonly liftedReason: string;
};

/** Every exclusion of a call-off's bids, also those lifted, the first first. */
export async function exclusionsOf(tx: Tx, callOffId: string): Promise<readonly ExclusionRow[]> {
  return tx.$queryRaw`
    SELECT x.bid_id AS "bidId", x.kind::text AS kind, x.reason, coalesce(a.name, 'a colleague') AS by, x.excluded_at AS at,
      x.lifted_at AS "liftedAt", x.lifted_reason AS "liftedReason"
    FROM bid_exclusion x LEFT JOIN account a ON a.id = x.excluded_by
    WHERE x.call_off_id = ${callOffId}::uuid ORDER BY x.excluded_at`;
}

export async function addExclusion(
  tx: Tx,
  key: BidKey,
  excluded: { readonly kind: ExclusionKind; readonly reason: string; readonly excludedBy: string },
  now: Instant,
) {
  await tx.bidExclusion.createMany({ data: [{ ...key, ...excluded, excludedAt: now }] });
}

export async function liftExclusion(
  tx: Tx,
  bidId: string,
  lifted: { readonly liftedBy: string; readonly liftedReason: string },
  now: Instant,
): Promise<boolean> {
  const { count } = await tx.bidExclusion.updateMany({
    where: { bidId, liftedAt: null },
    data: { ...lifted, liftedAt: now },
  });
  return count === 1;
}

/** Lots drawn, in the order drawn. */
export type DrawRow = {
  readonly bidIds: readonly string[];
  readonly witnesses: string;
  readonly by: string;
  readonly at: Instant;
};

/** The lots drawn between bids of a call-off, the first first. */
export async function drawsOf(tx: Tx, callOffId: string): Promise<readonly DrawRow[]> {
  return tx.$queryRaw`
    SELECT d.bid_ids::text[] AS "bidIds", d.witnesses, coalesce(a.name, 'a colleague') AS by, d.drawn_at AS at
    FROM call_off_draw d LEFT JOIN account a ON a.id = d.drawn_by
    WHERE d.call_off_id = ${callOffId}::uuid ORDER BY d.drawn_at`;
}

export async function addDraw(
  tx: Tx,
  draw: {
    readonly callOffId: string;
    readonly commissionerId: string;
    readonly bidIds: readonly string[];
    readonly witnesses: string;
    readonly drawnBy: string;
  },
  now: Instant,
) {
  await tx.callOffDraw.createMany({ data: [{ ...draw, bidIds: [...draw.bidIds], drawnAt: now }] });
}
