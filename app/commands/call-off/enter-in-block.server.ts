import type { StaffActor } from "#app/domain/access/actor.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import {
  enterInBlock,
  isRunningLow,
  runsOutOn,
  type EntryRefusal,
  type NewBlockEntry,
} from "#app/domain/call-off/block-ledger.ts";
import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addBlockEntry, blockOf, holdContract, type Block } from "#app/data/call-off/blocks.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queueToStaff } from "#app/data/outbox.server.ts";
import { blockLowLetter } from "#app/mail/block-low.ts";

/**
 * Records units of a block as used, stood empty or brought back. Entries of a contract wait for one another, so that its
 * balance is never below nought. Who made the contract is warned once when little is left. Null for a stranger's.
 */
export function recordInBlock(
  actor: StaffActor,
  contractId: string,
  lineId: string,
  entry: NewBlockEntry & { readonly note: string },
  arrival?: Arrival,
): Promise<Verdict<true, EntryRefusal | { readonly kind: "not-a-line" }> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const block = (await holdContract(tx, contractId)) ? await blockOf(tx, contractId) : undefined;
      if (!block) return null;
      const line = block.lines.find((one) => one.lineId === lineId);
      if (!line) return no({ kind: "not-a-line" });
      const verdict = enterInBlock(entry, line.balance, block, dayOf(now));
      if (!verdict.ok) return verdict;
      await addBlockEntry(tx, block, lineId, entry, { note: entry.note, by: actor.accountId, at: now });
      const { kind, units, on } = entry;
      record(
        tx,
        {
          kind: "block-entered",
          subject: { kind: "contract", id: contractId },
          entry: kind,
          lineId,
          units,
          on,
        },
        entry.note || undefined,
      );
      await warnWhenLow(tx, contractId, lineId, dayOf(now));
      return yes(true);
    },
    arrival,
  );
}

async function warnWhenLow(tx: Tx, contractId: string, lineId: string, today: Day) {
  const block = await blockOf(tx, contractId);
  const line = block?.lines.find((one) => one.lineId === lineId);
  if (!block || !line?.terms || !isRunningLow(line.balance, line.terms.warnAt)) return;
  await queueToStaff(
    tx,
    block.madeBy,
    letterAbout(block, line, today),
    `block-low:${contractId}:${lineId}:${line.balance.committed}`,
  );
}

function letterAbout(block: Block, line: Block["lines"][number], today: Day) {
  const runsOut = runsOutOn(line.balance, block.startsOn, today);
  return blockLowLetter({
    ...{ reference: block.reference, title: block.title, line: line.title },
    left: unitsInWords(line.balance.left, toUnit(line.unit)),
    runsOut: runsOut && shortDay(runsOut),
  });
}
