import { z } from "zod";
import type { Instant } from "#app/domain/calendar.ts";
import type { Decision, StandstillRule } from "#app/domain/evaluation/decision.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import type { Criterion, Outcome } from "#app/domain/evaluation/outcome.ts";
import { toColumn } from "./days.server.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Tx } from "./db.server.ts";

const told = { code: z.string(), title: z.string(), reason: z.string() };

const criterion: z.ZodType<Criterion> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("screening"), met: z.boolean(), ...told }),
  z.object({ kind: z.literal("score"), score: z.int(), weight: z.int(), ...told }),
  z.object({ kind: z.literal("total"), met: z.boolean(), minimum: z.int(), points: z.int(), of: z.int() }),
  z.object({ kind: z.literal("prices"), met: z.boolean(), priced: z.int(), over: z.int(), missing: z.int() }),
]);

/** The outcome of one lot of one application on its way from proposal to membership. */
export type LotDecision = Decision & {
  readonly submissionId: string;
  readonly applicationId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly lotId: string;
  readonly lot: string;
  readonly number: number;
  readonly criteria: readonly Criterion[];
  readonly proposer: string;
  readonly approver: string | null;
  readonly approvedAt: Instant | null;
  readonly standstillEndsAt: Instant | null;
  readonly admittedAt: Instant | null;
};

type Row = Omit<LotDecision, "criteria"> & { readonly reasons: unknown };

/** The outcomes of a round, lot by lot, or those of one application; as far as the actor may read them. */
export async function decisionsOf(
  tx: Tx,
  which: { readonly roundId: string } | { readonly applicationId: string },
): Promise<readonly LotDecision[]> {
  const roundId = "roundId" in which ? which.roundId : null;
  const applicationId = "applicationId" in which ? which.applicationId : null;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.submission_id AS "submissionId", o.application_id AS "applicationId", o.provider_id AS "providerId",
      CASE WHEN t.joint THEN t.name ELSE p.name END AS provider, o.lot_id AS "lotId", l.title AS lot, l.number, o.admitted, o.reasons,
      o.proposed_by AS "proposedBy", coalesce(a.name, 'a colleague') AS proposer, o.approved_by AS "approvedBy", b.name AS approver,
      o.approved_at AS "approvedAt", o.letter_at AS "letterAt", o.standstill_ends_at AS "standstillEndsAt", o.admitted_at AS "admittedAt"
    FROM lot_outcome o JOIN lot l ON l.id = o.lot_id JOIN provider p ON p.id = o.provider_id
    JOIN application n ON n.id = o.application_id JOIN party t ON t.id = n.party_id
    LEFT JOIN account a ON a.id = o.proposed_by LEFT JOIN account b ON b.id = o.approved_by
    WHERE (${roundId}::uuid IS NULL OR o.round_id = ${roundId}::uuid)
      AND (${applicationId}::uuid IS NULL OR o.application_id = ${applicationId}::uuid)
    ORDER BY l.number, p.name, o.submission_id`;
  return rows.map(({ reasons, ...row }) => ({ ...row, criteria: z.array(criterion).parse(reasons) }));
}

/** Keeps a proposed outcome; a proposal that is not approved gives way to it. */
export async function saveProposal(
  tx: Tx,
  whose: {
    readonly submissionId: string;
    readonly applicationId: string;
    readonly roundId: string;
    readonly frameworkId: string;
    readonly providerId: string;
    readonly lotId: string;
  },
  outcome: Outcome,
  by: string,
  now: Instant,
) {
  const proposed = {
    admitted: outcome.admitted,
    reasons: [...outcome.criteria],
    proposedBy: by,
    proposedAt: now,
  };
  await tx.lotOutcome.upsert({
    where: { submissionId_lotId: { submissionId: whose.submissionId, lotId: whose.lotId } },
    create: { ...whose, ...proposed },
    update: proposed,
    select: { id: true },
  });
}

export async function saveApproval(
  tx: Tx,
  which: { readonly submissionId: string; readonly lotId: string },
  by: string,
  now: Instant,
) {
  await tx.lotOutcome.updateMany({ where: which, data: { approvedBy: by, approvedAt: now } });
}

/** Notes that the letters of a round have gone, with the end of any standstill. */
export async function saveLetters(tx: Tx, roundId: string, standstillEndsAt: Instant | null, now: Instant) {
  await tx.lotOutcome.updateMany({ where: { roundId }, data: { letterAt: now, standstillEndsAt } });
}

const standstillValue = z.object({ days: z.int().positive(), mandatory: z.boolean().optional() });

/** The standstill of a regime on a day, from dated reference data; none where there is no rule. */
export async function standstillRuleOf(
  tx: Tx,
  regime: Regime,
  day: Day,
): Promise<StandstillRule | undefined> {
  const row = await tx.referenceFact.findFirst({
    where: { key: `standstill:${regime}`, fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    select: { value: true },
  });
  return row ? standstillValue.parse(row.value) : undefined;
}
