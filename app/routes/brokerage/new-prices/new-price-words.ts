import type { SkippedBecause } from "#app/data/brokerage/repriced-placements.server.ts";
import type { LeftAlone } from "#app/domain/brokerage/new-price.ts";
import type { NewPricesRefusal } from "#app/domain/brokerage/new-prices-decision.ts";
import type { PlacementLeft } from "#app/domain/brokerage/new-prices.ts";
import { formatPounds, pence, type Pence } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";

/** Where a proposal stands. */
export const proposalLooks = {
  waiting: { word: "Waits for approval", colour: "yellow" },
  approved: { word: "Approved", colour: "green" },
  refused: { word: "Refused", colour: "red" },
} as const satisfies Record<string, StatusLook>;

/** Where it stands, by what was decided. */
export function standsAs({ approved }: { readonly approved: boolean | null }): keyof typeof proposalLooks {
  if (approved === null) return "waiting";
  return approved ? "approved" : "refused";
}

/** Why a part stays at its price. */
export const leftWords: { readonly [reason in LeftAlone | PlacementLeft]: string } = {
  nursing: "Paid by the NHS at its own figure",
  ended: "Ends before that day",
  "begins-later": "Begins on that day or later: amend it by itself",
  "rule-never": "The lot’s rule says never",
  "paid-once": "Paid once",
  "off-framework": "Outside the framework: a round does not reach it",
  block: "Priced by its block contract",
  "own-price": "A price agreed apart from the rate",
  "not-in-uplift": "Its lot is not in the uplift",
  "rate-unchanged": "Its rate does not change that day",
  "at-cap": "At its cap already",
  "over-cap": "Above its cap, without an exception that holds that day",
  cancelled: "Cancelled",
  "not-running": "Does not run on that day",
  "awaiting-approval": "Awaits approval itself",
  "review-waits": "A review of it waits for its decision: decide on it first",
  "not-funded": "Nobody pays all of it: agree who does first",
  "funding-in-the-way":
    "The fixed sums agreed would not make the new price: agree who pays from that day first",
};

/** Why a placement was passed over. */
export const skippedWords: { readonly [reason in SkippedBecause]: string } = {
  changed: "It has changed since",
  ended: "It ends before that day",
  cancelled: "It is cancelled",
};

/** A difference with its sign: "+£12.00", "−£3.50". */
export function difference(amount: Pence): string {
  if (amount === 0) return formatPounds(amount);
  return `${amount > 0 ? "+" : "−"}${formatPounds(pence(Math.abs(amount)))}`;
}

/** What a year costs more or less. */
export function yearInWords(yearly: Pence): string {
  return `${formatPounds(pence(Math.abs(yearly)))} ${yearly < 0 ? "less" : "more"} in a year`;
}

/** Why a decision on new prices is refused. */
export function decisionInWords(why: NewPricesRefusal): string {
  switch (why.kind) {
    case "already-decided":
      return "These new prices have been decided on already";
    case "own-proposal":
      return "You proposed these new prices: another person must decide";
    case "no-limit":
      return "Your role has no limit for placements: somebody with one must approve";
    case "over-limit":
      return `This costs ${formatPounds(why.yearly)} more in a year, above your limit of ${formatPounds(why.limit)}: somebody with a higher limit must approve`;
    default:
      return unreachable(why);
  }
}
