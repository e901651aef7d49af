import type { StaffActor } from "#app/domain/access/actor.ts";
import { enterInBlock, type EntryRefusal, type NewBlockEntry } from "#app/domain/call-off/block-ledger.ts";
import { drawnIn, type BlockOfPlacement } from "#app/domain/brokerage/drawdown.ts";
import { addDays, compareDays, dayOf, type Day } from "#app/domain/calendar.ts";
import { compareExact, exact, type Decimal4 } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addBlockEntry, holdContract } from "#app/data/call-off/blocks.server.ts";
import { blockForPlacing } from "#app/data/brokerage/placement-blocks.server.ts";
import { saveDrawn } from "#app/data/brokerage/placement-deeds.server.ts";
import type { PlacementOnFile } from "#app/data/brokerage/placements.server.ts";
import type { Arrival, Tx } from "#app/data/db.server.ts";
import { onPlacement, type NotFound } from "./holding-placement.server.ts";

export type DrawRefusal = EntryRefusal | { readonly kind: "no-block" | "nothing-to-draw" };

/**
 * Draws what a placement has taken from its block since it was last drawn, up to yesterday's end: units used, and units
 * kept empty while the person was away. Entries keep the block's balance.
 */
export function drawFromBlock(
  actor: StaffActor,
  placementId: string,
  arrival?: Arrival,
): Promise<Verdict<true, DrawRefusal | NotFound>> {
  return onPlacement<StaffActor, true, DrawRefusal>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      const { contractId, providerId, commissionerId } = placement;
      if (contractId === null || !(await holdContract(tx, contractId))) return no({ kind: "no-block" });
      const block = await blockForPlacing(tx, contractId, providerId);
      if (!block) return no({ kind: "no-block" });
      const span = daysToDraw(placement, block, dayOf(now));
      if (!span) return no({ kind: "nothing-to-draw" });
      const on = addDays(span.toOn, -1);
      const entries = drawnIn(placement, span).flatMap(({ serviceLineId, used, kept }) => {
        const line = block.lines.find((one) => one.serviceLineId === serviceLineId);
        if (!line) return [];
        const entry = (kind: NewBlockEntry["kind"], units: Decimal4) => ({
          line,
          entry: { kind, units, on },
        });
        return [entry("DRAWDOWN", used), entry("VOID", kept)].filter(({ entry: { units } }) => isSome(units));
      });
      for (const { line, entry } of entries) {
        const verdict = enterInBlock(entry, line.balance, block, dayOf(now));
        if (!verdict.ok) return verdict;
      }
      const note = `${placement.reference}, ${span.fromOn} up to ${span.toOn}`;
      const beside = { note, by: actor.accountId, at: now };
      for (const { line, entry } of entries)
        await enter(tx, { contractId, commissionerId }, line.lineId, entry, beside);
      await saveDrawn(tx, placementId, span.toOn);
      return yes(true);
    },
  );
}

/** The days not drawn yet, within the placement and the block's term, up to today. */
function daysToDraw(
  { fromOn, toOn, drawnUntil, approvedOn, cancelledOn }: PlacementOnFile,
  { startsOn, endsOn }: BlockOfPlacement,
  today: Day,
) {
  if (approvedOn === null || cancelledOn !== null) return null;
  const [first] = [drawnUntil ?? fromOn, startsOn].sort(compareDays).reverse();
  const [last] = [toOn ?? today, addDays(endsOn, 1), today].sort(compareDays);
  return first && last && compareDays(first, last) < 0 ? { fromOn: first, toOn: last } : null;
}

function isSome(units: Decimal4): boolean {
  return compareExact(exact(units), exact(0)) > 0;
}

type Beside = { readonly note: string; readonly by: string; readonly at: Date };

async function enter(
  tx: Tx,
  contract: { readonly contractId: string; readonly commissionerId: string },
  lineId: string,
  entry: NewBlockEntry,
  beside: Beside,
) {
  await addBlockEntry(tx, contract, lineId, entry, beside);
  const { kind, units, on } = entry;
  const subject = { kind: "contract", id: contract.contractId } as const;
  record(tx, { kind: "block-entered", subject, entry: kind, lineId, units, on }, beside.note);
}
