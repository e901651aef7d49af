import { shortDay } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import { isRunningLow, runsOutOn } from "#app/domain/call-off/block-ledger.ts";
import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { decimal4, formatPercent } from "#app/domain/money.ts";
import type { Block, BlockLine } from "#app/data/call-off/blocks.server.ts";
import { blockSums } from "#app/components/call-off/block-sums.ts";

/** A line of a block contract as its page shows it: how it stands, when it runs out at this pace, and its ledger. */
export function blockLine({ startsOn, endsOn }: Block, line: BlockLine, today: Day) {
  const { balance, terms } = line;
  const unit = toUnit(line.unit);
  const runsOut = runsOutOn(balance, startsOn, today);
  const low = terms !== undefined && isRunningLow(balance, terms.warnAt);
  return {
    ...{ id: line.lineId, title: `${line.title}, ${line.area}` },
    left: `${unitsInWords(balance.left, unit)} of ${unitsInWords(balance.committed, unit)}`,
    taken: unitsInWords(balance.taken, unit),
    pace: paceInWords(balance.left, runsOut, endsOn),
    low: low ? `${formatPercent(terms.warnAt)} or less of the units is left.` : null,
    sums: terms ? blockSums(terms, balance.committed, line.unit) : null,
    entries: line.entries.map((entry) => ({
      ...{ id: entry.id, kind: entry.kind, note: entry.note, by: entry.by },
      ...{ on: shortDay(entry.on), units: decimal4(entry.units) },
    })),
  };
}

function paceInWords(left: string, runsOut: Day | null, endsOn: Day): string {
  if (left === "0") return "Nothing is left.";
  if (!runsOut) return "Nothing has been taken yet.";
  if (runsOut > endsOn)
    return `At the present pace some of it is left when the contract ends on ${shortDay(endsOn)}.`;
  return `At the present pace nothing is left from ${shortDay(runsOut)}, before the contract ends on ${shortDay(endsOn)}.`;
}
