import { addMonths, type Day } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import {
  basisPoints,
  exact,
  minus,
  mulDivHalfUp,
  over,
  plus,
  times,
  toBasisPoints,
  type BasisPoints,
  type Decimal4,
  type Pence,
} from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { paidHour, type PayParameters } from "./pay.ts";
import type { RateReason } from "./rate-reason.ts";

/** How far pay and prices moved in a year. */
export type YearlyChanges = { readonly pay: BasisPoints; readonly prices: BasisPoints };

/** The least and the most by which a year's uplift may raise a rate. */
export type UpliftBounds = { readonly floor: BasisPoints; readonly ceiling: BasisPoints };

const one = exact(1);
const whole = exact(10_000);

/** The uplift of a lot: pay's share of its costs × the change in pay + the rest × the change in prices, rounded once, half up, then held between the bounds. */
export function upliftOf(payShare: BasisPoints, changes: YearlyChanges, bounds: UpliftBounds): BasisPoints {
  const share = shareOf(payShare);
  const raised = plus(times(share, shareOf(changes.pay)), times(minus(one, share), shareOf(changes.prices)));
  return basisPoints(Math.min(Math.max(toBasisPoints(raised), bounds.floor), bounds.ceiling));
}

/** How far an hour's work at the National Living Wage moved in cost between two laws, on-costs and all, for so many hours a week. */
export function loadedPayChange(
  weeklyHours: number,
  before: PayParameters,
  after: PayParameters,
): BasisPoints {
  const cost = (law: PayParameters) => paidHour(exact(law.livingWage), weeklyHours, law);
  return toBasisPoints(minus(over(cost(after), cost(before)), one));
}

/** Pay's share of a cost, from an open book's staffing lines and its total. Throws on a total of nought. */
export function payShareOf(staffing: Decimal4, total: Decimal4): BasisPoints {
  return toBasisPoints(over(exact(staffing), exact(total)));
}

/** What keeps a rate from an automatic uplift. */
export type UpliftGates = {
  /** Rates agreed by negotiation in this many months before the day are not raised again. */
  readonly negotiatedWithinMonths: number;
  /** Weekly rates above this are raised on evidence alone; null for no threshold. */
  readonly weeklyThreshold: Pence | null;
};

/** A rate that stands on the day of an uplift, with the cap that governs it from that day. */
export type RateToUplift = {
  readonly pence: Pence;
  readonly unit: Unit;
  readonly reason: RateReason;
  readonly validFrom: Day;
  readonly byException: boolean;
  readonly capPence: Pence | null;
};

/** Why a rate is left as it is. Of the first two the provider may show evidence. */
export type LeftAsItIs = "negotiated" | "above-threshold" | "by-exception" | "over-cap" | "at-cap";

/** A raised rate; `held` where the cap stopped it. */
export type RaisedRate = { readonly pence: Pence; readonly held: boolean };

/** A rate from the day of an uplift: rate × (1 + uplift), rounded half up once, held to the cap of that day. Refuses what a gate keeps out, and what the cap leaves no room for. */
export function raise(
  rate: RateToUplift,
  uplift: BasisPoints,
  gates: UpliftGates,
  fromOn: Day,
): Verdict<RaisedRate, { readonly kind: LeftAsItIs }> {
  const gate = gateOf(rate, gates, fromOn);
  if (gate) return no({ kind: gate });
  const raised = mulDivHalfUp(rate.pence, 10_000 + uplift, 10_000);
  const held = rate.capPence !== null && raised > rate.capPence;
  const pence = held && rate.capPence !== null ? rate.capPence : raised;
  return pence === rate.pence ? no({ kind: "at-cap" }) : yes({ pence, held });
}

function gateOf(rate: RateToUplift, gates: UpliftGates, fromOn: Day): LeftAsItIs | null {
  if (rate.byException) return "by-exception";
  if (rate.capPence !== null && rate.capPence < rate.pence) return "over-cap";
  if (rate.reason === "NEGOTIATION" && rate.validFrom > addMonths(fromOn, -gates.negotiatedWithinMonths))
    return "negotiated";
  const { weeklyThreshold } = gates;
  return rate.unit === "week" && weeklyThreshold !== null && rate.pence > weeklyThreshold
    ? "above-threshold"
    : null;
}

/** An uplift as somebody means to propose it; lots without a pay share are left out of it. */
export type IntendedUplift = {
  readonly fromOn: Day;
  readonly bounds: UpliftBounds;
  readonly lots: readonly { readonly lotId: string; readonly payShare: BasisPoints }[];
};

export type ProposalRefusal = { readonly kind: "not-ahead" | "no-lots" | "floor-above-ceiling" };

/** An uplift is proposed for a day to come and for at least one lot, with a floor no higher than its ceiling. */
export function proposeUplift(
  intended: IntendedUplift,
  changes: YearlyChanges,
  today: Day,
): Verdict<
  readonly { readonly lotId: string; readonly payShare: BasisPoints; readonly uplift: BasisPoints }[],
  ProposalRefusal
> {
  const { fromOn, bounds, lots } = intended;
  if (fromOn <= today) return no({ kind: "not-ahead" });
  if (lots.length === 0) return no({ kind: "no-lots" });
  if (bounds.floor > bounds.ceiling) return no({ kind: "floor-above-ceiling" });
  return yes(lots.map((lot) => ({ ...lot, uplift: upliftOf(lot.payShare, changes, bounds) })));
}

/** What a decision on an uplift rests on. */
export type UpliftToDecide = {
  readonly proposedBy: string;
  readonly decidedAt: Date | null;
  readonly fromOn: Day;
  readonly yearlyCost: Pence;
  /** The days to come on which published rounds of its lots take effect, the soonest first. */
  readonly roundsTakeEffectOn: readonly Day[];
};

export type UpliftRefusal =
  | { readonly kind: "own-proposal" | "already-decided" | "begins-in-the-past" | "no-delegation" }
  | { readonly kind: "over-limit"; readonly limit: Pence; readonly yearlyCost: Pence }
  | { readonly kind: "changed-since"; readonly yearlyCost: Pence }
  | { readonly kind: "round-comes-first"; readonly effectiveOn: Day };

/**
 * An uplift is approved by a second person, before its day, within that person's limit of delegation, at the cost that
 * was seen. It waits for a published round whose prices take effect before it: what a rate's end is set to is never
 * changed, so a rate that an uplift has ended could not be priced again by that round.
 */
export function approveUplift(
  uplift: UpliftToDecide,
  by: { readonly accountId: string; readonly limit: Pence | null; readonly seenCost: Pence },
  today: Day,
): Verdict<null, UpliftRefusal> {
  if (uplift.decidedAt !== null) return no({ kind: "already-decided" });
  if (uplift.proposedBy === by.accountId) return no({ kind: "own-proposal" });
  if (uplift.fromOn < today) return no({ kind: "begins-in-the-past" });
  const [first] = uplift.roundsTakeEffectOn.filter((day) => day <= uplift.fromOn);
  if (first) return no({ kind: "round-comes-first", effectiveOn: first });
  if (by.limit === null) return no({ kind: "no-delegation" });
  const { yearlyCost } = uplift;
  if (yearlyCost > by.limit) return no({ kind: "over-limit", limit: by.limit, yearlyCost });
  return yearlyCost === by.seenCost ? yes(null) : no({ kind: "changed-since", yearlyCost });
}

/** An uplift is refused by somebody other than its proposer, once. */
export function refuseUplift(
  uplift: Pick<UpliftToDecide, "proposedBy" | "decidedAt">,
  byAccountId: string,
): Verdict<null, { readonly kind: "own-proposal" | "already-decided" }> {
  if (uplift.decidedAt !== null) return no({ kind: "already-decided" });
  return uplift.proposedBy === byAccountId ? no({ kind: "own-proposal" }) : yes(null);
}

function shareOf(points: BasisPoints) {
  return over(exact(points), whole);
}
