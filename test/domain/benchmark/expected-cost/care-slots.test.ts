import { expect, test } from "vitest";
import {
  checkSlots,
  slotsInOneLine,
  type CareSlot,
  type CareSlots,
} from "#app/domain/benchmark/expected-cost/care-slots.ts";
import { decimal4 } from "#app/domain/money.ts";

const shared = (hours: string, people = 4): CareSlot => ({ kind: "shared", hours: decimal4(hours), people });
const alone = (kind: "one-to-one" | "two-to-one", hours: string): CareSlot => ({
  kind,
  hours: decimal4(hours),
});
const awake = (nights: string, people: number, hours = "10"): CareSlot => ({
  ...{ kind: "waking-night", nights: decimal4(nights), hours: decimal4(hours), people },
});
const asleep = (nights: string, people = 1): CareSlot => ({
  ...{ kind: "sleep-in", nights: decimal4(nights), people },
});

test.each<[string, CareSlots]>([
  [
    "somebody day and night for a house of four, and 28 hours of one's own",
    [shared("168"), alone("one-to-one", "28")],
  ],
  [
    "two to one for sixteen hours a day and a waking night of eight",
    [alone("two-to-one", "112"), awake("7", 1, "8")],
  ],
  ["one to one all day and a second worker asleep each night", [alone("one-to-one", "168"), asleep("7")]],
  ["a quarter of an hour", [alone("one-to-one", "0.25")]],
])("a week can be: %s", (_, slots) => {
  expect(checkSlots(slots).ok).toBe(true);
});

test.each<[string, CareSlots, object]>([
  ["nothing at all", [], { kind: "nothing" }],
  [
    "more than 24 hours a day of the person's own worker",
    [alone("one-to-one", "100"), alone("two-to-one", "68.25")],
    { kind: "more-than-a-day", worker: "own" },
  ],
  [
    "two to one for sixteen hours a day and a waking night of ten",
    [alone("two-to-one", "112"), awake("7", 1)],
    { kind: "more-than-a-day", worker: "own" },
  ],
  [
    "more than 24 hours a day of the worker who is shared",
    [shared("112"), awake("7", 4)],
    { kind: "more-than-a-day", worker: "shared" },
  ],
  ["more hours than a week has", [shared("168.25")], { kind: "not-hours", slot: "shared" }],
  ["hours below nought", [alone("one-to-one", "-1")], { kind: "not-hours", slot: "one-to-one" }],
  ["eight nights in a week", [asleep("8")], { kind: "not-nights", slot: "sleep-in" }],
  [
    "a night of seventeen hours",
    [awake("1", 1, "17")],
    { kind: "not-hours-of-a-night", slot: "waking-night" },
  ],
  ["a worker shared by nobody", [shared("10", 0)], { kind: "not-people", slot: "shared" }],
  ["a worker shared by half a person", [asleep("2", 1.5)], { kind: "not-people", slot: "sleep-in" }],
  ["a kind twice", [asleep("2"), asleep("3")], { kind: "twice", slot: "sleep-in" }],
])("a week cannot be: %s", (_, slots, why) => {
  expect(checkSlots(slots)).toEqual({ ok: false, why });
});

test("the same week is the same line, whatever order it came in and however its figures were typed", () => {
  const one = slotsInOneLine([asleep("2.0"), shared("21.50")]);
  expect(one).toBe(slotsInOneLine([shared("21.5"), asleep("2")]));
  expect(one).toBe(
    '[{"kind":"shared","hours":"21.5","people":4},{"kind":"sleep-in","nights":"2","people":1}]',
  );
  expect(one).not.toBe(slotsInOneLine([shared("21.5", 3), asleep("2")]));
});
