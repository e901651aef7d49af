import type { Stream } from "#app/domain/brokerage/funding.ts";
import type { Need, NeedDomain } from "#app/domain/brokerage/need.ts";
import { supportReasons, type AgeBand, type SupportReason } from "#app/domain/brokerage/support-reason.ts";

/** What people like this one need, and which service is asked for. */
export type RequestShape = {
  readonly ages: readonly AgeBand[];
  readonly reason: SupportReason;
  readonly needs: readonly Need[];
  readonly lines: readonly {
    readonly lot: number;
    readonly code: string;
    readonly units: string;
    readonly schedule: string;
  }[];
  /** The rung of the care ladder on which the person is now. */
  readonly rungFrom?: number;
  /** For so many weeks; without it there is no planned end. */
  readonly weeks?: number;
  readonly preferences: readonly string[];
  readonly streams: readonly Stream[];
};

function need(domain: NeedDomain, timesAWeek: number, minutes: number, words = "", staff: 1 | 2 = 1): Need {
  return { domain, timesAWeek, minutes, ratio: { staff, people: 1 }, words };
}

/** Eight kinds of need that brokers meet in a week; all invented. */
export const requestShapes: readonly RequestShape[] = [
  {
    ...{ ages: ["75-84", "85-94"], reason: "physical-personal-care", rungFrom: 1 },
    needs: [
      need("personal-hygiene", 14, 30, "Help to wash and dress, mornings and evenings"),
      need("eating-and-drinking", 7, 15, "A hot meal at noon"),
    ],
    lines: [{ lot: 6, code: "HC-30", units: "10.5", schedule: "Mornings, noons and evenings" }],
    preferences: ["The same faces as often as possible.", "A woman for personal care.", ""],
    streams: ["council", "client"],
  },
  {
    ...{ ages: ["75-84", "85-94", "95-and-over"], reason: "memory-cognition", rungFrom: 4 },
    needs: [
      need("cognition", 28, 60, "Needs somebody near for most of the day"),
      need("personal-hygiene", 14, 45),
      need("mobility", 14, 20, "Walks with a frame"),
    ],
    lines: [{ lot: 2, code: "RH-DEM", units: "1", schedule: "" }],
    preferences: [
      "A garden to walk in.",
      "Near the family in the east of the city.",
      "Speaks Punjabi first.",
    ],
    streams: ["council", "client", "top-up"],
  },
  {
    ...{ ages: ["65-74", "75-84"], reason: "physical-personal-care", rungFrom: 8 },
    needs: [
      need("mobility", 28, 20, "Hoisted by two", 2),
      need("skin", 14, 30, "A nurse looks after a wound"),
      need("eating-and-drinking", 21, 30),
    ],
    lines: [{ lot: 1, code: "NH-STD", units: "1", schedule: "" }],
    preferences: ["A room on the ground floor.", ""],
    streams: ["council", "client", "chc"],
  },
  {
    ...{ ages: ["18-24", "25-44"], reason: "learning-disability" },
    needs: [
      need("communication", 14, 60, "Signs and pictures"),
      need("behaviour", 7, 90, "Gets upset when plans change"),
      need("dressing", 7, 20),
    ],
    lines: [{ lot: 5, code: "SL-121", units: "28", schedule: "Afternoons and weekends" }],
    preferences: ["Wants to live with people of the same age.", "Loves swimming."],
    streams: ["council"],
  },
  {
    ...{ ages: ["25-44", "45-64"], reason: "mental-health", weeks: 26 },
    needs: [need("behaviour", 7, 60, "Help to keep to a day’s plan"), need("cognition", 3, 60)],
    lines: [],
    preferences: ["A quiet place.", "Would like to work again."],
    streams: ["s117", "council"],
  },
  {
    ...{ ages: ["18-24", "25-44", "45-64"], reason: "learning-disability", rungFrom: 3 },
    needs: [need("communication", 3, 240, "Company and things to do"), need("eating-and-drinking", 3, 30)],
    lines: [{ lot: 7, code: "DO-SES", units: "3", schedule: "Mondays, Wednesdays and Fridays" }],
    preferences: ["Music and gardening.", ""],
    streams: ["council"],
  },
  {
    ...{ ages: ["85-94", "75-84"], reason: "physical-access-mobility", weeks: 6 },
    needs: [need("mobility", 7, 45, "To get about again after a fall")],
    lines: [{ lot: 6, code: "HC-45", units: "5.25", schedule: "Mornings" }],
    preferences: ["To be at home again soon.", ""],
    streams: ["council"],
  },
  {
    ...{ ages: ["45-64", "65-74"], reason: "physical-personal-care" },
    needs: [need("personal-hygiene", 7, 60), need("dressing", 14, 20), need("mobility", 7, 30)],
    lines: [],
    preferences: ["Wants to choose who comes into the house.", ""],
    streams: ["council", "client"],
  },
];

type Guide = {
  readonly lot: number;
  readonly reasons: readonly SupportReason[];
  readonly least: number;
  readonly most: number | null;
};

const physical: readonly SupportReason[] = ["physical-access-mobility", "physical-personal-care"];
const sensory: readonly SupportReason[] = ["sensory-visual", "sensory-hearing", "sensory-dual"];
const disability: readonly SupportReason[] = ["learning-disability", "mental-health"];

/** For whom each lot is meant, by its number: an invented guide. */
export const lotGuides: readonly Guide[] = [
  { lot: 10, reasons: supportReasons, least: 0, most: 10 },
  { lot: 9, reasons: supportReasons, least: 1, most: 60 },
  { lot: 7, reasons: [...disability, "memory-cognition", "social-isolation-other"], least: 2, most: 40 },
  { lot: 6, reasons: [...physical, ...sensory, "memory-cognition"], least: 2, most: 60 },
  { lot: 5, reasons: disability, least: 8, most: 168 },
  { lot: 8, reasons: [...disability, "memory-cognition"], least: 10, most: 80 },
  { lot: 4, reasons: [...physical, ...sensory, "memory-cognition"], least: 10, most: 50 },
  { lot: 3, reasons: disability, least: 20, most: null },
  { lot: 2, reasons: [...physical, "memory-cognition"], least: 25, most: null },
  { lot: 1, reasons: [...physical, "memory-cognition"], least: 40, most: null },
];
