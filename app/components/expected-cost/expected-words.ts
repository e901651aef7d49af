import type { CareSlot, SlotKind, SlotsRefusal } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type {
  CostFigure,
  FigureOrigin,
  FigureUnit,
  FiguresRefusal,
  Three,
} from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import type { WorkedOut } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import {
  exact,
  formatCount,
  formatPercent,
  formatPounds,
  roundHalfUpToPence,
  toBasisPoints,
  type Decimal4,
} from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** What stands under every estimate. */
export const isAnEstimate =
  "This is the portal’s own estimate, worked out from figures that are all shown here. It is not a CareCubed result, and it is a question, never a verdict.";

/** A slot in words: "84 hours a week, shared by 4 people". */
export function slotInWords(slot: CareSlot): string {
  const among = "people" in slot && slot.people > 1 ? `, shared by ${slot.people} people` : "";
  switch (slot.kind) {
    case "shared":
    case "one-to-one":
    case "two-to-one":
      return `${counted(slot.hours, "hour")} a week${among}`;
    case "waking-night":
      return `${counted(slot.nights, "night")} a week of ${counted(slot.hours, "hour")}${among}`;
    case "sleep-in":
      return `${counted(slot.nights, "night")} a week${among}`;
    default:
      return unreachable(slot);
  }
}

/** How a line was worked out, with the middle figure and, where they differ, the outer two. */
export function howInWords(how: WorkedOut): string {
  switch (how.kind) {
    case "hours": {
      const workers = how.workers === 2 ? " × 2 workers" : "";
      return `${counted(how.hours, "hour")}${workers}${among(how.people)} × ${amounts(how.rate, "hour")}`;
    }
    case "nights":
      return `${counted(how.nights, "night")}${among(how.people)} × ${amounts(how.rate, "night")}`;
    case "weekly":
      return "So much a week";
    case "share":
      return `${amounts(how.share, "share")} of ${how.of === "above" ? "the lines above" : "all that it costs"}`;
    default:
      return unreachable(how);
  }
}

function counted(count: Decimal4, what: string): string {
  return `${formatCount(count)} ${what}${count === "1" ? "" : "s"}`;
}

function among(people: number): string {
  return people > 1 ? ` ÷ ${people} people` : "";
}

function amounts({ low, middle, high }: Three<Decimal4>, unit: FigureUnit): string {
  const span = low === high ? "" : ` (${inFigures(low, unit)} to ${inFigures(high, unit)})`;
  const each = unit === "share" ? "" : ` ${unit === "hour" ? "an hour" : `a ${unit}`}`;
  return `${inFigures(middle, unit)}${each}${span}`;
}

/** A figure in its unit: "£13.05", "12.07%". */
export function inFigures(figure: Decimal4, unit: FigureUnit): string {
  return unit === "share"
    ? formatPercent(toBasisPoints(exact(figure)))
    : formatPounds(roundHalfUpToPence(figure));
}

/** The unit of a figure, in words. */
export const unitWords: Readonly<Record<FigureUnit, string>> = {
  hour: "an hour",
  night: "a night",
  week: "a week",
  share: "",
};

/** From where a figure comes, in words. */
export function originInWords(origin: FigureOrigin): string {
  switch (origin.kind) {
    case "open-books":
      return `Open books of ${origin.providers} providers, ${origin.round}${origin.raised ? ", raised to the National Living Wage" : ""}`;
    case "law":
      return `Law from ${shortDay(origin.from)}: ${origin.source}${origin.uncertain ? " (to be confirmed)" : ""}`;
    case "typed":
      return origin.source === "" ? "Entered by the council" : `Entered: ${origin.source}`;
    case "none":
      return "No figure yet: counted as nought";
    default:
      return unreachable(origin);
  }
}

/** The parts of a set of figures, as headings. */
export const partWords: Readonly<Record<CostFigure["part"], string>> = {
  pay: "Pay",
  "on-pay": "On top of pay",
  night: "Nights",
  weekly: "Other weekly lines",
  overhead: "Overhead",
  return: "Return",
};

const slotWords: Readonly<Record<SlotKind, { readonly field: string; readonly words: string }>> = {
  shared: { field: "shared", words: "Shared hours" },
  "one-to-one": { field: "alone", words: "One to one hours" },
  "two-to-one": { field: "double", words: "Two to one hours" },
  "waking-night": { field: "waking", words: "Waking nights" },
  "sleep-in": { field: "asleep", words: "Sleep-ins" },
};

/** Why a week cannot be, with the box that it is about. */
export function slotsNo(why: SlotsRefusal): { readonly field: string; readonly sentence: string } {
  switch (why.kind) {
    case "nothing":
      return { field: "shared", sentence: "Enter hours or nights for at least one kind of support" };
    case "more-than-a-day":
      return why.worker === "own"
        ? {
            field: "alone",
            sentence:
              "One to one hours, two to one hours and waking nights that nobody shares add up to more than 24 hours a day of the person’s own worker",
          }
        : {
            field: "shared",
            sentence:
              "Shared hours and shared waking nights add up to more than 24 hours a day of the worker who is shared",
          };
    case "not-hours":
      return at(why.slot, "must be from 0.25 to 168 hours a week");
    case "not-nights":
      return at(why.slot, "must be from 0.25 to 7 nights a week");
    case "not-hours-of-a-night":
      return { field: "waking-hours", sentence: "A waking night must be from 0.25 to 16 hours" };
    case "not-people":
      return {
        field: `${slotWords[why.slot].field}-people`,
        sentence: "People who share must be from 1 to 40",
      };
    case "twice":
      return at(why.slot, "stand there twice");
    default:
      return unreachable(why);
  }
}

function at(slot: SlotKind, says: string) {
  const { field, words } = slotWords[slot];
  return { field, sentence: `${words} ${says}` };
}

/** Why figures cannot be reckoned with. */
export function figuresNo(why: FiguresRefusal | { readonly kind: "no-night-figure" }): string {
  switch (why.kind) {
    case "unordered":
      return "The low figure must be no more than the middle one, and the middle one no more than the high one";
    case "negative":
      return "A figure must be nought or more";
    case "too-large":
      return "A figure must be no more than £10,000, and a share no more than 100%";
    case "twice":
      return "A figure stands there twice";
    case "no-pay":
      return "There is no figure for basic pay";
    case "below-the-living-wage":
      return `Basic pay must be at least the National Living Wage of the day, ${formatPounds(roundHalfUpToPence(why.wage))} an hour`;
    case "not-weekly-hours":
      return "Paid hours of a worker must be from 1 to 48 a week";
    case "no-night-figure":
      return "There is no figure yet for what a sleep-in costs";
    default:
      return unreachable(why);
  }
}
