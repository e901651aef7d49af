import {
  compareExact,
  decimal4,
  exact,
  over,
  times,
  toDecimal4,
  toPence,
  type Decimal4,
} from "../../money.ts";
import type { CostFigure, CostParameters, FigureUnit } from "./cost-figures.ts";

/** How many providers stand behind a figure at least, so that ten of them are others whoever asks. */
const fewest = 11;

/**
 * The parameters as a provider may know them, to work out the estimate of its own placement with: figures of open books
 * rounded to ten pence an hour or a night, a pound a week and a hundredth of a share, but never below
 * the living wage; weekly hours to whole hours; of
 * what the council typed in, not the source. Null where any figure stands on fewer than eleven providers: not even a
 * total is told then, because a few placements with other hours would give that figure away.
 */
export function forProvider(parameters: CostParameters): CostParameters | null {
  const { figures, weeklyHours, law } = parameters;
  const origins = [...figures.map(({ origin }) => origin), weeklyHours.origin];
  if (origins.some((origin) => origin.kind === "open-books" && origin.providers < fewest)) return null;
  const hours =
    weeklyHours.origin.kind === "open-books" ? rounded(weeklyHours.hours, "1") : weeklyHours.hours;
  const wage = law.pay.livingWage;
  return {
    figures: figures.map((figure) => shown(figure, wage)),
    weeklyHours: { ...weeklyHours, hours },
    law,
  };
}

const steps: Readonly<Record<FigureUnit, string>> = { hour: "0.1", night: "0.1", week: "1", share: "0.01" };

function shown(figure: CostFigure, wage: Decimal4): CostFigure {
  const { origin, unit, low, middle, high } = figure;
  if (origin.kind === "typed") return { ...figure, origin: { kind: "typed", source: "" } };
  if (origin.kind !== "open-books") return figure;
  const told = (amount: Decimal4) => {
    const near = rounded(amount, steps[unit]);
    return figure.part === "pay" && compareExact(exact(near), exact(wage)) < 0 ? wage : near;
  };
  return { ...figure, low: told(low), middle: told(middle), high: told(high) };
}

/** To a whole number of steps, half a step up. */
function rounded(figure: Decimal4, step: string): Decimal4 {
  const wholes = toPence(over(exact(figure), times(exact(step), exact(100))));
  return toDecimal4(times(exact(decimal4(String(wholes))), exact(step)));
}
