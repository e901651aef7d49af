import { addDays, daysBetween, type Day } from "#app/domain/calendar.ts";
import {
  compareExact,
  exact,
  minus,
  over,
  plus,
  times,
  toDecimal4,
  type BasisPoints,
  type Decimal4,
  type Exact,
} from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** What a block's ledger tells: units committed (and no longer, by a variation), used, stood empty, and brought back. */
export type BlockEntryKind = "COMMITTED" | "REDUCED" | "DRAWDOWN" | "VOID" | "RETURNED";

/** Units are exact decimals to two places. */
export type BlockEntry = { readonly kind: BlockEntryKind; readonly units: string };

/** How a line of a block stands. `taken` is what was used or stood empty, less what came back. */
export type BlockBalance = {
  readonly committed: Decimal4;
  readonly taken: Decimal4;
  readonly left: Decimal4;
};

/** Adds a ledger up. */
export function balanceOf(entries: readonly BlockEntry[]): BlockBalance {
  const sum = (...kinds: readonly BlockEntryKind[]) =>
    plus(...entries.filter(({ kind }) => kinds.includes(kind)).map(({ units }) => exact(units)));
  const committed = minus(sum("COMMITTED"), sum("REDUCED"));
  const taken = minus(sum("DRAWDOWN", "VOID"), sum("RETURNED"));
  return {
    committed: toDecimal4(committed),
    taken: toDecimal4(taken),
    left: toDecimal4(minus(committed, taken)),
  };
}

/** An entry as it is to be made. */
export type NewBlockEntry = {
  readonly kind: Exclude<BlockEntryKind, "COMMITTED" | "REDUCED">;
  readonly units: string;
  readonly on: Day;
};

export type EntryRefusal =
  | { readonly kind: "more-than-left"; readonly left: Decimal4 }
  | { readonly kind: "more-than-taken"; readonly taken: Decimal4 }
  | { readonly kind: "outside-term" | "in-the-future" };

/** An entry keeps the balance between nought and the commitment, and is about a day of the contract up to today. */
export function enterInBlock(
  entry: NewBlockEntry,
  { left, taken }: BlockBalance,
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day },
  today: Day,
): Verdict<NewBlockEntry, EntryRefusal> {
  if (entry.on > today) return no({ kind: "in-the-future" });
  if (entry.on < startsOn || entry.on > endsOn) return no({ kind: "outside-term" });
  if (entry.kind === "RETURNED")
    return isMore(entry.units, taken) ? no({ kind: "more-than-taken", taken }) : yes(entry);
  return isMore(entry.units, left) ? no({ kind: "more-than-left", left }) : yes(entry);
}

/** Whether so little is left that the commissioner is warned: at the share of the commitment or below it. */
export function isRunningLow({ left, committed }: BlockBalance, warnAt: BasisPoints): boolean {
  const threshold = over(times(exact(committed), exact(warnAt)), exact(10_000));
  return compareExact(exact(left), threshold) <= 0;
}

/** The first day on which nothing is left at the pace since the start, counted to the end of today; null while nothing is taken or left. */
export function runsOutOn({ taken, left }: BlockBalance, startsOn: Day, today: Day): Day | null {
  const days = daysBetween(startsOn, today) + 1;
  if (days < 1 || !isMore(taken, "0") || !isMore(left, "0")) return null;
  return addDays(today, wholeDays(over(times(exact(left), exact(days)), exact(taken))) + 1);
}

function wholeDays(exactly: Exact): number {
  return Number(toDecimal4(exactly).split(".")[0]);
}

function isMore(one: string, other: string): boolean {
  return compareExact(exact(one), exact(other)) > 0;
}
