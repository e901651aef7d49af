import type { BlockBalance } from "#app/domain/call-off/block-ledger.ts";
import { addDays, compareDays, daysBetween, type Day } from "#app/domain/calendar.ts";
import {
  compareExact,
  exact,
  minus,
  over,
  plus,
  times,
  toDecimal4,
  toPence,
  type Decimal4,
  type Exact,
  type Pence,
} from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { isWithin, type Element, type Span } from "./element.ts";
import type { Retainer } from "./ending.ts";
import type { Suspension } from "./placement.ts";
import type { OfferedPart } from "./placing.ts";

/** Units of a line that a placement took from a block in some days: used while the person was there, and kept empty while away. */
export type Drawn = { readonly serviceLineId: string; readonly used: Decimal4; readonly kept: Decimal4 };

/**
 * What a placement takes from its block from a day up to an excluded day: a week's units by sevenths of a week, to two
 * places half up; days of suspension are kept empty, not used.
 */
export function drawnIn(
  {
    elements,
    suspensions,
  }: { readonly elements: readonly Element[]; readonly suspensions: readonly Suspension[] },
  span: Span & { readonly toOn: Day },
): readonly Drawn[] {
  const care = elements.filter(({ kind }) => kind === "care");
  const lines = [...new Set(care.map(({ serviceLineId }) => serviceLineId))];
  return lines.map((serviceLineId) => {
    const own = care.filter((one) => one.serviceLineId === serviceLineId);
    const away = own.map((one) =>
      units(
        one,
        suspensions.map((two) => overlap(overlap(one, span), two)),
      ),
    );
    const all = own.map((one) => units(one, [overlap(one, span)]));
    const kept = hundredths(plus(...away));
    const whole = hundredths(plus(...all));
    return { serviceLineId, kept, used: toDecimal4(minus(exact(whole), exact(kept))) };
  });
}

function units(element: Element, spans: readonly (Span | null)[]): Exact {
  const days = spans.reduce((sum, span) => sum + (span?.toOn ? daysBetween(span.fromOn, span.toOn) : 0), 0);
  return over(times(exact(element.units), exact(days)), exact(7));
}

function overlap(one: Span | null, other: Span): Span | null {
  if (!one) return null;
  const fromOn = isWithin(other, one.fromOn) ? one.fromOn : other.fromOn;
  const toOn =
    one.toOn === null || (other.toOn !== null && compareDays(other.toOn, one.toOn) < 0)
      ? other.toOn
      : one.toOn;
  if (toOn !== null && compareDays(toOn, fromOn) <= 0) return null;
  return { fromOn, toOn };
}

/** To two places, half up, as a block's ledger keeps units. */
function hundredths(figure: Exact): Decimal4 {
  return toDecimal4(over(exact(toPence(figure)), exact(100)));
}

/** A line of a block with its price, what is left of it, and what is paid to keep a place. */
export type BlockLineOfPlacement = {
  readonly lineId: string;
  readonly serviceLineId: string;
  readonly pence: Pence;
  readonly balance: BlockBalance;
  readonly retainer: Retainer | null;
};

/** A block contract as far as a placement draws from it; its last day is included. */
export type BlockOfPlacement = {
  readonly contractId: string;
  readonly reference: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly lines: readonly BlockLineOfPlacement[];
};

export type BlockRefusal =
  | { readonly kind: "outside-the-block"; readonly startsOn: Day; readonly endsOn: Day }
  | { readonly kind: "line-not-in-block"; readonly serviceLineId: string }
  | { readonly kind: "too-little-left"; readonly left: Decimal4 };

/**
 * The parts of an offer bought from a block, at the block's own unit prices. The placement begins within the block's
 * term and ends no later, every line is one of the block's, and there is at least a week's units left of each.
 */
export function onBlock<P extends OfferedPart>(
  parts: readonly P[],
  { fromOn, toOn }: Span,
  block: BlockOfPlacement,
): Verdict<readonly P[], BlockRefusal> {
  const { startsOn, endsOn } = block;
  const within = compareDays(startsOn, fromOn) <= 0 && compareDays(fromOn, endsOn) <= 0;
  if (!within || (toOn !== null && compareDays(toOn, addDays(endsOn, 1)) > 0))
    return no({ kind: "outside-the-block", startsOn, endsOn });
  const bought: P[] = [];
  for (const part of parts) {
    const line = block.lines.find(({ serviceLineId }) => serviceLineId === part.serviceLineId);
    if (!line) return no({ kind: "line-not-in-block", serviceLineId: part.serviceLineId });
    const { left } = line.balance;
    if (compareExact(exact(part.units), exact(left)) > 0) return no({ kind: "too-little-left", left });
    bought.push({ ...part, pence: line.pence });
  }
  return yes(bought);
}
