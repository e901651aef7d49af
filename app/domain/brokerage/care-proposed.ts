import type { CareSlot, CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import {
  exact,
  over,
  plus,
  times,
  toDecimal4,
  toPence,
  type Decimal4,
  type Exact,
} from "#app/domain/money.ts";
import type { Need } from "./need.ts";

/**
 * What the care of a week could be by the needs on file, for somebody to confirm or correct: needs that staff share among
 * people are shared hours (by the fewest who share one of them, the hours brought to that number), one at a time is one
 * to one, two or three at a time two to one (three make half as many hours again), each to a quarter of an hour. Needs say nothing of nights.
 */
export function proposeSlots(needs: readonly Need[]): CareSlots {
  const of = (belongs: (need: Need) => boolean) => needs.filter(belongs);
  const shared = of(({ ratio }) => ratio.people > 1);
  const people = Math.min(...shared.map(({ ratio }) => ratio.people));
  const single = of(({ ratio }) => ratio.people === 1 && ratio.staff === 1);
  const double = of(({ ratio }) => ratio.people === 1 && ratio.staff > 1);
  const slots: readonly (CareSlot | null)[] = [
    shared.length === 0
      ? null
      : { kind: "shared", hours: quarters(times(workerHours(shared), exact(people))), people },
    single.length === 0 ? null : { kind: "one-to-one", hours: quarters(workerHours(single)) },
    double.length === 0 ? null : { kind: "two-to-one", hours: quarters(over(workerHours(double), exact(2))) },
  ];
  return slots.flatMap((slot) => slot ?? []);
}

/** The hours of workers that needs take for one person in a week. */
function workerHours(needs: readonly Need[]): Exact {
  return plus(
    ...needs.map(({ timesAWeek, minutes, ratio }) =>
      over(exact(timesAWeek * minutes * ratio.staff), exact(60 * ratio.people)),
    ),
  );
}

/** To a whole number of quarters of an hour, and one at least. */
function quarters(hours: Exact): Decimal4 {
  const wholes = Math.max(toPence(over(hours, exact(25))), 1);
  return toDecimal4(over(exact(wholes), exact(4)));
}
