import { compareDays, type Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { no, unreachable, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Funded, Stream } from "./funding.ts";
import { needsPanel } from "./panel.ts";
import { daysOfChange, firstUnfunded, weekOn, yearlyCost, type Placement } from "./placement.ts";

/** What the person and others pay themselves; everything else is public money. */
const privateStreams: readonly Stream[] = ["client", "top-up"];

/** What public bodies pay of a week: everything but the person's contribution and top-ups. In pence. */
export function publicPart(funded: readonly Funded[]): Pence {
  const own = funded.filter(({ stream }) => !privateStreams.includes(stream));
  return pence(own.reduce((sum, one) => sum + one.pence, 0));
}

/** The dearest week that a placement has on any of its days: its whole price, and what the public purse pays of it. */
export function dearestWeek(placement: Placement): Week {
  return dearestOn(placement, daysOfChange({ ...placement, suspensions: [] }));
}

/** The whole price of a week, and what the public purse pays of it. */
type Week = { readonly care: Pence; readonly publicPence: Pence };

function dearestOn(placement: Placement, days: readonly Day[]): Week {
  const unsuspended = { ...placement, suspensions: [] };
  const weeks = days.map((day) => weekOn(unsuspended, day));
  const known = weeks.flatMap((week) => (week.ok ? [week.value] : []));
  return {
    care: pence(Math.max(0, ...known.map(({ care }) => care))),
    publicPence: pence(Math.max(0, ...known.map(({ funded }) => publicPart(funded)))),
  };
}

/**
 * What a change of a placement from a day on adds to its yearly cost to the public purse, by the dearest week from that day;
 * nought where it adds nothing. What was dearer before that day does not count.
 */
export function addedAYear(after: Placement, before: Placement, fromOn: Day): Pence {
  const most = (placement: Placement) => dearestFrom(placement, fromOn).publicPence;
  return yearlyCost(pence(Math.max(0, most(after) - most(before))));
}

/** The dearest week that a placement has on a day or later, as `dearestWeek` gives it. */
export function dearestFrom(placement: Placement, fromOn: Day): Week {
  const later = daysOfChange(placement).filter((day) => compareDays(day, fromOn) > 0);
  return dearestOn(placement, [fromOn, ...later]);
}

/** What a panel set for a request: up to which price for a week, and the excluded day on which that expires. */
export type PanelLimit = { readonly weekly: Pence; readonly expiresOn: Day };

/** What a cost is held against when it is approved. */
export type ApprovalLimits = {
  /** Up to which yearly cost the approver may approve that day; null where its roles have no limit. */
  readonly limit: Pence | null;
  /** Null where no panel decided on the request. */
  readonly panel: PanelLimit | null;
  /** The price for a week from which a panel has to be asked; left out where none has to be. */
  readonly panelFrom?: Pence | null;
};

export type ApprovalFacts = ApprovalLimits & {
  readonly madeBy: string | null;
  readonly approved: boolean;
  readonly returned: boolean;
};

export type LimitsRefusal =
  | { readonly kind: "no-limit" }
  | { readonly kind: "over-limit"; readonly limit: Pence; readonly yearly: Pence }
  | PanelRefusal;

export type ApprovalRefusal =
  { readonly kind: "not-waiting" | "returned" | "own-placement" | "not-funded" } | LimitsRefusal;

/** What an approval is given for: the price of the dearest week, and what that costs the public purse in a year. */
export type Approved = { readonly weekly: Pence; readonly yearly: Pence };

/**
 * Approves the cost of a placement: by another than made it, within the approver's own yearly limit of that day and the
 * panel's weekly limit where a panel set one. Over the panel's limit, or after it expired, the case returns to the panel.
 */
export function approvePlacement(
  placement: Placement,
  facts: ApprovalFacts,
  by: string,
  today: Day,
): Verdict<Approved, ApprovalRefusal> {
  if (facts.approved || !isLiving(placement, today)) return no({ kind: "not-waiting" });
  if (facts.returned) return no({ kind: "returned" });
  if (facts.madeBy === by) return no({ kind: "own-placement" });
  if (firstUnfunded(placement)) return no({ kind: "not-funded" });
  return withinLimits(dearestWeek(placement), facts, today);
}

/** Whether what a week costs is within the approver's yearly limit and what the panel decided. */
export function withinLimits(
  { care, publicPence }: Week,
  { panel, panelFrom, limit }: ApprovalLimits,
  today: Day,
): Verdict<Approved, LimitsRefusal> {
  const yearly = yearlyCost(publicPence);
  const within = withinPanelLimit(panel, care, today, panelFrom);
  if (!within.ok) return within;
  if (limit === null) return no({ kind: "no-limit" });
  if (yearly > limit) return no({ kind: "over-limit", limit, yearly });
  return yes({ weekly: care, yearly });
}

export type PanelRefusal =
  | { readonly kind: "over-panel"; readonly limitWeekly: Pence; readonly weekly: Pence }
  | { readonly kind: "panel-expired"; readonly expiredOn: Day }
  | { readonly kind: "panel-not-asked"; readonly weekly: Pence };

/** Whether a price for a week needs no panel, by `needsPanel`: within a limit that holds, or below where one has to be asked. */
export function withinPanelLimit(
  panel: PanelLimit | null,
  weekly: Pence,
  today: Day,
  fromWeekly: Pence | null = null,
): Verdict<true, PanelRefusal> {
  const limit = panel && { limitWeekly: panel.weekly, expiresOn: panel.expiresOn };
  const need = needsPanel({ fromWeekly, limit }, weekly, today);
  if (!need.needed) return yes(true);
  switch (need.why) {
    case "over-limit":
      return no({ kind: "over-panel", limitWeekly: pence(weekly - need.overPence), weekly });
    case "limit-expired":
      return no({ kind: "panel-expired", expiredOn: need.expiredOn });
    case "no-limit":
      return no({ kind: "panel-not-asked", weekly });
    default:
      return unreachable(need);
  }
}

/** An approver returns a placement that waits for it to brokerage; it may not be its own maker either. */
export function returnPlacement(
  placement: Placement,
  facts: Pick<ApprovalFacts, "madeBy" | "approved" | "returned">,
  by: string,
  today: Day,
): Verdict<true, { readonly kind: "not-waiting" | "returned" | "own-placement" }> {
  if (facts.approved || !isLiving(placement, today)) return no({ kind: "not-waiting" });
  if (facts.returned) return no({ kind: "returned" });
  return facts.madeBy === by ? no({ kind: "own-placement" }) : yes(true);
}

function isLiving({ cancelledOn, toOn }: Placement, today: Day): boolean {
  return cancelledOn === null && (toOn === null || compareDays(toOn, today) > 0);
}
