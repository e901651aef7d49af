import {
  basisPoints,
  compareExact,
  exact,
  minus,
  mulDivHalfUp,
  over,
  plus,
  times,
  toBasisPoints,
  toDecimal4,
  toPence,
  type BasisPoints,
  type Decimal4,
  type Exact,
  type Pence,
} from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/**
 * What a line of a block is bought on. A guaranteed share of the units is paid for in any case: a unit of it that nobody
 * used at the void share of the price. A place is kept for somebody who is away at a retainer a week, for so many days.
 */
export type BlockTerms = {
  readonly pence: Pence;
  /** What a unit would cost bought singly, and where that figure is from. */
  readonly spotPence: Pence;
  readonly spotBasis: string;
  readonly guaranteed: BasisPoints;
  readonly voidShare: BasisPoints;
  readonly retainerPence: Pence;
  readonly retainerDays: number;
  readonly noticeDays: number;
  /** At which share of the units still left the commissioner is warned. */
  readonly warnAt: BasisPoints;
};

/** The terms by which a block is paid. */
export type Payment = Pick<BlockTerms, "pence" | "guaranteed" | "voidShare">;

export type TermsRefusal = { readonly kind: "over-cap"; readonly capPence: Pence };

/** A block's unit price stands within what the framework allows for the line: its cap of the day, where it has one. */
export function setBlockTerms(terms: BlockTerms, capPence: Pence | null): Verdict<BlockTerms, TermsRefusal> {
  if (capPence !== null && terms.pence > capPence) return no({ kind: "over-cap", capPence });
  return yes(terms);
}

/** What is paid when so many of the units are used: those at the price, and the unused rest of the guarantee at the void share. In pence, rounded once. */
export function blockPayment(units: string, used: string, terms: Payment): Pence {
  return toPence(payment(exact(units), exact(used), terms));
}

/** What a used unit then costs, in pounds to four places; null where nothing is used. */
export function effectivePrice(units: string, used: string, terms: Payment): Decimal4 | null {
  const taken = exact(used);
  if (compareExact(taken, exact(0)) === 0) return null;
  return toDecimal4(over(payment(exact(units), taken, terms), taken));
}

/** What buying the used units singly would have cost, less what the block costs: a saving, or below nought the cost of the supply. */
export function savingOver(
  units: string,
  used: string,
  terms: Payment & { readonly spotPence: Pence },
): Pence {
  const singly = times(pounds(terms.spotPence), exact(used));
  return toPence(minus(singly, payment(exact(units), exact(used), terms)));
}

/**
 * The least occupancy, to a hundredth of a per cent, at which the block costs no more than buying singly: price × void
 * share × guarantee ÷ (spot − price + price × void share). Nought where it never costs more, null where it always does.
 */
export function breakEven({
  pence,
  spotPence,
  guaranteed,
  voidShare,
}: Payment & { readonly spotPence: Pence }): BasisPoints | null {
  if (spotPence < pence) return null;
  const empty = times(exact(pence), share(voidShare));
  const least = plus(minus(exact(spotPence), exact(pence)), empty);
  if (compareExact(least, exact(0)) === 0) return basisPoints(0);
  const occupancy = over(times(empty, share(guaranteed)), least);
  const rounded = toBasisPoints(occupancy);
  return compareExact(share(rounded), occupancy) < 0 ? basisPoints(rounded + 1) : rounded;
}

/** The units that are a share of all. */
export function unitsAt(units: string, occupancy: BasisPoints): Decimal4 {
  return toDecimal4(times(exact(units), share(occupancy)));
}

/** The most that is paid for keeping one place while one person is away, rounded half up. */
export function mostRetained({
  retainerPence,
  retainerDays,
}: Pick<BlockTerms, "retainerPence" | "retainerDays">): Pence {
  return mulDivHalfUp(retainerPence, retainerDays, 7);
}

/** In pounds, exact. */
function payment(units: Exact, used: Exact, { pence, guaranteed, voidShare }: Payment): Exact {
  const promised = times(units, share(guaranteed));
  const unused = compareExact(promised, used) > 0 ? minus(promised, used) : exact(0);
  return plus(times(pounds(pence), used), times(pounds(pence), share(voidShare), unused));
}

function share(part: BasisPoints): Exact {
  return over(exact(part), exact(10_000));
}

function pounds(amount: Pence): Exact {
  return over(exact(amount), exact(100));
}
