import { between, exact, minus, over, plus, times, toDecimal4, type Decimal4, type Exact } from "../money.ts";

/** What the law makes an hour of work cost from a day on, in pounds and as shares of one. */
export type PayParameters = {
  /** National Living Wage, £ an hour. */
  readonly livingWage: Decimal4;
  /** Employer National Insurance: the share of pay above the threshold, £ a year. */
  readonly insurance: { readonly rate: Decimal4; readonly thresholdAYear: Decimal4 };
  /** The least employer pension contribution: the share of pay between two bounds, £ a year. */
  readonly pension: {
    readonly rate: Decimal4;
    readonly bandFrom: Decimal4;
    readonly bandTo: Decimal4;
  };
  readonly holidayWeeks: Decimal4;
  /** Statutory sick pay, £ a week. */
  readonly sickPayWeek: Decimal4;
  /** Approved mileage allowance for a car, £ a mile. */
  readonly mileage: Decimal4;
  /** The real Living Wage, which nobody is bound to pay, £ an hour. */
  readonly realLivingWage: Decimal4;
};

const weeksAYear = exact(52);

/**
 * What an hour of paid work costs the employer, £ to four places: pay, National Insurance on what the year's pay is
 * above the threshold, and pension on what lies in the band, for so many hours a week over 52 weeks. Never a flat
 * percentage: the fewer hours a week, the more of the pay lies under the threshold. Throws on hours of nought or less.
 */
export function paidHourCost(hourlyPay: Decimal4, weeklyHours: number, law: PayParameters): Decimal4 {
  return toDecimal4(paidHour(exact(hourlyPay), weeklyHours, law));
}

/** The same, before it is rounded. */
export function paidHour(hourlyPay: Exact, weeklyHours: number, law: PayParameters): Exact {
  if (weeklyHours <= 0) throw new RangeError(`Nobody works ${weeklyHours} hours a week`);
  const hours = times(exact(weeklyHours), weeksAYear);
  const pay = times(hourlyPay, hours);
  return over(plus(pay, insuranceOf(pay, law), pensionOf(pay, law)), hours);
}

/** Employer National Insurance on a year's pay. */
function insuranceOf(pay: Exact, { insurance }: PayParameters): Exact {
  return times(aboveNought(minus(pay, exact(insurance.thresholdAYear))), exact(insurance.rate));
}

/** The least employer pension contribution on a year's pay. */
function pensionOf(pay: Exact, { pension }: PayParameters): Exact {
  const inBand = between(exact(pension.bandFrom), pay, exact(pension.bandTo));
  return times(minus(inBand, exact(pension.bandFrom)), exact(pension.rate));
}

function aboveNought(figure: Exact): Exact {
  return between(exact(0), figure, exact(1_000_000_000));
}
