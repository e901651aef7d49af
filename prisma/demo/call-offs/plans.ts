import { plansBeforeBids } from "./plans-before-bids.ts";
import { plansOfBids } from "./plans-of-bids.ts";
import { plansOfContracts } from "./plans-of-contracts.ts";
import type { Plan } from "./plan.ts";

/** Every call-off of the demonstration, in the order in which they were drafted. */
export const plans: readonly Plan[] = [...plansOfContracts, ...plansOfBids, ...plansBeforeBids].sort(
  (one, other) => one.createdAt.getTime() - other.createdAt.getTime(),
);

const contracted = plans
  .flatMap(({ key, contract }) => (contract ? [{ key, madeAt: contract.madeAt }] : []))
  .sort((one, other) => one.madeAt.getTime() - other.madeAt.getTime());

/** The reference of a call-off, numbered as they were drafted. */
export function referenceOf({ key }: Plan): string {
  return numbered("CO", plans.findIndex((plan) => plan.key === key) + 1);
}

/** The reference of a contract, numbered as they were made. */
export function contractReferenceOf({ key }: Plan): string {
  return numbered("C", contracted.findIndex((one) => one.key === key) + 1);
}

function numbered(prefix: string, nth: number): string {
  return `${prefix}-2026-${String(nth).padStart(4, "0")}`;
}
