import {
  blockPayment,
  breakEven,
  effectivePrice,
  mostRetained,
  savingOver,
  unitsAt,
  type BlockTerms,
} from "#app/domain/call-off/block.ts";
import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { basisPoints, formatDecimal4, formatPercent, formatPounds, pence } from "#app/domain/money.ts";
import type { BlockSums } from "./BlockTerms.tsx";

const occupancies = [6_000, 7_000, 8_000, 9_000, 10_000] as const;

/** The terms of a block's line and what follows from them, in words and sums. */
export function blockSums(terms: BlockTerms, units: string, storedUnit: string): BlockSums {
  const unit = toUnit(storedUnit);
  const each = unit ? ` ${unitInWords(unit)}` : "";
  return {
    terms: [
      { key: "Units over the term", value: unitsInWords(units, unit) },
      { key: "Price in the block", value: `${formatPounds(terms.pence)}${each}` },
      {
        key: "Guaranteed",
        value: `${formatPercent(terms.guaranteed)}: ${unitsInWords(unitsAt(units, terms.guaranteed), unit)}`,
      },
      {
        key: "A guaranteed unit that nobody used",
        value:
          terms.voidShare === 0 ? "Is not paid" : `Is paid at ${formatPercent(terms.voidShare)} of the price`,
      },
      {
        key: "Keeping a place for somebody who is away",
        value:
          terms.retainerDays === 0
            ? "Is not paid"
            : `${formatPounds(terms.retainerPence)} a week for up to ${terms.retainerDays} days: at most ${formatPounds(mostRetained(terms))} each time`,
      },
      { key: "Notice to end the block", value: `${terms.noticeDays} days` },
      { key: "A warning is sent", value: `when ${formatPercent(terms.warnAt)} or less of the units is left` },
      { key: "Bought singly", value: `${formatPounds(terms.spotPence)}${each}: ${terms.spotBasis}` },
    ],
    breakEven: breakEvenInWords(terms, each),
    table: occupancies.map((points) => rowAt(terms, units, points)),
  };
}

function rowAt(terms: BlockTerms, units: string, points: number) {
  const used = unitsAt(units, basisPoints(points));
  const price = effectivePrice(units, used, terms);
  return {
    ...{ occupancy: formatPercent(basisPoints(points)), used },
    paid: formatPounds(blockPayment(units, used, terms)),
    price: price === null ? "–" : formatDecimal4(price),
    saving: savingInWords(savingOver(units, used, terms)),
  };
}

function savingInWords(saving: number): string {
  if (saving === 0) return "The same";
  return saving > 0 ? `${formatPounds(pence(saving))} less` : `${formatPounds(pence(-saving))} more`;
}

function breakEvenInWords(terms: BlockTerms, each: string): string {
  const from = breakEven(terms);
  const singly = `${formatPounds(terms.spotPence)}${each}`;
  if (from === null)
    return `The block costs more than buying singly at ${singly} however much of it is used: it pays for supply that would not be there otherwise, and does not save.`;
  if (from === 0)
    return `The block never costs more than buying singly at ${singly}, however little is used.`;
  return `The block costs no more than buying singly at ${singly} once ${formatPercent(from)} of the units or more is used. Below that it costs more.`;
}
