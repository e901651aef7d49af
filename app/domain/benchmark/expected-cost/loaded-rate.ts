import { exact, minus, plus, times, toDecimal4, type Decimal4, type Exact } from "../../money.ts";
import { paidHour } from "../../pricing/pay.ts";
import { nightPayCode, payCode, type CostParameters, type Three } from "./cost-figures.ts";

/** Whose hour it is: a worker's by day, or one's who is awake at night. */
export type Role = "worker" | "night-worker";

/** One part of what an hour of work costs, in pounds, for one set. */
export type RatePart = {
  readonly code: string;
  readonly name: string;
  readonly amount: Decimal4;
};

/** Which of the three sets. */
export type Set = keyof Three<unknown>;

/** Each set, from the cheapest to the dearest. */
export const sets = ["low", "middle", "high"] as const satisfies readonly Set[];

/**
 * What an hour of work costs by one set, before it is rounded: basic pay × (1 + holiday), National Insurance and pension
 * on pay and holiday by the hours that a worker works in a week, and on basic pay the shares for sickness and maternity,
 * training and agency. A night worker has the worker's pay where no other is on file. Null where no pay is.
 */
export function loadedRate(parameters: CostParameters, role: Role, set: Set): Exact | null {
  const pay = payOf(parameters, role, set);
  return pay && plus(...partsOf(parameters, pay, set).map(({ exactly }) => exactly));
}

/** The same, part by part, each to four places. */
export function partsOfRate(parameters: CostParameters, role: Role, set: Set): readonly RatePart[] | null {
  const pay = payOf(parameters, role, set);
  return (
    pay &&
    partsOf(parameters, pay, set).map(({ code, name, exactly }) => ({
      code,
      name,
      amount: toDecimal4(exactly),
    }))
  );
}

const holidayCode = "holiday";

function payOf({ figures }: CostParameters, role: Role, set: Set): Exact | null {
  const of = (code: string) =>
    figures.find((figure) => figure.code === code && figure.origin.kind !== "none");
  const found = (role === "night-worker" ? of(nightPayCode) : undefined) ?? of(payCode);
  return found ? exact(found[set]) : null;
}

type Part = { readonly code: string; readonly name: string; readonly exactly: Exact };

function partsOf({ figures, weeklyHours, law }: CostParameters, pay: Exact, set: Set): readonly Part[] {
  const shares = figures.filter(({ part }) => part === "on-pay");
  const holiday = shares.find(({ code }) => code === holidayCode);
  const paid = plus(exact(1), holiday ? exact(holiday[set]) : exact(0));
  const onCosts = minus(paidHour(pay, Number(weeklyHours.hours), law.pay), pay);
  return [
    { code: payCode, name: "Basic pay", exactly: pay },
    { code: "on-costs", name: "National Insurance and pension", exactly: times(onCosts, paid) },
    ...shares.map(({ code, name, [set]: share }) => ({ code, name, exactly: times(pay, exact(share)) })),
  ];
}
