import { Decimal } from "decimal.js";
import { no, yes, type Verdict } from "./verdict.ts";

/** A sum in whole pence, exact; negative only for a difference or a credit. */
export type Pence = number & { readonly __brand: "Pence" };

/** A share or a change in hundredths of one per cent: 320 is 3.2%. Always whole. */
export type BasisPoints = number & { readonly __brand: "BasisPoints" };

/** An exact decimal with at most four places, as plain digits without needless noughts: "23.405", "-1". */
export type Decimal4 = string & { readonly __brand: "Decimal4" };

/** An exact figure in the middle of a calculation; it is rounded once, at the end, by `toDecimal4` or `toPence`. */
export type Exact = { readonly __brand: "Exact" };

/** Why a typed amount is refused. */
export type AmountRefusal = {
  readonly kind: "empty" | "not-a-number" | "too-many-decimals" | "negative" | "too-large";
};

const Figure = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });
const mostWholeDigits = 7;
const typedAmount = /^(?<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.(?<decimals>[0-9]+))?$/;
const storedDecimal = /^-?[0-9]{1,15}(?:\.[0-9]{1,4})?$/;

/** A number of pence that our own code vouches for. Throws unless it is a safe whole number. */
export function pence(n: number): Pence {
  return wholeNumber(n, "pence") as Pence;
}

/** A number of basis points that our own code vouches for. Throws unless it is a safe whole number. */
export function basisPoints(n: number): BasisPoints {
  return wholeNumber(n, "basis points") as BasisPoints;
}

/** Reads pounds as people type them ("21.50", "£1,234.50"), up to £9,999,999.99 unless more whole digits are allowed. Refuses everything else, and says why; nought is read. */
export function parsePounds(text: string, wholeDigits = mostWholeDigits): Verdict<Pence, AmountRefusal> {
  const amount = readAmount(text, 2, wholeDigits);
  return amount.ok ? yes(pence(amount.value.times(100).toNumber())) : amount;
}

/** Reads a cost-model line in pounds with up to four decimals, below £10,000,000. Refuses what `parsePounds` refuses. */
export function parseDecimal4(text: string): Verdict<Decimal4, AmountRefusal> {
  const amount = readAmount(text, 4);
  return amount.ok ? yes(plain(amount.value)) : amount;
}

/** An exact decimal from a stored row or our own code ("23.4050" → "23.405"). Throws beyond four places or on anything but plain digits. */
export function decimal4(text: string): Decimal4 {
  if (!storedDecimal.test(text)) throw new RangeError(`Not an exact decimal to four places: ${text}`);
  return plain(new Figure(text));
}

/**
 * The decimal that a number stored by a spreadsheet stands for, to the 15 digits that spreadsheets keep: "1.1000000000000001"
 * and "1.1E0" are 1.1, and 0.30000000000000004 is 0.3, not `whole`. Null for what is not a number.
 */
export function spreadsheetDecimal(
  stored: string,
): { readonly digits: string; readonly whole: boolean } | null {
  if (!/^-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,3})?$/.test(stored)) return null;
  const held = new Figure(String(Number(stored)));
  const meant = held.toSignificantDigits(15);
  return held.isFinite() ? { digits: meant.toFixed(), whole: meant.equals(held) } : null;
}

/** The exact sum, without rounding; nothing adds up to 0. */
export function addDecimal4(...terms: readonly Decimal4[]): Decimal4 {
  return plain(terms.reduce((sum, term) => sum.plus(term), new Figure(0)));
}

/** Pounds with two to four decimals, none of them lost: "£1,234.50", "£23.405". */
export function formatDecimal4(pounds: Decimal4): string {
  const exact = new Figure(pounds);
  return inPounds(exact, Math.max(2, exact.decimalPlaces()));
}

/** Rounds exact pounds to whole pence, half a penny up (away from nought): "23.405" → 2341 pence. */
export function roundHalfUpToPence(pounds: Decimal4): Pence {
  return pence(rounded(new Figure(pounds).times(100)));
}

/** An amount × numerator ÷ denominator in whole pence, rounded once, half up (away from nought). Throws unless the denominator is above nought and both are whole. */
export function mulDivHalfUp(amount: Pence, numerator: number, denominator: number): Pence {
  wholeNumber(numerator, "numerator");
  if (wholeNumber(denominator, "denominator") <= 0) throw new RangeError(`Cannot divide by ${denominator}`);
  // Whole numbers that the machine holds exactly need no decimals; a night brings a million prices to its day.
  const product = amount * numerator;
  if (product >= 0 && Number.isSafeInteger(product) && denominator < 2 ** 52) {
    const rest = product % denominator;
    return pence((product - rest) / denominator + (rest * 2 >= denominator ? 1 : 0));
  }
  return pence(rounded(new Figure(amount).times(numerator).div(denominator)));
}

/** The most whole pence that are no more than a share of an amount: 11500 of 2,201 is 2531. */
export function shareDown(amount: Pence, share: BasisPoints): Pence {
  return pence(new Figure(amount).times(share).div(10_000).floor().toNumber());
}

/** The fewest whole pence that are no less than a share of an amount: 9000 of 2,201 is 1981. */
export function shareUp(amount: Pence, share: BasisPoints): Pence {
  return pence(new Figure(amount).times(share).div(10_000).ceil().toNumber());
}

/** How far a price moved, in basis points of where it began, rounded half up. Refuses a starting price of nought or less. */
export function changeInBasisPoints(
  from: Pence,
  to: Pence,
): Verdict<BasisPoints, { readonly kind: "no-starting-price" }> {
  if (from <= 0) return no({ kind: "no-starting-price" });
  return yes(basisPoints(rounded(new Figure(to).minus(from).times(10_000).div(from))));
}

/** A figure to calculate with, from plain digits ("12.71", "0.138", 52) that our own code or a stored row vouches for. Throws on anything else. */
export function exact(figure: string | number): Exact {
  if (!/^-?[0-9]+(?:\.[0-9]+)?$/.test(String(figure))) throw new RangeError(`Not a figure: ${figure}`);
  return hidden(new Figure(figure));
}

/** The exact sum; nothing adds up to nought. */
export function plus(...terms: readonly Exact[]): Exact {
  return hidden(terms.reduce((sum, term) => sum.plus(shown(term)), new Figure(0)));
}

/** The first less all the others. */
export function minus(from: Exact, ...taken: readonly Exact[]): Exact {
  return hidden(taken.reduce((left, one) => left.minus(shown(one)), shown(from)));
}

/** The exact product; of nothing it is one. */
export function times(...factors: readonly Exact[]): Exact {
  return hidden(factors.reduce((product, factor) => product.times(shown(factor)), new Figure(1)));
}

/** The first divided by the second, to 60 significant digits. Throws when that is nought. */
export function over(dividend: Exact, divisor: Exact): Exact {
  if (shown(divisor).isZero()) throw new RangeError("Cannot divide by nought");
  return hidden(shown(dividend).div(shown(divisor)));
}

/** The figure, held between a least and a most. */
export function between(least: Exact, figure: Exact, most: Exact): Exact {
  return hidden(Figure.min(Figure.max(shown(least), shown(figure)), shown(most)));
}

/** Whether the first is below (-1), level with (0) or above (1) the second. */
export function compareExact(one: Exact, other: Exact): -1 | 0 | 1 {
  return shown(one).comparedTo(shown(other)) as -1 | 0 | 1;
}

/** Rounds a finished calculation in pounds to four places, half up (away from nought). */
export function toDecimal4(figure: Exact): Decimal4 {
  return plain(shown(figure).toDecimalPlaces(4));
}

/** Rounds a finished calculation in pounds to whole pence, half a penny up (away from nought). */
export function toPence(figure: Exact): Pence {
  return pence(rounded(shown(figure).times(100)));
}

/** Rounds a share or a change (0.0562) to whole basis points (562), half up (away from nought). */
export function toBasisPoints(figure: Exact): BasisPoints {
  return basisPoints(rounded(shown(figure).times(10_000)));
}

/** Pounds and pence with thousands separated: "£1,234.50", "-£0.05". */
export function formatPounds(amount: Pence): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return poundsOf(amount < 0, digits.slice(0, -2), digits.slice(-2));
}

/** A count with thousands separated and no needless noughts: "8320.00" → "8,320", "1250.5" → "1,250.5". */
export function formatCount(count: Decimal4): string {
  const [whole = "", decimals] = count.split(".");
  return withThousands(whole) + (decimals ? `.${decimals}` : "");
}

/** A change as a signed percentage to one decimal, rounded half up: "+3.2%", "-0.5%", "0.0%". */
export function formatChange(change: BasisPoints): string {
  const percent = new Figure(change).div(100).toDecimalPlaces(1);
  const sign = percent.isZero() ? "" : percent.isNegative() ? "-" : "+";
  return `${sign}${percent.abs().toFixed(1)}%`;
}

/** A share or a change as a percentage with all its decimals: "5.62%", "73.7%", "0%". */
export function formatPercent(share: BasisPoints): string {
  return `${new Figure(share).div(100).toFixed()}%`;
}

function hidden(figure: Decimal): Exact {
  return figure as unknown as Exact;
}

function shown(figure: Exact): Decimal {
  return figure as unknown as Decimal;
}

function wholeNumber(n: number, what: string): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number of ${what}: ${n}`);
  return n === 0 ? 0 : n;
}

function readAmount(
  text: string,
  places: number,
  wholeDigits = mostWholeDigits,
): Verdict<Decimal, AmountRefusal> {
  const typed = text.trim();
  if (typed === "") return no({ kind: "empty" });
  const [sign, unsigned] = withoutSign(typed);
  const match = typedAmount.exec(unsigned)?.groups;
  if (!match) return no({ kind: "not-a-number" });
  if (sign) return no({ kind: "negative" });
  const whole = (match["whole"] ?? "").replaceAll(",", "").replace(/^0+(?=[0-9])/, "");
  const decimals = match["decimals"] ?? "";
  if (decimals.length > places) return no({ kind: "too-many-decimals" });
  if (whole.length > wholeDigits) return no({ kind: "too-large" });
  return yes(new Figure(`${whole}.${decimals}0`));
}

/** Takes off the pound sign, and a minus on either side of it: "-£5" and "£-5" are both minus five. */
function withoutSign(typed: string): readonly [minus: boolean, unsigned: string] {
  const match = /^(?:£?(?<minus>[-−])£?|£)/.exec(typed);
  return [match?.groups?.["minus"] !== undefined, typed.slice(match?.[0].length ?? 0)];
}

function rounded(exact: Decimal): number {
  return exact.toDecimalPlaces(0).toNumber();
}

function plain(exact: Decimal): Decimal4 {
  return (exact.isZero() ? "0" : exact.toFixed()) as Decimal4;
}

function inPounds(exact: Decimal, places: number): string {
  const [whole = "0", decimals = ""] = exact.abs().toFixed(places).split(".");
  return poundsOf(exact.isNegative() && !exact.isZero(), whole, decimals);
}

function poundsOf(negative: boolean, whole: string, decimals: string): string {
  return `${negative ? "-" : ""}£${withThousands(whole)}.${decimals}`;
}

function withThousands(whole: string): string {
  return whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}
