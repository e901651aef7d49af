import type { Day } from "#app/domain/calendar.ts";
import { isOn } from "#app/domain/framework/membership.ts";

/** A price of one line that holds in an area at a location from a day until another (excluded). */
export type DatedRate = {
  readonly areaId: string;
  readonly locationId: string;
  readonly pence: number;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** Where a price is asked for; `areaId` is null where no area is known. */
export type AskedPlace = {
  readonly areaId: string | null;
  readonly everywhereId: string;
  readonly locationId: string;
  /** The location that stands for the whole organisation. */
  readonly organisationId: string | null;
};

/**
 * The rate that held for a line at a place on a day, out of all that the line ever had: the place's own wins over the
 * organisation's, then the specific area's over everywhere's. Where no area is known, everywhere's wins, then the
 * lowest. Nothing where none held.
 */
export function rateOn<R extends DatedRate>(
  history: readonly R[],
  { areaId, everywhereId, locationId, organisationId }: AskedPlace,
  day: Day,
): R | undefined {
  const rank = (rate: R) => [
    rate.locationId === locationId ? 0 : 1,
    rate.areaId === (areaId ?? everywhereId) ? 0 : 1,
    rate.pence,
  ];
  const holding = history.filter(
    (rate) =>
      isOn(rate.validFrom, rate.validTo, day) &&
      (rate.locationId === locationId || rate.locationId === organisationId) &&
      (areaId === null || rate.areaId === areaId || rate.areaId === everywhereId),
  );
  return holding.sort((a, b) => compare(rank(a), rank(b)))[0];
}

/** Where no place is named: of the rates that hold at each place of a provider the dearest, which is what it may ask at most. */
export function dearestRateOn<R extends DatedRate>(
  history: readonly R[],
  { areaId, everywhereId }: Pick<AskedPlace, "areaId" | "everywhereId">,
  day: Day,
): R | undefined {
  const held = [...new Set(history.map(({ locationId }) => locationId))].flatMap((locationId) => {
    const rate = rateOn(history, { areaId, everywhereId, locationId, organisationId: null }, day);
    return rate ? [rate] : [];
  });
  return held.sort((a, b) => b.pence - a.pence)[0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
