import type { FlagReason, FlagState, Finding } from "#app/domain/benchmark/finding.ts";
import type { Argued } from "#app/domain/benchmark/flag.ts";
import type { PriceDays } from "#app/domain/benchmark/signal.ts";
import { toDay, type Day, type Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { daysOfGroup } from "../benchmark/outlier-runs.server.ts";
import { toFinding } from "./evidence.ts";
import { headColumns, headTables, type FlagHead } from "./flag-head.ts";
import { arguedInSql } from "./flags.server.ts";

/** One price that is asked about, with all that its page says. */
export type FlagCase = FlagHead & {
  readonly subjectId: string;
  readonly location: string | null;
  readonly lotId: string;
  readonly line: string | null;
  readonly region: string;
  readonly placementId: string | null;
  readonly requestId: string | null;
  readonly argued: Argued;
  readonly escalatedBy: string | null;
  readonly assignedTo: string | null;
  readonly negotiationId: string | null;
  readonly foundAt: Instant;
  readonly goneAt: Instant | null;
  readonly runOn: Day;
  readonly runId: string;
  readonly groupNumber: number | null;
  /** Whether its price is one of its peers' own: what arrives between two nights is held against others. */
  readonly among: boolean;
  readonly finding: Finding;
};

type Row = Omit<FlagCase, "finding" | "agreed" | "runOn"> & {
  readonly evidence: unknown;
  readonly agreed: number | null;
  readonly runOn: string;
};

/** A flag of the actor's council; undefined for a stranger's. */
export async function flagCase(tx: Tx, id: string): Promise<FlagCase | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${headColumns}, f.subject_id AS "subjectId", o.name AS location, f.lot_id AS "lotId", s.title AS line,
      coalesce((SELECT r.name FROM area r WHERE r.id::text = f.evidence #>> '{peerGroup,region}'), 'Everywhere') AS region,
      f.placement_id AS "placementId", f.request_id AS "requestId", ${arguedInSql} AS argued, f.escalated_by AS "escalatedBy",
      f.assigned_to AS "assignedTo", f.negotiation_id AS "negotiationId", f.found_at AS "foundAt", f.gone_at AS "goneAt",
      u.price_on::text AS "runOn", f.run_id AS "runId", f.group_number AS "groupNumber",
      f.subject_kind = 'RATE' OR (f.subject_kind = 'PLACEMENT' AND u.kind IN ('NIGHTLY', 'ASKED')) AS among, f.evidence
    FROM ${headTables} JOIN outlier_run u ON u.id = f.run_id
    LEFT JOIN location o ON o.id = f.location_id LEFT JOIN negotiation n ON n.id = f.negotiation_id
    WHERE f.id = ${id}::uuid`;
  if (!row) return undefined;
  const { evidence, agreed, runOn, ...rest } = row;
  return {
    ...rest,
    agreed: agreed === null ? null : pence(agreed),
    runOn: toDay(runOn),
    finding: toFinding(evidence),
  };
}

/** What was found last of a flag's price. Throws where there is no such flag: it is asked for one that is held. */
export async function findingOf(tx: Tx, flagId: string): Promise<Finding> {
  const { evidence } = await tx.outlierFlag.findUniqueOrThrow({
    where: { id: flagId },
    select: { evidence: true },
  });
  return toFinding(evidence);
}

/** The peers that a price was compared with: how many, of how many providers, and their figures, lowest first. */
export type Peers = {
  readonly n: number;
  readonly providers: number;
  readonly figures: readonly number[];
  readonly days: PriceDays | null;
};

/**
 * The peers of a flag. Undefined where fewer distinct providers than `least` stand behind them: then no figure of theirs
 * leaves this function.
 */
export async function peersOf(
  tx: Tx,
  { runId, groupNumber }: Pick<FlagCase, "runId" | "groupNumber">,
  least: number,
): Promise<Peers | undefined> {
  if (groupNumber === null) return undefined;
  const group = await tx.outlierGroup.findUnique({
    where: { runId_number: { runId, number: groupNumber } },
    select: { n: true, providers: true, figures: true, firstOn: true, lastOn: true },
  });
  if (!group || group.providers < least) return undefined;
  const { firstOn, lastOn, ...peers } = group;
  return { ...peers, days: daysOfGroup({ firstOn, lastOn }) };
}

/** What people did about a flag and said. */
export type FlagNote = {
  readonly id: string;
  readonly kind: "NOTE" | "ASSIGNED" | "MOVED" | "CHECK_DATA" | "REOPENED";
  readonly from: FlagState | null;
  readonly to: FlagState | null;
  readonly reason: FlagReason | null;
  readonly words: string;
  readonly by: string | null;
  readonly at: Instant;
};

/** The notes of a flag, the newest first. */
export async function notesOf(tx: Tx, flagId: string): Promise<readonly FlagNote[]> {
  return tx.$queryRaw`
    SELECT n.id, n.kind, n.from_state AS "from", n.to_state AS "to", n.reason, n.words, n.noted_at AS at,
      CASE WHEN n.noted_by IS NULL THEN NULL ELSE coalesce(a.name, 'somebody of the provider') END AS by
    FROM outlier_note n LEFT JOIN account a ON a.id = n.noted_by WHERE n.flag_id = ${flagId}::uuid ORDER BY n.noted_at DESC, n.id`;
}

/** A part of a placement as its price was over time. */
export type PricedPart = {
  readonly id: string;
  readonly title: string;
  readonly pence: Pence;
  readonly per: string;
  readonly weekly: Pence;
  readonly fromOn: Day;
  readonly toOn: Day | null;
};

/** How the price of a placement came to be what it is: its parts of care, the newest first. */
export async function priceHistoryOf(tx: Tx, placementId: string): Promise<readonly PricedPart[]> {
  type PartRow = Omit<PricedPart, "pence" | "weekly" | "fromOn" | "toOn"> & {
    readonly price: number;
    readonly weekly: number;
    readonly fromOn: string;
    readonly toOn: string | null;
  };
  const rows = await tx.$queryRaw<PartRow[]>`
    SELECT e.id, s.title, e.pence AS price, e.per, e.weekly_pence AS weekly, e.from_on::text AS "fromOn", e.to_on::text AS "toOn"
    FROM placement_element e JOIN service_line s ON s.id = e.service_line_id
    WHERE e.placement_id = ${placementId}::uuid AND e.kind = 'CARE' ORDER BY e.from_on DESC, s.position, e.id LIMIT 100`;
  return rows.map(({ price, ...row }) => ({
    ...row,
    ...{ pence: pence(price), weekly: pence(row.weekly), fromOn: toDay(row.fromOn) },
    toOn: row.toOn === null ? null : toDay(row.toOn),
  }));
}
