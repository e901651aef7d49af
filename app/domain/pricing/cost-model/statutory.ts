import {
  compareExact,
  exact,
  minus,
  over,
  times,
  toDecimal4,
  type Decimal4,
  type Exact,
} from "../../money.ts";
import { paidHour, paidHourCost, type PayParameters } from "../pay.ts";
import type { CostLine, CostTemplate, PaidLine } from "./template.ts";
import type { EnteredLines } from "./totals.ts";

/** What is asked of a model whose figure lies beside the law's: a question, never a refusal. */
export type StatutoryQuestion =
  | {
      readonly kind: "pay-below-law";
      /** The driver or the line. */
      readonly of: string;
      readonly entered: Decimal4;
      readonly lawful: Decimal4;
      /** An hour of paid work at the entered pay and at the law's, where the weekly hours are known. */
      readonly paidHour: { readonly entered: Decimal4; readonly lawful: Decimal4 } | null;
    }
  | {
      readonly kind: "mileage-beside-approved-rate";
      readonly of: string;
      readonly entered: Decimal4;
      readonly approved: Decimal4;
    };

const weeklyHours = "weekly-hours";

/**
 * Every figure that lies beside the law of the day: an hourly pay below the living wage, a line that pays less for its
 * hours than they must cost, a mileage payment other than the approved rate. A figure that is missing raises none.
 */
export function statutoryQuestions(
  template: CostTemplate,
  lines: EnteredLines,
  drivers: EnteredLines,
  law: PayParameters,
): readonly StatutoryQuestion[] {
  const hours = workedHours(drivers);
  return [
    ...template.drivers.flatMap((driver): readonly StatutoryQuestion[] => {
      const entered = drivers.get(driver.code);
      if (entered === undefined) return [];
      if (driver.statutory === "pay") return payBelow(driver.label, entered, law, hours);
      return driver.statutory === "mileage" && entered !== law.mileage
        ? [{ kind: "mileage-beside-approved-rate", of: driver.label, entered, approved: law.mileage }]
        : [];
    }),
    ...template.lines.flatMap((line) => lineBelow(line, lines, drivers, law, hours)),
  ];
}

/**
 * The lines of a model as they would be at the real Living Wage: where the hourly pay that a line follows lies below it,
 * the line rises in the same measure, its National Insurance and pension by what they would come to. Null where no hourly
 * pay or no weekly hours are known.
 */
export function payAtRealLivingWage(
  template: CostTemplate,
  lines: EnteredLines,
  drivers: EnteredLines,
  law: PayParameters,
): EnteredLines | null {
  const hours = workedHours(drivers);
  if (hours === null || !template.lines.some(({ pay }) => pay !== null && drivers.has(pay.driver)))
    return null;
  return new Map(
    [...lines].map(([code, amount]) => {
      const pay = template.lines.find((line) => line.code === code)?.pay ?? null;
      const hourly = pay === null ? undefined : drivers.get(pay.driver);
      if (pay === null || hourly === undefined) return [code, amount];
      return [code, raised(amount, pay.part, hourly, hours, law)];
    }),
  );
}

function raised(
  amount: Decimal4,
  part: PaidLine["part"],
  hourly: Decimal4,
  hours: number,
  law: PayParameters,
): Decimal4 {
  const [now, then] = [exact(hourly), exact(law.realLivingWage)];
  if (compareExact(now, then) >= 0 || compareExact(now, exact(0)) <= 0) return amount;
  const [before, after] = [partOf(part, now, hours, law), partOf(part, then, hours, law)];
  if (compareExact(before, exact(0)) === 0) return amount;
  return toDecimal4(over(times(exact(amount), after), before));
}

/** The pay of an hour, what it costs on top, or both. */
function partOf(part: PaidLine["part"], hourly: Exact, hours: number, law: PayParameters): Exact {
  if (part === "pay") return hourly;
  const both = paidHour(hourly, hours, law);
  return part === "both" ? both : minus(both, hourly);
}

function payBelow(
  of: string,
  entered: Decimal4,
  law: PayParameters,
  hours: number | null,
): readonly StatutoryQuestion[] {
  if (compareExact(exact(entered), exact(law.livingWage)) >= 0) return [];
  const paid =
    hours === null
      ? null
      : { entered: paidHourCost(entered, hours, law), lawful: paidHourCost(law.livingWage, hours, law) };
  return [{ kind: "pay-below-law", of, entered, lawful: law.livingWage, paidHour: paid }];
}

/** A line that is pay, for its paid hours in a unit, against what they must cost; one with on-costs in it only where these are known. */
function lineBelow(
  line: CostLine,
  lines: EnteredLines,
  drivers: EnteredLines,
  law: PayParameters,
  hours: number | null,
): readonly StatutoryQuestion[] {
  const amount = lines.get(line.code);
  if (line.statutory !== "pay" || line.pay === null || amount === undefined) return [];
  const inUnit = hoursInUnit(line.pay, drivers);
  if (inUnit === null) return [];
  const loaded = line.pay.part === "both" && hours !== null;
  const lawful = loaded ? paidHour(exact(law.livingWage), hours, law) : exact(law.livingWage);
  const anHour = over(exact(amount), inUnit);
  if (compareExact(exact(toDecimal4(anHour)), exact(toDecimal4(lawful))) >= 0) return [];
  return [
    {
      kind: "pay-below-law",
      of: line.name,
      entered: toDecimal4(anHour),
      lawful: toDecimal4(lawful),
      paidHour: null,
    },
  ];
}

/** How many paid hours lie in one unit; null where that is not known, or none do. */
function hoursInUnit({ hours }: PaidLine, drivers: EnteredLines): Exact | null {
  if (hours === null) return exact(1);
  const worked = drivers.get(hours.driver);
  const shared = hours.sharedBy === null ? ("1" as Decimal4) : drivers.get(hours.sharedBy);
  if (worked === undefined || shared === undefined || isNought(worked) || isNought(shared)) return null;
  return over(times(exact(worked), exact(hours.times)), exact(shared));
}

function isNought(figure: Decimal4): boolean {
  return compareExact(exact(figure), exact(0)) <= 0;
}

function workedHours(drivers: EnteredLines): number | null {
  const hours = drivers.get(weeklyHours);
  return hours === undefined || isNought(hours) ? null : Number(hours);
}
