import {
  exact,
  over,
  pence,
  plus,
  times,
  toDecimal4,
  toPence,
  type Decimal4,
  type Exact,
  type Pence,
} from "../../money.ts";
import { no, yes, type Verdict } from "../../verdict.ts";
import {
  hoursAWeek,
  peopleOf,
  workersOf,
  type CareSlot,
  type CareSlots,
  type SlotKind,
} from "./care-slots.ts";
import {
  checkFigures,
  sleepInCode,
  type CostFigure,
  type CostParameters,
  type FiguresRefusal,
  type Three,
} from "./cost-figures.ts";
import { loadedRate, sets, type Role, type Set } from "./loaded-rate.ts";

/** The version of the calculation. Whatever it worked out keeps the number, so that each figure can be worked out again. */
export const calculation = 1;

/** How a line was worked out, with the figures of the three sets that went in, to four places. */
export type WorkedOut =
  | {
      readonly kind: "hours";
      /** Of one worker in a week. */
      readonly hours: Decimal4;
      readonly workers: 1 | 2;
      readonly people: number;
      readonly rate: Three<Decimal4>;
    }
  | {
      readonly kind: "nights";
      readonly nights: Decimal4;
      readonly people: number;
      readonly rate: Three<Decimal4>;
    }
  | { readonly kind: "weekly" }
  | { readonly kind: "share"; readonly of: "above" | "cost"; readonly share: Three<Decimal4> };

export type LinePart = "direct" | "weekly" | "overhead" | "return";

/** A line of an expected cost, in pence a week. */
export type ExpectedLine = Three<Pence> & {
  readonly code: string;
  readonly name: string;
  readonly part: LinePart;
  readonly how: WorkedOut;
};

/** What care is expected to cost in a week: the portal's own estimate, never a price. */
export type ExpectedCost = Three<Pence> & {
  readonly calculation: number;
  readonly lines: readonly ExpectedLine[];
};

export type ExpectedRefusal = FiguresRefusal | { readonly kind: "no-night-figure" };

/**
 * What a week of care is expected to cost, by three sets of figures: hours × workers ÷ people sharing × what an hour of
 * work costs, nights at their flat price, the other weekly lines, overhead in pounds or as a share of those, and return
 * in pounds or as a share of all that it costs. Exact until the end: each line is rounded once, half a penny up, and the
 * whole is the sum of the lines that are shown. Refuses sets that are not in order, and sleep-ins without a price.
 */
export function expectedCost(
  slots: CareSlots,
  parameters: CostParameters,
): Verdict<ExpectedCost, ExpectedRefusal> {
  return costsBy(parameters)(slots);
}

/** The same for many weeks by the same figures: what does not hang on the week is worked out once. */
export function costsBy(
  parameters: CostParameters,
): (slots: CareSlots) => Verdict<ExpectedCost, ExpectedRefusal> {
  const checked = checkFigures(parameters);
  if (!checked.ok) return () => checked;
  const of = (part: LinePart) => parameters.figures.filter((figure) => figure.part === part);
  const weekly = of("weekly").map((figure) => inPounds(figure, "weekly"));
  const [everyWeek, overheads, returnFigures] = [sumOf(weekly), of("overhead"), of("return")];
  const prices = pricesOf(parameters);
  return (slots) => {
    if (!prices.sleepIn && slots.some(({ kind }) => kind === "sleep-in"))
      return no({ kind: "no-night-figure" });
    const direct = slots.map((slot) => directLine(slot, prices));
    const above = added(sumOf(direct), everyWeek);
    const overhead = overheads.map((figure) => inPoundsOrShare(figure, "overhead", above));
    const cost = added(above, sumOf(overhead));
    const returns = returnFigures.map((figure) => inPoundsOrShare(figure, "return", cost));
    const lines = [...direct, ...weekly, ...overhead, ...returns].map(rounded);
    const whole = eachSet((set) => pence(lines.reduce((sum, line) => sum + line[set], 0)));
    return yes({ calculation, ...whole, lines });
  };
}

/** What an hour of each worker and a sleep-in cost, before the week is known. */
type Prices = {
  readonly rates: Readonly<Record<Role, Three<Exact>>>;
  readonly sleepIn: Three<Decimal4> | null;
};

function pricesOf(parameters: CostParameters): Prices {
  const rate = (role: Role) => eachSet((set) => loadedRate(parameters, role, set) ?? exact(0));
  const sleepIn = parameters.figures.find(
    ({ code, origin }) => code === sleepInCode && origin.kind !== "none",
  );
  return {
    rates: { worker: rate("worker"), "night-worker": rate("night-worker") },
    sleepIn: sleepIn ? eachSet((set) => sleepIn[set]) : null,
  };
}

function rounded({ exactly, ...line }: Line): ExpectedLine {
  return { ...line, ...eachSet((set) => toPence(exactly[set])) };
}

type Line = Omit<ExpectedLine, keyof Three<unknown>> & { readonly exactly: Three<Exact> };

/** The names of the slots as lines. */
export const slotNames: Readonly<Record<SlotKind, string>> = {
  shared: "Shared hours",
  "one-to-one": "One to one hours",
  "two-to-one": "Two to one hours",
  "waking-night": "Waking nights",
  "sleep-in": "Sleep-ins",
};

function directLine(slot: CareSlot, { rates, sleepIn }: Prices): Line {
  const head = { code: slot.kind, name: slotNames[slot.kind], part: "direct" } as const;
  const people = peopleOf(slot);
  if (slot.kind === "sleep-in") {
    const { nights } = slot;
    const rate = eachSet((set) => sleepIn?.[set] ?? ("0" as Decimal4));
    return {
      ...head,
      exactly: eachSet((set) => over(times(exact(nights), exact(rate[set])), exact(people))),
      how: { kind: "nights", nights, people, rate },
    };
  }
  const role: Role = slot.kind === "waking-night" ? "night-worker" : "worker";
  const workers = workersOf(slot);
  const hours = hoursAWeek(slot);
  const rate = rates[role];
  return {
    ...head,
    exactly: eachSet((set) => over(times(hours, exact(workers), rate[set]), exact(people))),
    how: {
      ...{ kind: "hours", workers, people, hours: toDecimal4(hours) },
      rate: eachSet((set) => toDecimal4(rate[set])),
    },
  };
}

function inPounds({ code, name, ...figure }: CostFigure, part: LinePart): Line {
  return { code, name, part, exactly: eachSet((set) => exact(figure[set])), how: { kind: "weekly" } };
}

function inPoundsOrShare(figure: CostFigure, part: "overhead" | "return", base: Three<Exact>): Line {
  if (figure.unit !== "share") return inPounds(figure, part);
  const { code, name } = figure;
  return {
    ...{ code, name, part },
    exactly: eachSet((set) => times(exact(figure[set]), base[set])),
    how: {
      ...{ kind: "share", of: part === "overhead" ? "above" : "cost" },
      share: eachSet((set) => figure[set]),
    },
  };
}

function added(one: Three<Exact>, other: Three<Exact>): Three<Exact> {
  return eachSet((set) => plus(one[set], other[set]));
}

function sumOf(lines: readonly Line[]): Three<Exact> {
  return eachSet((set) => plus(...lines.map(({ exactly }) => exactly[set])));
}

function eachSet<T>(make: (set: Set) => T): Three<T> {
  const [low, middle, high] = sets;
  return { low: make(low), middle: make(middle), high: make(high) };
}
