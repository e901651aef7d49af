import type { Day } from "#app/domain/calendar.ts";
import type { VariableLine, VariedLine } from "#app/domain/call-off/varied-lines.ts";
import { pence } from "#app/domain/money.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import type { Contract } from "./contracts.server.ts";

/** A line of a contract that may be varied, with its names. */
export type NamedLine = VariableLine & {
  readonly lotNumber: number;
  readonly title: string;
  readonly area: string;
  readonly unit: string;
};

/**
 * The lines of a contract, lot by lot, with the rate and the cap of a day: the rate that holds then in the place of the one
 * that the line stands on, and the cap that governs the line there unless an exception lets that rate pass over it.
 */
export async function variableLines(tx: Tx, contractId: string, day: Day): Promise<readonly NamedLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT l.call_off_line_id AS "lineId", t.number AS "lotNumber", s.title, a.name AS area, s.unit::text AS unit,
      l.units::text AS units, l.pence, l.rate_id AS "rateId", r.id AS "thenId", r.pence AS "ratePence",
      CASE WHEN r.exception_id IS NULL THEN c.pence END AS "capPence",
      coalesce((SELECT sum(CASE e.kind WHEN 'RETURNED' THEN -e.units ELSE e.units END) FROM block_entry e
        WHERE e.contract_id = l.contract_id AND e.call_off_line_id = l.call_off_line_id
          AND e.kind IN ('DRAWDOWN', 'VOID', 'RETURNED')), 0)::text AS taken
    FROM contract_line l JOIN lot t ON t.id = l.lot_id JOIN service_line s ON s.id = l.service_line_id JOIN area a ON a.id = l.area_id
    LEFT JOIN rate o ON o.id = l.rate_id
    LEFT JOIN rate r ON (r.membership_id, r.service_line_id, r.area_id, r.location_id)
        = (o.membership_id, o.service_line_id, o.area_id, o.location_id)
      AND r.valid_from <= ${toColumn(day)}::date AND (r.valid_to IS NULL OR r.valid_to > ${toColumn(day)}::date)
    LEFT JOIN price_cap c ON c.id = app.governing_cap(l.service_line_id, l.area_id, ${toColumn(day)}::date)
    WHERE l.contract_id = ${contractId}::uuid ORDER BY t.number, s.title, a.name`;
  return rows.map(({ thenId, ratePence, capPence, ...row }) => ({
    ...row,
    pence: pence(row.pence),
    rate: thenId === null || ratePence === null ? null : { id: thenId, pence: pence(ratePence) },
    capPence: capPence === null ? null : pence(capPence),
  }));
}

type Row = Omit<NamedLine, "pence" | "rate" | "capPence"> & {
  readonly pence: number;
  readonly thenId: string | null;
  readonly ratePence: number | null;
  readonly capPence: number | null;
};

/** Notes which lines a proposed variation moves, from what to what. */
export async function addVariedLines(
  tx: Tx,
  { id: contractId, commissionerId }: Contract,
  variationId: string,
  lines: readonly VariedLine[],
) {
  await tx.contractVariationLine.createMany({
    data: lines.map(({ lineId, ...line }) => ({
      ...{ variationId, contractId, commissionerId, callOffLineId: lineId },
      ...line,
    })),
  });
}

/** Puts what an approved variation made of lines in their place; the ledger of a block follows. */
export async function saveVariedLines(
  tx: Tx,
  contractId: string,
  lines: readonly Pick<VariedLine, "lineId" | "units" | "pence" | "rateId">[],
) {
  for (const { lineId: callOffLineId, units, pence: price, rateId } of lines)
    await tx.contractLine.update({
      where: { contractId_callOffLineId: { contractId, callOffLineId } },
      data: { units, pence: price, rateId },
      select: { contractId: true },
    });
}
