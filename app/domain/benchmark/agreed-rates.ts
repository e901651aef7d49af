import type { Pence } from "#app/domain/money.ts";
import { median, quartiles, type Quartiles } from "./statistics.ts";

/** A price on which a question ended: agreed in a negotiation, or accepted because something explains it. */
export type SettledPrice = {
  /** Lot, client group, unit and region together. */
  readonly group: string;
  readonly provider: string;
  /** What is paid for a unit from then on. */
  readonly pence: Pence;
  /** What was asked or paid for a unit before. */
  readonly before: Pence;
};

/** What a group settled on; null where too few distinct providers stand behind it, and then not even how many. */
export type AgreedRate = {
  readonly group: string;
  readonly figures: {
    readonly prices: number;
    readonly providers: number;
    /** In pence: statistics, never a price. */
    readonly quartiles: Quartiles;
    /** The middle of what is paid to what was asked: 0.92 is eight per cent less. */
    readonly kept: number;
  } | null;
};

/**
 * What was settled group by group, in the order in which groups come. Groups do not overlap and no total stands over
 * them, so that nothing can be worked out of a group that is held back by taking others away.
 */
export function agreedRates(
  settled: readonly SettledPrice[],
  fewestProviders: number,
): readonly AgreedRate[] {
  return [...new Set(settled.map(({ group }) => group))].map((group) => {
    const prices = settled.filter((one) => one.group === group);
    const providers = new Set(prices.map(({ provider }) => provider)).size;
    if (providers < fewestProviders) return { group, figures: null };
    return {
      group,
      figures: {
        ...{ prices: prices.length, providers },
        quartiles: quartiles(prices.map(({ pence }) => pence)),
        kept: median(prices.map(({ pence, before }) => pence / before)),
      },
    };
  });
}
