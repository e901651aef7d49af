import type { CareSlots, CareSource } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import {
  slotNames,
  type ExpectedCost,
  type ExpectedLine,
  type LinePart,
} from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import type { VarianceLine } from "#app/domain/benchmark/expected-cost/variance.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import {
  changeInBasisPoints,
  formatChange,
  formatPounds,
  pence,
  type BasisPoints,
  type Pence,
} from "#app/domain/money.ts";
import { howInWords, slotInWords } from "./expected-words.ts";

/** An expected cost as its table shows it. */
export type ExpectedView = ReturnType<typeof expectedView>;

/** An expected cost in the words of its pages, beside the price of a week where there is one. */
export function expectedView(cost: ExpectedCost, price: Pence | null) {
  const { low, middle, high, lines, calculation } = cost;
  return {
    calculation,
    ...{ low: formatPounds(low), expected: formatPounds(middle), high: formatPounds(high) },
    parts: parts.flatMap(([part, name]) => {
      const own = lines.filter((line) => line.part === part);
      return own.length === 0 ? [] : [{ part, name, lines: own.map(lineShown), total: totalOf(own) }];
    }),
    beside: price === null ? null : besideOf(cost, price),
  };
}

const parts: readonly (readonly [LinePart, string])[] = [
  ["direct", "Care"],
  ["weekly", "Other weekly lines"],
  ["overhead", "Overhead"],
  ["return", "Return"],
];

function lineShown({ code, name, low, middle, high, how }: ExpectedLine) {
  return {
    ...{ code, name, how: howInWords(how) },
    ...{ low: formatPounds(low), expected: formatPounds(middle), high: formatPounds(high) },
  };
}

function totalOf(lines: readonly ExpectedLine[]) {
  const sum = (set: "low" | "middle" | "high") =>
    formatPounds(pence(lines.reduce((total, line) => total + line[set], 0)));
  return { low: sum("low"), expected: sum("middle"), high: sum("high") };
}

function besideOf({ low, middle, high }: ExpectedCost, price: Pence): string {
  const change = changeInBasisPoints(middle, price);
  const moved = change.ok ? movedInWords(change.value) : "";
  const place =
    price > high
      ? "above the high figure"
      : price < low
        ? "below the low figure"
        : "between the low and the high figure";
  return `${formatPounds(price)} a week, ${moved} the expected figure. It lies ${place}.`;
}

function movedInWords(change: BasisPoints): string {
  const percent = formatChange(change).replace(/^[+-]/, "");
  if (change === 0) return "level with";
  return `${percent} ${change > 0 ? "above" : "below"}`;
}

/** What care takes in a week, in words. */
export function slotsShown(slots: CareSlots): readonly { readonly key: string; readonly value: string }[] {
  return slots.map((slot) => ({ key: slotNames[slot.kind], value: slotInWords(slot) }));
}

/** What was recorded of a week of care, as its pages tell it. */
type NeedOnFile = {
  readonly of: "request" | "placement";
  readonly version: number;
  readonly slots: CareSlots;
  readonly fromOn: Day;
  readonly source: CareSource;
  readonly recordedBy: string | null;
  readonly recordedAt: Instant;
};

/** Every version of a need, the one that counts first. */
export function needsShown(needs: readonly NeedOnFile[]) {
  return needs.map(({ of, version, slots, fromOn, source, recordedBy, recordedAt }) => ({
    ...{ key: `${of}-${version}`, version, ofRequest: of === "request", fromOn: shortDay(fromOn) },
    slots: slotsShown(slots),
    source: sourceWords[source],
    recorded: `${inWords(recordedAt)}${recordedBy ? ` by ${recordedBy}` : ""}`,
  }));
}

/** From where it is known what care takes, in words. */
export const sourceWords: Readonly<Record<CareSource, string>> = {
  needs: "The needs on the request, confirmed",
  assessment: "An assessment of need",
  rota: "The rota of the provider",
  review: "A review",
};

/** A provider's own model beside the estimate, in words, with what each comes to. */
export function varianceShown(lines: readonly VarianceLine[]) {
  const amount = (figure: Pence | null) => (figure === null ? "–" : formatPounds(figure));
  const inAll = (of: (line: VarianceLine) => Pence | null) => {
    const known = lines.filter(({ model }) => model !== null).map(of);
    return known.includes(null) ? null : pence(known.reduce<number>((sum, one) => sum + (one ?? 0), 0));
  };
  const expected = pence(lines.reduce<number>((sum, line) => sum + (line.expected ?? 0), 0));
  const here = inAll(({ atThisNeed }) => atThisNeed);
  const whole = { name: "In all", model: inAll(({ model }) => model), atThisNeed: here, expected };
  const rows = [...lines, { ...whole, difference: here === null ? null : pence(here - expected) }];
  return rows.map(({ name, difference, ...line }, place) => ({
    ...{ key: `${place}`, name, whole: place === lines.length, model: amount(line.model) },
    ...{ atThisNeed: amount(line.atThisNeed), expected: amount(line.expected) },
    difference: difference === null ? "–" : `${difference > 0 ? "+" : ""}${formatPounds(difference)}`,
  }));
}
