import { z } from "zod";
import { toDay, type Day, type Instant } from "#app/domain/calendar.ts";
import type { ContractTerms } from "#app/domain/call-off/contract.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

const storedTerms = z
  .object({
    valuePence: z.number(),
    valueWithVatPence: z.number(),
    endsOn: z.string(),
    extensionMonths: z.number(),
  })
  .transform((stored) => ({
    value: pence(stored.valuePence),
    valueWithVat: pence(stored.valueWithVatPence),
    endsOn: toDay(stored.endsOn),
    extensionMonths: stored.extensionMonths,
  }));

/** Terms as a change of a contract keeps them. */
export function storedTermsOf({ value, valueWithVat, endsOn, extensionMonths }: ContractTerms) {
  return { valuePence: value, valueWithVatPence: valueWithVat, endsOn, extensionMonths };
}

/** A line of a contract before and after a variation. Units are exact decimals, like "1250.50". */
export type ChangedLine = {
  readonly variationId: string;
  readonly lineId: string;
  readonly lotNumber: number;
  readonly title: string;
  readonly area: string;
  readonly unit: string;
  readonly beforeUnits: string;
  readonly beforePence: Pence;
  readonly units: string;
  readonly pence: Pence;
  readonly rateId: string | null;
};

export type ContractChangeKind = "VARIATION" | "EXTENSION" | "ENDING";

/** A change of a contract, proposed or made, with before and after. */
export type ContractChange = {
  readonly id: string;
  readonly contractId: string;
  readonly kind: ContractChangeKind;
  readonly before: ContractTerms;
  readonly after: ContractTerms;
  /** The lines that a variation moves, lot by lot. */
  readonly lines: readonly ChangedLine[];
  readonly reason: string;
  readonly ground: string;
  readonly clause: string;
  readonly effectiveOn: Day;
  readonly proposedBy: string;
  readonly proposer: string | null;
  readonly proposedAt: Instant;
  readonly decidedBy: string | null;
  readonly decider: string | null;
  readonly decidedAt: Instant | null;
  readonly approved: boolean | null;
  readonly decisionReason: string;
};

/** The changes of a contract that the actor may see, the newest first. */
export async function changesOfContract(tx: Tx, contractId: string): Promise<readonly ContractChange[]> {
  const rows = await tx.$queryRaw<ChangeRow[]>`
    SELECT v.id, v.contract_id AS "contractId", v.kind::text AS kind, v.before, v.after, v.reason, v.ground, v.clause,
      v.effective_on AS "effectiveOn", v.proposed_by AS "proposedBy", a.name AS proposer, v.proposed_at AS "proposedAt",
      v.decided_by AS "decidedBy", d.name AS decider, v.decided_at AS "decidedAt", v.approved, v.decision_reason AS "decisionReason"
    FROM contract_variation v LEFT JOIN account a ON a.id = v.proposed_by LEFT JOIN account d ON d.id = v.decided_by
    WHERE v.contract_id = ${contractId}::uuid ORDER BY v.proposed_at DESC, v.id`;
  const lines = await changedLines(tx, contractId);
  return rows.map((row) => ({
    ...row,
    lines: lines.filter(({ variationId }) => variationId === row.id),
    before: storedTerms.parse(row.before),
    after: storedTerms.parse(row.after),
    effectiveOn: fromColumn(row.effectiveOn),
  }));
}

async function changedLines(tx: Tx, contractId: string): Promise<readonly ChangedLine[]> {
  const rows = await tx.$queryRaw<ChangedLineRow[]>`
    SELECT x.variation_id AS "variationId", x.call_off_line_id AS "lineId", t.number AS "lotNumber", s.title, a.name AS area,
      s.unit::text AS unit, x.before_units::text AS "beforeUnits", x.before_pence AS "beforePence", x.units::text AS units, x.pence,
      x.rate_id AS "rateId"
    FROM contract_variation_line x
    JOIN contract_line l ON l.contract_id = x.contract_id AND l.call_off_line_id = x.call_off_line_id
    JOIN lot t ON t.id = l.lot_id JOIN service_line s ON s.id = l.service_line_id JOIN area a ON a.id = l.area_id
    WHERE x.contract_id = ${contractId}::uuid ORDER BY t.number, s.title, a.name`;
  return rows.map((row) => ({ ...row, beforePence: pence(row.beforePence), pence: pence(row.pence) }));
}

type ChangedLineRow = Omit<ChangedLine, "pence" | "beforePence"> & {
  readonly pence: number;
  readonly beforePence: number;
};

type ChangeRow = Omit<ContractChange, "before" | "after" | "lines" | "effectiveOn"> & {
  readonly before: unknown;
  readonly after: unknown;
  readonly effectiveOn: Date;
};
