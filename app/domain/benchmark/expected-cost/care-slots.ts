import { compareExact, exact, plus, times, type Decimal4, type Exact } from "../../money.ts";
import { no, yes, type Verdict } from "../../verdict.ts";

/**
 * A part of what care takes in a week. Shared hours are of one worker for several people; one to one is a worker for the
 * person alone, two to one is two at once. A waking night has its hours; a sleep-in is a night at a flat price.
 */
export type CareSlot =
  | { readonly kind: "shared"; readonly hours: Decimal4; readonly people: number }
  | { readonly kind: "one-to-one" | "two-to-one"; readonly hours: Decimal4 }
  | {
      readonly kind: "waking-night";
      readonly nights: Decimal4;
      /** The hours of one night. */
      readonly hours: Decimal4;
      readonly people: number;
    }
  | { readonly kind: "sleep-in"; readonly nights: Decimal4; readonly people: number };

/** Each kind, in the order in which a week is written down. */
export const slotKinds = ["shared", "one-to-one", "two-to-one", "waking-night", "sleep-in"] as const;
export type SlotKind = (typeof slotKinds)[number];

/** What care takes in a week: each kind at most once, in the order of the kinds. */
export type CareSlots = readonly CareSlot[];

/** From where it is known what care takes: a choice and no free text, so that nothing in it can tell who a person is. */
export const careSources = ["needs", "assessment", "rota", "review"] as const;
export type CareSource = (typeof careSources)[number];

/** The worker whose day is too short: the one who is shared, or the one who is there for this person alone. */
export type Worker = "shared" | "own";

export type SlotsRefusal =
  | { readonly kind: "nothing" }
  | {
      readonly kind: "twice" | "not-hours" | "not-nights" | "not-hours-of-a-night" | "not-people";
      readonly slot: SlotKind;
    }
  | { readonly kind: "more-than-a-day"; readonly worker: Worker };

/** The most hours in a week, nights in a week, hours in a night, and people who share a worker. */
const most = { hours: 168, nights: 7, hoursOfNight: 16, people: 40 } as const;

/**
 * A week that can be: each kind once, hours and nights that a week has, and no more than 24 hours a day of any worker.
 * The worker who is shared gives the shared hours and the waking nights that are shared; the person's own worker gives
 * the one to one and two to one hours and the waking nights that nobody shares. Sleep-ins lie beside both. Gives the
 * slots in the order of their kinds.
 */
export function checkSlots(slots: CareSlots): Verdict<CareSlots, SlotsRefusal> {
  if (slots.length === 0) return no({ kind: "nothing" });
  for (const [at, slot] of slots.entries()) {
    if (slots.findIndex(({ kind }) => kind === slot.kind) !== at)
      return no({ kind: "twice", slot: slot.kind });
    const why = againstSlot(slot);
    if (why !== null) return no({ kind: why, slot: slot.kind });
  }
  for (const worker of ["shared", "own"] as const) {
    const hours = plus(...slots.filter((slot) => workerOf(slot) === worker).map(hoursAWeek));
    if (compareExact(hours, exact(most.hours)) > 0) return no({ kind: "more-than-a-day", worker });
  }
  return yes(inOrder(slots));
}

/** The hours of one worker in a week; of a sleep-in none, because its price is the night's. */
export function hoursAWeek(slot: CareSlot): Exact {
  if (slot.kind === "sleep-in") return exact(0);
  if (slot.kind === "waking-night") return times(exact(slot.nights), exact(slot.hours));
  return exact(slot.hours);
}

/** How many workers are there at once. */
export function workersOf({ kind }: CareSlot): 1 | 2 {
  return kind === "two-to-one" ? 2 : 1;
}

/** How many people share them. */
export function peopleOf(slot: CareSlot): number {
  return "people" in slot ? slot.people : 1;
}

/** The slots as one line of text that is the same for the same week, whatever order they came in: what a digest is made of. */
export function slotsInOneLine(slots: CareSlots): string {
  return JSON.stringify(
    inOrder(slots).map((slot) => ({
      kind: slot.kind,
      ...("nights" in slot ? { nights: slot.nights } : {}),
      ...("hours" in slot ? { hours: slot.hours } : {}),
      people: peopleOf(slot),
    })),
  );
}

function inOrder(slots: CareSlots): CareSlots {
  return [...slots].sort((one, other) => slotKinds.indexOf(one.kind) - slotKinds.indexOf(other.kind));
}

function againstSlot(slot: CareSlot) {
  if (!isPeople(peopleOf(slot))) return "not-people";
  if (slot.kind === "waking-night" || slot.kind === "sleep-in") {
    if (!isWithin(slot.nights, most.nights)) return "not-nights";
    return slot.kind === "waking-night" && !isWithin(slot.hours, most.hoursOfNight)
      ? "not-hours-of-a-night"
      : null;
  }
  return isWithin(slot.hours, most.hours) ? null : "not-hours";
}

/** From a quarter of one up to a bound: less than a quarter of an hour a week is no support. */
function isWithin(figure: Decimal4, bound: number): boolean {
  const held = exact(figure);
  return compareExact(held, exact("0.25")) >= 0 && compareExact(held, exact(bound)) <= 0;
}

function isPeople(people: number): boolean {
  return Number.isInteger(people) && people >= 1 && people <= most.people;
}

function workerOf(slot: CareSlot): Worker | null {
  if (slot.kind === "sleep-in") return null;
  if (slot.kind === "shared") return "shared";
  return slot.kind === "waking-night" && slot.people > 1 ? "shared" : "own";
}
