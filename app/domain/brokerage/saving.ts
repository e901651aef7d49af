import { compareDays, daysBetween, toDay, type Day } from "#app/domain/calendar.ts";
import { mulDivHalfUp, pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/**
 * What a saving is: a price that is paid falls (cashable); a price asked is not paid (avoided); money comes back once;
 * another pays a share (income); a person needs less (step-down). Cashable and avoided are never added together.
 */
export const savingKinds = ["cashable", "avoided", "one-off", "income", "step-down"] as const;
export type SavingKind = (typeof savingKinds)[number];

/** How far a saving is proven: only what finance has validated counts as made. */
export const savingStates = ["proposed", "agreed", "evidenced", "validated", "reversed"] as const;
export type SavingState = (typeof savingStates)[number];

const nextStates: Readonly<Record<SavingState, readonly SavingState[]>> = {
  proposed: ["agreed", "reversed"],
  agreed: ["evidenced", "reversed"],
  evidenced: ["validated", "reversed"],
  validated: ["reversed"],
  reversed: [],
};

export type SavingMove = {
  readonly to: SavingState;
  /** The price, share or repayment on file that shows the saving; null while there is none. */
  readonly evidenceId: string | null;
  readonly byFinance: boolean;
};

export type SavingRefusal =
  | { readonly kind: "not-from-here"; readonly from: SavingState }
  | { readonly kind: "no-evidence" | "not-finance" };

/** Moves a saving on. Evidence is a new price, share or repayment on file; validation is finance's alone. */
export function moveSaving(
  from: SavingState,
  { to, evidenceId, byFinance }: SavingMove,
): Verdict<SavingState, SavingRefusal> {
  if (!nextStates[from].includes(to)) return no({ kind: "not-from-here", from });
  if (to === "evidenced" && evidenceId === null) return no({ kind: "no-evidence" });
  if (to === "validated" && !byFinance) return no({ kind: "not-finance" });
  return yes(to);
}

/** What a saving of a week comes to in the financial year in which it begins, and in a full year. */
export type Effect = { readonly partYear: Pence; readonly fullYear: Pence };

/**
 * The effect of a weekly saving from a day up to an excluded day. A part year has its days ÷ 7 weeks, both the first
 * day and 31 March counted, as in the client-level data; a full year has 365 ÷ 7 weeks.
 */
export function effectOf(weekly: Pence, fromOn: Day, toOn: Day | null = null): Effect {
  const yearEnd = endOfFinancialYear(fromOn);
  const last = toOn !== null && compareDays(toOn, yearEnd) < 0 ? toOn : yearEnd;
  const days = Math.max(daysBetween(fromOn, last), 0);
  return { partYear: mulDivHalfUp(weekly, days, 7), fullYear: mulDivHalfUp(weekly, 365, 7) };
}

/** The excluded last day of the financial year of a day: the 1 April that follows. */
function endOfFinancialYear(day: Day): Day {
  const year = Number(day.slice(0, 4));
  const april = toDay(`${year}-04-01`);
  return compareDays(day, april) < 0 ? april : toDay(`${year + 1}-04-01`);
}

/** A saving as it is counted. */
export type CountedSaving = Effect & { readonly kind: SavingKind; readonly state: SavingState };

/** Sums by kind and never across kinds, of the savings in the states asked for. */
export function sumByKind(
  savings: readonly CountedSaving[],
  counted: readonly SavingState[],
): Readonly<Record<SavingKind, Effect>> {
  const of = (kind: SavingKind): Effect => {
    const some = savings.filter((saving) => saving.kind === kind && counted.includes(saving.state));
    const sum = (part: keyof Effect) => pence(some.reduce((total, saving) => total + saving[part], 0));
    return { partYear: sum("partYear"), fullYear: sum("fullYear") };
  };
  return {
    cashable: of("cashable"),
    avoided: of("avoided"),
    "one-off": of("one-off"),
    income: of("income"),
    "step-down": of("step-down"),
  };
}
