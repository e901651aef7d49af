import {
  addDecimal4,
  compareExact,
  exact,
  minus,
  over,
  plus,
  times,
  toDecimal4,
  type Decimal4,
} from "../../money.ts";
import { no, yes, type Verdict } from "../../verdict.ts";
import type { CostTemplate } from "./template.ts";
import type { EnteredLines } from "./totals.ts";

/** By what the homes of a lot share what their head office costs. */
export type SharingKey = "beds" | "residents" | "hours" | "turnover";

/** Every key, in the order in which screens list them. */
export const sharingKeys = [
  "beds",
  "residents",
  "hours",
  "turnover",
] as const satisfies readonly SharingKey[];

/** What a head office costs a year, by line, with the share of each home by the key and the units that it delivers. */
export type CentralCosts = {
  readonly key: SharingKey;
  /** Pounds a year, by the code of the line. */
  readonly lines: EnteredLines;
  readonly homes: readonly CentralHome[];
};

export type CentralHome = {
  readonly locationId: string;
  /** Its beds, residents, hours or pounds of turnover. */
  readonly share: Decimal4;
  /** How many units of the model it delivers in a year: resident weeks, contact hours. */
  readonly unitsAYear: Decimal4;
};

/** Why central costs cannot be shared. */
export type CentralRefusal =
  | { readonly kind: "not-a-central-line"; readonly code: string }
  | { readonly kind: "negative-figure"; readonly of: string }
  | { readonly kind: "no-shares" }
  | { readonly kind: "no-units"; readonly locationId: string };

/** Whether central costs can be shared: central lines alone, none negative, some share, and units wherever there is one. */
export function checkCentral(
  costs: CentralCosts,
  template: CostTemplate,
): Verdict<CentralCosts, CentralRefusal> {
  for (const [code, amount] of costs.lines) {
    const line = template.lines.find((one) => one.code === code);
    if (line?.kind !== "central") return no({ kind: "not-a-central-line", code });
    if (isBelowNought(amount)) return no({ kind: "negative-figure", of: code });
  }
  for (const { locationId, share, unitsAYear } of costs.homes) {
    if (isBelowNought(share)) return no({ kind: "negative-figure", of: locationId });
    if (!isAboveNought(unitsAYear)) return no({ kind: "no-units", locationId });
  }
  return costs.homes.some(({ share }) => isAboveNought(share)) ? yes(costs) : no({ kind: "no-shares" });
}

/**
 * What each home bears of the central lines in a unit: pounds a year × its share ÷ all shares, ÷ its units a year. The
 * yearly parts are cut to ten-thousandths of a pound and what is left goes to the homes that lost most by it, the first
 * of equals first, so that they add up to the whole; the part of a unit is rounded half up. Throws on costs that
 * `checkCentral` refuses.
 */
export function centralLines({ lines, homes }: CentralCosts): ReadonlyMap<string, EnteredLines> {
  const shared = new Map<string, Map<string, Decimal4>>(
    homes.map(({ locationId }) => [locationId, new Map()]),
  );
  for (const [code, poundsAYear] of lines) {
    const parts = shareOut(
      poundsAYear,
      homes.map(({ share }) => share),
    );
    homes.forEach(({ locationId, unitsAYear }, place) => {
      const aYear = parts[place] ?? ("0" as Decimal4);
      shared.get(locationId)?.set(code, toDecimal4(over(exact(aYear), exact(unitsAYear))));
    });
  }
  return shared;
}

/** An amount shared out in parts of a ten-thousandth that add up to it, by shares of which some are above nought. */
export function shareOut(amount: Decimal4, shares: readonly Decimal4[]): readonly Decimal4[] {
  const all = plus(...shares.map((share) => exact(share)));
  const wanted = shares.map((share) => over(times(exact(amount), exact(share)), all));
  const cut = wanted.map((part) => cutToDecimal4(part));
  const lost = wanted.map((part, place) => minus(part, exact(cut[place] ?? "0")));
  const order = lost
    .map((_, place) => place)
    .sort((one, other) => compareExact(at(lost, other), at(lost, one)) || one - other);
  const left = minus(exact(amount), exact(addDecimal4(...cut)));
  return cut.map((part, place) => {
    const before = times(exact(order.indexOf(place)), step);
    return compareExact(before, left) < 0 ? toDecimal4(plus(exact(part), step)) : part;
  });
}

const step = exact("0.0001");

function at<T>(all: readonly T[], place: number): T {
  const found = all[place];
  if (found === undefined) throw new RangeError(`No place ${place}`);
  return found;
}

/** The most ten-thousandths that are no more than a figure of nought or above. */
function cutToDecimal4(figure: ReturnType<typeof exact>): Decimal4 {
  const near = toDecimal4(figure);
  return compareExact(exact(near), figure) > 0 ? toDecimal4(minus(exact(near), step)) : near;
}

function isBelowNought(figure: Decimal4): boolean {
  return compareExact(exact(figure), exact(0)) < 0;
}

function isAboveNought(figure: Decimal4): boolean {
  return compareExact(exact(figure), exact(0)) > 0;
}
