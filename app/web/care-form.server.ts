import {
  careSources,
  type CareSlot,
  type CareSlots,
  type CareSource,
} from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { Decimal4 } from "#app/domain/money.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { choiceField, decimalField, wholeField } from "#app/web/fields.ts";

type Errors = Record<string, string>;

/** Reads what care takes in a week: the slots that are filled in, or one sentence for each box that is not as it should be. */
export function readCare(
  fields: Fields,
): { readonly slots: CareSlots; readonly source: CareSource } | { readonly errors: Errors } {
  const errors: Errors = {};
  const decimal = (name: string, what: string, most: string): Decimal4 | null => {
    const typed = fields.text(name).trim();
    if (typed === "") return null;
    const read = decimalField(what, { most }).safeParse(typed);
    if (!read.success) errors[name] = read.error.issues[0]?.message ?? "";
    else if (Number(read.data) > 0) return read.data;
    return null;
  };
  const people = (name: string, what: string): number => {
    const read = wholeField(what, 1, 40).safeParse(fields.text(name) || "1");
    if (read.success) return read.data;
    errors[name] = read.error.issues[0]?.message ?? "";
    return 1;
  };
  const shared = decimal("shared", "shared hours", "168");
  const [alone, double] = [
    decimal("alone", "one to one hours", "168"),
    decimal("double", "two to one hours", "168"),
  ];
  const waking = decimal("waking", "waking nights", "7");
  const night = decimal("waking-hours", "hours of a waking night", "16");
  const asleep = decimal("asleep", "sleep-ins", "7");
  const sharing = {
    shared: people("shared-people", "people who share the hours"),
    waking: people("waking-people", "people who share the waking nights"),
    asleep: people("asleep-people", "people who share the sleep-ins"),
  };
  if (waking !== null && night === null) errors["waking-hours"] ??= "Enter hours of a waking night, like 10";
  const source = choiceField(careSources, "Select from where this is known").safeParse(fields.text("source"));
  if (!source.success) errors["source"] = source.error.issues[0]?.message ?? "";
  if (Object.keys(errors).length > 0 || !source.success) return { errors };
  const slots: readonly (CareSlot | null)[] = [
    shared && { kind: "shared", hours: shared, people: sharing.shared },
    alone && { kind: "one-to-one", hours: alone },
    double && { kind: "two-to-one", hours: double },
    waking && night && { kind: "waking-night", nights: waking, hours: night, people: sharing.waking },
    asleep && { kind: "sleep-in", nights: asleep, people: sharing.asleep },
  ];
  return { slots: slots.flatMap((slot) => slot ?? []), source: source.data };
}

/** What stands in the boxes of the form for slots that are on file or proposed, by the name of the box. */
export function careBoxes(slots: CareSlots): Readonly<Record<string, string>> {
  const boxes: Record<string, string> = {};
  for (const slot of slots) {
    const field = fieldOf[slot.kind];
    boxes[field] = "nights" in slot ? slot.nights : slot.hours;
    if ("people" in slot) boxes[`${field}-people`] = String(slot.people);
    if (slot.kind === "waking-night") boxes["waking-hours"] = slot.hours;
  }
  return boxes;
}

const fieldOf = {
  shared: "shared",
  "one-to-one": "alone",
  "two-to-one": "double",
  "waking-night": "waking",
  "sleep-in": "asleep",
} as const;
