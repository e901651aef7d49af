import { mulDivHalfUp, pence, type Pence } from "../money.ts";

/** A rate that would stand on the day a cap begins, with what its member declares of volume there. */
export type RateUnderCap = {
  readonly providerId: string;
  readonly providerName: string;
  readonly small: boolean;
  readonly areaId: string;
  readonly areaName: string;
  readonly locationId: string;
  readonly locationName: string;
  readonly pence: Pence;
  /** Whole units a year and people; null where none are declared. */
  readonly volume: { readonly units: number; readonly people: number } | null;
};

/** Of a group of rates: how many members and locations a cap would leave over it, for how many people, at what spend. */
export type CapEffect = {
  readonly members: number;
  readonly membersOver: number;
  readonly locationsOver: number;
  readonly peopleOver: number;
  /** What the council spends a year on the rates over the cap, from declared volumes, in pence. */
  readonly spendOver: Pence;
  /** What those members would lose a year if they came down to the cap, in pence. */
  readonly atStake: Pence;
  /** How many of the rates over the cap have no declared volume, so that nothing is counted for them. */
  readonly withoutVolume: number;
};

/** The effect of a cap of so many pence on the rates that it would govern. */
export function capEffect(rates: readonly RateUnderCap[], cap: Pence): CapEffect {
  const over = rates.filter((rate) => rate.pence > cap);
  const sum = (of: (rate: RateUnderCap) => number) =>
    pence(over.reduce((total, rate) => total + of(rate), 0));
  return {
    members: distinct(rates, (rate) => rate.providerId),
    membersOver: distinct(over, (rate) => rate.providerId),
    locationsOver: distinct(over, (rate) => rate.locationId),
    peopleOver: over.reduce((total, rate) => total + (rate.volume?.people ?? 0), 0),
    spendOver: sum((rate) => ofAYear(rate.pence, rate)),
    atStake: sum((rate) => ofAYear(pence(rate.pence - cap), rate)),
    withoutVolume: over.filter((rate) => rate.volume === null).length,
  };
}

/** The same, apart for each group, in the order of their names. */
export function capEffectBy(
  rates: readonly RateUnderCap[],
  cap: Pence,
  group: (rate: RateUnderCap) => string,
): readonly (CapEffect & { readonly group: string })[] {
  return [...new Set(rates.map(group))].sort().map((name) => ({
    group: name,
    ...capEffect(
      rates.filter((rate) => group(rate) === name),
      cap,
    ),
  }));
}

function ofAYear(amount: Pence, rate: RateUnderCap): number {
  return mulDivHalfUp(amount, rate.volume?.units ?? 0, 1);
}

function distinct(rates: readonly RateUnderCap[], of: (rate: RateUnderCap) => string): number {
  return new Set(rates.map(of)).size;
}
