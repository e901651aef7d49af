import type { Day } from "#app/domain/calendar.ts";
import type { BlockTerms } from "#app/domain/call-off/block.ts";
import {
  balanceOf,
  type BlockBalance,
  type BlockEntryKind,
  type NewBlockEntry,
} from "#app/domain/call-off/block-ledger.ts";
import type { CallOff, CallOffLine } from "#app/domain/call-off/call-off.ts";
import { basisPoints, pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** The terms of a call-off's block by the id of the line. */
export async function blockTermsOf(tx: Tx, callOffId: string): Promise<ReadonlyMap<string, BlockTerms>> {
  const rows = await tx.blockTerms.findMany({ where: { callOffId } });
  return new Map(
    rows.map((row) => [
      row.callOffLineId,
      {
        ...{ pence: pence(row.pence), spotPence: pence(row.spotPence), spotBasis: row.spotBasis },
        ...{
          guaranteed: basisPoints(row.guaranteedBasisPoints),
          voidShare: basisPoints(row.voidBasisPoints),
        },
        ...{ retainerPence: pence(row.retainerPence), retainerDays: row.retainerDays },
        ...{ noticeDays: row.noticeDays, warnAt: basisPoints(row.warnBasisPoints) },
      },
    ]),
  );
}

/** Keeps the terms of a line, in the place of what was said before. */
export async function saveBlockTerms(
  tx: Tx,
  { id: callOffId, commissionerId }: Pick<CallOff, "id" | "commissionerId">,
  callOffLineId: string,
  { guaranteed, voidShare, warnAt, ...terms }: BlockTerms,
  { by, at }: { readonly by: string; readonly at: Date },
) {
  const said = {
    ...{ ...terms, guaranteedBasisPoints: guaranteed, voidBasisPoints: voidShare },
    ...{ warnBasisPoints: warnAt, setBy: by, setAt: at },
  };
  await tx.blockTerms.upsert({
    where: { callOffLineId },
    create: { callOffLineId, callOffId, commissionerId, ...said },
    update: said,
  });
}

/** What the framework allows and its members charge for a line on a day. */
export type PricesOfLine = {
  readonly cap: Pence | null;
  readonly lowest: Pence | null;
  readonly highest: Pence | null;
};

/** The cap of a line on a day (its area's own before everywhere's), and its members' lowest and highest rates there. */
export async function pricesOfLine(
  tx: Tx,
  { serviceLineId, areaId }: Pick<CallOffLine, "serviceLineId" | "areaId">,
  today: Day,
): Promise<PricesOfLine> {
  const [row] = await tx.$queryRaw<{ cap: number | null; lowest: number | null; highest: number | null }[]>`
    WITH here AS (SELECT a.id, a.everywhere FROM area a JOIN area asked ON asked.id = ${areaId}::uuid AND a.commissioner_id = asked.commissioner_id
      WHERE a.id = asked.id OR a.everywhere)
    SELECT (SELECT k.pence FROM price_cap k JOIN here ON here.id = k.area_id WHERE k.service_line_id = ${serviceLineId}::uuid
        AND k.effective_from <= ${today}::date AND (k.effective_to IS NULL OR k.effective_to > ${today}::date) ORDER BY here.everywhere LIMIT 1) AS cap,
      min(r.pence) AS lowest, max(r.pence) AS highest
    FROM rate r JOIN here ON here.id = r.area_id WHERE r.service_line_id = ${serviceLineId}::uuid
      AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date)`;
  const whole = (amount: number | null | undefined) => (amount == null ? null : pence(amount));
  return { cap: whole(row?.cap), lowest: whole(row?.lowest), highest: whole(row?.highest) };
}

/** An entry of a block's ledger as it is read. */
export type LedgerEntry = {
  readonly id: string;
  readonly kind: BlockEntryKind;
  readonly units: string;
  readonly on: Day;
  readonly note: string;
  readonly by: string;
};

/** A line of a block contract with its ledger, the newest first, and how it stands; its terms at the price that its contract has now. */
export type BlockLine = {
  readonly lineId: string;
  readonly title: string;
  readonly area: string;
  readonly unit: string;
  readonly pence: number;
  readonly terms: BlockTerms | undefined;
  readonly entries: readonly LedgerEntry[];
  readonly balance: BlockBalance;
};

/** A block contract with its lines. */
export type Block = {
  readonly contractId: string;
  readonly callOffId: string;
  readonly commissionerId: string;
  readonly reference: string;
  readonly title: string;
  readonly provider: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly madeBy: string;
  readonly lines: readonly BlockLine[];
};

/** A block contract that the actor may see; nothing for a stranger's, nor for one that is no block. */
export async function blockOf(tx: Tx, contractId: string): Promise<Block | undefined> {
  const [row] = await tx.$queryRaw<
    (Omit<Block, "lines" | "startsOn" | "endsOn"> & { startsOn: Date; endsOn: Date })[]
  >`
    SELECT c.id AS "contractId", c.call_off_id AS "callOffId", c.commissioner_id AS "commissionerId", c.reference, c.title, p.name AS provider,
      c.starts_on AS "startsOn", coalesce(c.ended_on, c.ends_on) AS "endsOn", c.made_by AS "madeBy"
    FROM contract c JOIN provider p ON p.id = c.provider_id WHERE c.id = ${contractId}::uuid AND c.kind = 'BLOCK'`;
  if (!row) return undefined;
  const terms = await blockTermsOf(tx, row.callOffId);
  const lines = await tx.$queryRaw<Omit<BlockLine, "terms" | "entries" | "balance">[]>`
    SELECT l.call_off_line_id AS "lineId", s.title, a.name AS area, s.unit::text AS unit, l.pence
    FROM contract_line l JOIN service_line s ON s.id = l.service_line_id JOIN area a ON a.id = l.area_id
    WHERE l.contract_id = ${contractId}::uuid ORDER BY s.position, a.position`;
  const entries = await entriesOf(tx, contractId);
  return {
    ...{ ...row, startsOn: fromColumn(row.startsOn), endsOn: fromColumn(row.endsOn) },
    lines: lines.map((line) => {
      const own = entries.filter(({ lineId }) => lineId === line.lineId);
      const agreed = terms.get(line.lineId);
      const stands = agreed && { ...agreed, pence: pence(line.pence) };
      return { ...line, terms: stands, entries: own, balance: balanceOf(own) };
    }),
  };
}

/** Holds a contract of the actor's own commissioner alone until the end of the transaction. */
export async function holdContract(tx: Tx, contractId: string): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contract WHERE id = ${contractId}::uuid AND commissioner_id = app.commissioner() FOR UPDATE`;
  return held.length === 1;
}

/** Adds an entry to a ledger; the database refuses what would take it below nought or above the commitment. */
export async function addBlockEntry(
  tx: Tx,
  { contractId, commissionerId }: Pick<Block, "contractId" | "commissionerId">,
  callOffLineId: string,
  { kind, units, on }: NewBlockEntry,
  { note, by, at }: { readonly note: string; readonly by: string; readonly at: Date },
) {
  await tx.blockEntry.create({
    data: {
      ...{ contractId, commissionerId, callOffLineId, kind, units, onDay: toColumn(on) },
      ...{ note, recordedBy: by, recordedAt: at },
    },
  });
}

async function entriesOf(tx: Tx, contractId: string) {
  const rows = await tx.$queryRaw<(Omit<LedgerEntry, "on"> & { on: Date; lineId: string })[]>`
    SELECT e.id, e.call_off_line_id AS "lineId", e.kind::text AS kind, e.units::text AS units, e.on_day AS "on", e.note,
      coalesce(a.name, 'a colleague') AS by
    FROM block_entry e LEFT JOIN account a ON a.id = e.recorded_by
    WHERE e.contract_id = ${contractId}::uuid ORDER BY e.on_day DESC, e.recorded_at DESC, e.id`;
  return rows.map((row) => ({ ...row, on: fromColumn(row.on) }));
}
