import type { Day } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";

/** The most that may be paid for a service line in an area, from a day until another (excluded). */
export type Cap = {
  readonly id: string;
  readonly areaId: string;
  readonly pence: Pence;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
};

/** An area in which a cap or a price holds; one of them is "everywhere". */
export type PriceArea = { readonly id: string; readonly name: string; readonly everywhere: boolean };

/** The cap of one line that governs an area on a day: the area's own wins over "everywhere"; null where none holds. */
export function governingCap(
  caps: readonly Cap[],
  areas: readonly PriceArea[],
  areaId: string,
  day: Day,
): Cap | null {
  const holding = caps.filter((cap) => holdsOn(cap, day));
  const everywhere = areas.find((area) => area.everywhere)?.id;
  return (
    holding.find((cap) => cap.areaId === areaId) ?? holding.find((cap) => cap.areaId === everywhere) ?? null
  );
}

/**
 * The areas for which a line is priced by someone who covers `covered`: each covered area that has a cap of its own on
 * the day, and "everywhere" for the rest, if there is a rest.
 */
export function pricedAreas(
  caps: readonly Cap[],
  areas: readonly PriceArea[],
  covered: readonly string[],
  day: Day,
): readonly PriceArea[] {
  const everywhere = areas.find((area) => area.everywhere);
  const coversAll = everywhere !== undefined && covered.includes(everywhere.id);
  const own = areas.filter(
    (area) =>
      !area.everywhere &&
      (coversAll || covered.includes(area.id)) &&
      caps.some((cap) => cap.areaId === area.id && holdsOn(cap, day)),
  );
  const rest = areas.some(
    (area) => covered.includes(area.id) && (area.everywhere || !own.some((one) => one.id === area.id)),
  );
  return rest && everywhere ? [everywhere, ...own] : own;
}

function holdsOn(cap: Cap, day: Day): boolean {
  return cap.effectiveFrom <= day && (cap.effectiveTo === null || cap.effectiveTo > day);
}
