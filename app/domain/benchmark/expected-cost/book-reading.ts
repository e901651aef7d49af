import type { SlotKind } from "./care-slots.ts";

/** How a template's books are read for a week of one person: which lines the slots stand for, and what is overhead. */
export type BookReading = {
  /** The driver that is the hourly pay of a worker. */
  readonly pay: string;
  /** The lines that slots take the place of, each with the slots that it pays for. */
  readonly direct: ReadonlyMap<string, readonly SlotKind[]>;
  /** The line of sleep-ins and the driver that counts its nights; null where there are none. */
  readonly sleepIn: { readonly line: string; readonly nights: string } | null;
  /** Lines that are overhead beside the central ones. */
  readonly overhead: ReadonlySet<string>;
  /** A home's overhead is so much a bed; where the hours differ from person to person it follows what stands above it. */
  readonly overheadAs: "pounds" | "share";
};

const readings: Readonly<Record<string, BookReading>> = {
  "care-home": {
    pay: "carer-pay",
    direct: new Map([
      ["care-home-staffing.care-staff", ["shared", "one-to-one", "two-to-one", "waking-night"]],
    ]),
    sleepIn: null,
    overhead: new Set(["care-home-staffing.service-management"]),
    overheadAs: "pounds",
  },
  "supported-living": {
    pay: "worker-pay",
    direct: new Map([
      ["staffing.shared-hours", ["shared"]],
      ["staffing.one-to-one-hours", ["one-to-one"]],
      ["staffing.two-to-one-hours", ["two-to-one"]],
      ["staffing.waking-nights", ["waking-night"]],
      ["staffing.sleep-ins", ["sleep-in"]],
    ]),
    sleepIn: { line: "staffing.sleep-ins", nights: "sleep-in-nights" },
    overhead: new Set(["overheads.service-management", "overheads.other-overheads"]),
    overheadAs: "share",
  },
};

/** How the books of a template are read for a week; null for a template whose unit is no week of a person. */
export function readingOf(template: string): BookReading | null {
  return readings[template] ?? null;
}
