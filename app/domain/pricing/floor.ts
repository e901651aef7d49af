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
} from "../money.ts";
import { paidHour, type PayParameters } from "./pay.ts";

/** What one unit of a line takes of a worker: hours of work for one person, travel and miles with each, and a worker's year. */
export type FloorBasis = {
  /** Hours of work in one unit, for one person (two workers for an hour make 2; an hour shared by four makes 0.25). */
  readonly workHours: Decimal4;
  /** Minutes of paid travel with each hour of work. */
  readonly travelMinutes: Decimal4;
  /** Miles driven with each hour of work. */
  readonly miles: Decimal4;
  readonly weeklyHours: number;
  readonly trainingHours: number;
  readonly sickDays: number;
};

/** One part of what an hour of work must cost, in pounds. */
export type FloorLine = {
  readonly name: "pay" | "travel" | "on-costs" | "holiday" | "training" | "sick-pay" | "mileage";
  readonly anHour: Decimal4;
};

/** The least that a unit can lawfully cost at the National Living Wage, before any overhead or surplus. */
export type Floor = { readonly lines: readonly FloorLine[]; readonly anHour: Decimal4; readonly unit: Pence };

const weeksAYear = exact(52);
const daysAWeek = exact(5);

/**
 * The lawful cost of a unit: pay at the National Living Wage for work and travel, insurance and pension on it, holiday,
 * training and sick pay spread over the hours that are left to work, and mileage. Rounded once, to whole pence, for the
 * unit. Throws where no hours are left to work.
 */
export function floorOf(basis: FloorBasis, law: PayParameters): Floor {
  const wage = exact(law.livingWage);
  const hour = paidHour(wage, basis.weeklyHours, law);
  const travel = over(exact(basis.travelMinutes), exact(60));
  const paid = plus(exact(1), travel);
  const worked = over(hoursLeftToWork(basis, law), paid);
  const spread = (amount: Exact) => over(amount, worked);
  const parts = {
    pay: wage,
    travel: times(wage, travel),
    "on-costs": times(minus(hour, wage), paid),
    holiday: spread(times(hour, exact(basis.weeklyHours), exact(law.holidayWeeks))),
    training: spread(times(hour, exact(basis.trainingHours))),
    "sick-pay": spread(times(exact(basis.sickDays), over(exact(law.sickPayWeek), daysAWeek))),
    mileage: times(exact(basis.miles), exact(law.mileage)),
  } satisfies Record<FloorLine["name"], Exact>;
  const anHour = plus(...Object.values(parts));
  return {
    lines: Object.entries(parts).map(([name, amount]) => ({
      name: name as FloorLine["name"],
      anHour: toDecimal4(amount),
    })),
    anHour: toDecimal4(anHour),
    unit: toPence(times(anHour, exact(basis.workHours))),
  };
}

/** Whether a worker's year leaves hours to work, once holiday, training and sickness are taken from it. */
export function leavesHoursToWork(
  basis: Pick<FloorBasis, "weeklyHours" | "trainingHours" | "sickDays">,
  law: Pick<PayParameters, "holidayWeeks">,
): boolean {
  return compareExact(hoursLeftToWork(basis, law), exact(0)) > 0;
}

/** Of a year's paid hours, those that are not holiday, training or sickness. */
function hoursLeftToWork(
  basis: Pick<FloorBasis, "weeklyHours" | "trainingHours" | "sickDays">,
  law: Pick<PayParameters, "holidayWeeks">,
): Exact {
  const weeks = minus(weeksAYear, exact(law.holidayWeeks), over(exact(basis.sickDays), daysAWeek));
  return minus(times(exact(basis.weeklyHours), weeks), exact(basis.trainingHours));
}
