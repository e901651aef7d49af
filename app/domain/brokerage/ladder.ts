import { staffHoursAWeek, type Need } from "./need.ts";
import type { SupportReason } from "./support-reason.ts";

/** A rung of the care ladder; the lowest position is tried first. */
export type Rung = {
  readonly id: string;
  readonly position: number;
  readonly tier: number;
  readonly name: string;
};

/** For whom a lot is meant: the reasons for support, and the hours that are needed in a week (null: without a most). */
export type LotGuide = {
  readonly supportReasons: readonly string[];
  readonly leastHours: number;
  readonly mostHours: number | null;
};

/** A lot with its rung and its guide, as far as it has them. */
export type LadderLot = {
  readonly lotId: string;
  readonly rungId: string | null;
  readonly guide: LotGuide | null;
};

/** A rung with the lots on it that fit, and whether it lies below the lowest that fits: to be tried first. */
export type RungSuggested = {
  readonly rung: Rung;
  readonly lotIds: readonly string[];
  readonly tryFirst: boolean;
};

/** The hours of staff that needs take in a week, all together, a part of an hour counted as one. */
export function hoursNeeded(needs: readonly Need[]): number {
  return Math.ceil(needs.reduce((sum, need) => sum + staffHoursAWeek(need), 0));
}

/**
 * The care ladder for a person from its lowest rung up: the rungs with lots whose guide fits the reason for support and
 * the hours needed, and those below the lowest of them, which could be tried first. A rung above without a lot that fits
 * is left out. Nothing fits where no lot has a guide: then every rung with a lot is shown, and none is put first.
 */
export function climb(
  person: { readonly supportReason: SupportReason; readonly hours: number },
  rungs: readonly Rung[],
  lots: readonly LadderLot[],
): readonly RungSuggested[] {
  const ladder = [...rungs].sort((a, b) => a.position - b.position);
  const guided = lots.some(({ guide }) => guide !== null);
  const suits = (lot: LadderLot) => !guided || (lot.guide !== null && fits(lot.guide, person));
  const steps = ladder.map((rung) => ({
    rung,
    lotIds: lots.filter((lot) => lot.rungId === rung.id && suits(lot)).map(({ lotId }) => lotId),
  }));
  const lowest = steps.findIndex(({ lotIds }) => lotIds.length > 0);
  return steps.flatMap((step, at) =>
    step.lotIds.length > 0 || (guided && at < lowest) ? [{ ...step, tryFirst: at < lowest }] : [],
  );
}

function fits(
  { supportReasons, leastHours, mostHours }: LotGuide,
  { supportReason, hours }: { readonly supportReason: SupportReason; readonly hours: number },
): boolean {
  return (
    supportReasons.includes(supportReason) &&
    hours >= leastHours &&
    (mostHours === null || hours <= mostHours)
  );
}
