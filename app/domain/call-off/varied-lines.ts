import { compareExact, exact, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { heldByRate, type PriceRefusal } from "./bid.ts";
import { costOfLines } from "./cost.ts";

/** A line of a contract as a variation meets it. `units` and `taken` are exact decimals to two places, like "1250.50". */
export type VariableLine = {
  readonly lineId: string;
  readonly units: string;
  readonly pence: Pence;
  /** The member's own rate that it stands on; a line of a lot that is joined automatically has none. */
  readonly rateId: string | null;
  /** The member's own rate of the day from which the variation holds. */
  readonly rate: { readonly id: string; readonly pence: Pence } | null;
  /** The cap of that day; none where an exception lets the rate pass over it. */
  readonly capPence: Pence | null;
  /** What a block's ledger says was used or stood empty so far; "0" of a spot purchase. */
  readonly taken: string;
};

/** What a line is to be. */
export type LineAsked = { readonly lineId: string; readonly units: string; readonly pence: Pence };

/** A line that a variation changes, with the rate and the cap that its price was held against. */
export type VariedLine = LineAsked & {
  readonly beforeUnits: string;
  readonly beforePence: Pence;
  readonly rateId: string | null;
  readonly ratePence: Pence | null;
  readonly capPence: Pence | null;
};

export type LineRefusal =
  | { readonly kind: "another-line" | "no-units" }
  | { readonly kind: "below-taken"; readonly taken: string }
  | PriceRefusal;

/** Which lines change, and what every line of the contract then comes to, without VAT. */
export type VariedLines = { readonly changed: readonly VariedLine[]; readonly value: Pence };

/**
 * Changes units and unit prices of a contract's lines; a line that is not asked about stays. More units, or another price,
 * stand within the member's own rate and the cap of the day from which the change holds; fewer units at the same price
 * stand on what they stood on. Refuses fewer units of a block than were taken.
 */
export function varyLines(
  lines: readonly VariableLine[],
  asked: readonly LineAsked[],
): Verdict<
  VariedLines,
  { readonly kind: "line-refused"; readonly lineId: string; readonly why: LineRefusal }
> {
  const changed: VariedLine[] = [];
  for (const one of asked) {
    const line = lines.find(({ lineId }) => lineId === one.lineId);
    const varied = line ? varyLine(line, one) : no({ kind: "another-line" } as const);
    if (!varied.ok) return no({ kind: "line-refused", lineId: one.lineId, why: varied.why });
    if (varied.value) changed.push(varied.value);
  }
  const value = costOfLines(
    lines.map((line) => changed.find(({ lineId }) => lineId === line.lineId) ?? line),
  );
  return yes({ changed, value });
}

/** Null where nothing of the line moves. */
function varyLine(line: VariableLine, asked: LineAsked): Verdict<VariedLine | null, LineRefusal> {
  const { pence: beforePence, units: beforeUnits, taken, capPence } = line;
  const moved = compareExact(exact(asked.units), exact(beforeUnits));
  if (moved === 0 && asked.pence === beforePence) return yes(null);
  if (compareExact(exact(asked.units), exact("0")) <= 0) return no({ kind: "no-units" });
  if (compareExact(exact(asked.units), exact(taken)) < 0) return no({ kind: "below-taken", taken });
  const varied = { ...asked, beforeUnits, beforePence };
  if (moved < 0 && asked.pence === beforePence)
    return yes({ ...varied, rateId: line.rateId, ratePence: null, capPence: null });
  const held =
    line.rateId === null ? heldByCap(asked.pence, capPence) : heldByRate(asked.pence, line.rate, capPence);
  if (!held.ok) return held;
  return yes({ ...varied, rateId: line.rate?.id ?? null, ratePence: line.rate?.pence ?? null, capPence });
}

function heldByCap(price: Pence, capPence: Pence | null): Verdict<Pence, PriceRefusal> {
  if (price <= 0) return no({ kind: "not-above-nought" });
  return capPence !== null && price > capPence ? no({ kind: "over-cap", capPence }) : yes(price);
}
