import type { Stream } from "#app/domain/brokerage/funding.ts";
import type { Need, NeedDomain } from "#app/domain/brokerage/need.ts";
import type { CaseReason, Outcome } from "#app/domain/brokerage/panel.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { at } from "./days.ts";

/** A request that comes to a panel: of nobody real. */
export type PanelRequest = {
  readonly key: string;
  readonly age: string;
  readonly reason: string;
  readonly district: string;
  readonly area: string;
  readonly startsOn: string;
  readonly urgent?: boolean;
  readonly preferences: string;
  readonly streams: readonly Stream[];
  readonly needs: readonly Need[];
  readonly lines: readonly (readonly [code: string, units: string, schedule: string])[];
};

/** What was decided on a case of the demonstration. */
export type PanelDecided = {
  readonly outcome: Outcome;
  readonly by: string;
  readonly at: Date;
  readonly limit?: number;
  readonly expiresOn?: Day;
  readonly words: string;
  /** The position of the rung to try first. */
  readonly rung?: number;
  readonly chairsAction?: boolean;
};

/** A case of the demonstration: of which request, to which forum, at which sitting. */
export type DemonstrationCase = {
  readonly key: string;
  readonly request: string;
  readonly forum: "SOF" | "CDFF";
  /** The sitting that it was put on for good; none while it waits for the next. */
  readonly sitting?: string;
  readonly why: CaseReason;
  readonly asked: number;
  readonly by: string;
  readonly at: Date;
  readonly caseMade: string;
  readonly lowerRungs: string;
  readonly decided?: PanelDecided;
};

const need = (
  domain: NeedDomain,
  timesAWeek: number,
  minutes: number,
  words: string,
  staff: 1 | 2 = 1,
): Need => ({
  ...{ domain, timesAWeek, minutes, words, ratio: { staff, people: 1 } },
});

export const panelRequests: readonly PanelRequest[] = [
  {
    ...{ key: "four calls", age: "85-94", reason: "physical-personal-care", district: "BS5", area: "east" },
    ...{ startsOn: "2026-11-16", streams: ["council", "client"] },
    preferences: "Wants to stay at home, and to have the same few faces.",
    needs: [
      need("personal-hygiene", 14, 45, "Washing and dressing, morning and evening"),
      need("eating-and-drinking", 14, 30, "Meals made, and company while eating"),
    ],
    lines: [
      ["HC-45", "14", "Morning and evening"],
      ["HC-30", "14", "Noon and tea"],
    ],
  },
  {
    ...{ key: "own flat", age: "25-44", reason: "learning-disability", district: "BS13", area: "south" },
    ...{ startsOn: "2027-01-11", streams: ["council"] },
    preferences: "A flat of their own near the bus to college.",
    needs: [
      need("cognition", 21, 80, "Planning the day, money, travel"),
      need("behaviour", 7, 120, "Somebody near in the evening"),
    ],
    lines: [
      ["SL-121", "42", "Days and evenings"],
      ["SL-SLP", "7", "Every night"],
    ],
  },
  {
    ...{ key: "day centre", age: "45-64", reason: "mental-health", district: "BS7", area: "north" },
    ...{ startsOn: "2026-12-07", streams: ["council", "s117"] },
    preferences: "Small groups; mornings are hard.",
    needs: [need("communication", 3, 180, "Company and something to do")],
    lines: [["SL-121", "18", "Afternoons"]],
  },
  {
    ...{ key: "after a stay", age: "75-84", reason: "memory-cognition", district: "BS2", area: "central" },
    ...{ startsOn: "2026-11-23", urgent: true, streams: ["council", "client"] },
    preferences: "Close to the family in the centre.",
    needs: [
      need("mobility", 28, 20, "Two to help with every move", 2),
      need("skin", 28, 15, "Turned every four hours"),
    ],
    lines: [["RH-DEM", "1", "All week"]],
  },
  {
    ...{ key: "evenings", age: "18-24", reason: "learning-disability", district: "BS16", area: "east" },
    ...{ startsOn: "2027-01-04", streams: ["council"] },
    preferences: "Sport twice a week, and friends to visit.",
    needs: [need("behaviour", 14, 240, "One to one outside the house")],
    lines: [["SL-121", "56", "Noon to eight"]],
  },
  {
    ...{ key: "two to one", age: "25-44", reason: "learning-disability", district: "BS10", area: "north" },
    ...{ startsOn: "2027-02-01", streams: ["council", "joint"] },
    preferences: "Quiet, with a garden; no shared rooms.",
    needs: [
      need("behaviour", 7, 480, "Two to one from morning to evening", 2),
      need("cognition", 7, 240, "One to one in the evening"),
    ],
    lines: [
      ["SL-221", "56", "Eight hours a day"],
      ["SL-121", "28", "Evenings"],
      ["SL-WAK", "70", "Every night"],
    ],
  },
  {
    ...{ key: "nursing", age: "65-74", reason: "physical-personal-care", district: "BS3", area: "south" },
    ...{ startsOn: "2026-12-14", streams: ["council", "client"] },
    preferences: "A home that takes visitors late.",
    needs: [need("skin", 42, 30, "A nurse at hand"), need("mobility", 28, 30, "Hoisted by two", 2)],
    lines: [
      ["NH-STD", "1", "All week"],
      ["NH-121", "21", "Three hours a day"],
    ],
  },
];

const past = at("2026-11-10", 11);
/** Four that were decided, three that wait for the next sitting (one of them decided by the chair, to be noted), two that are heard now. */
export const panelCases: readonly DemonstrationCase[] = [
  {
    ...{
      key: "four calls",
      request: "four calls",
      forum: "SOF",
      sitting: "past",
      why: "LIMIT",
      asked: 560_00,
    },
    ...{ by: "broker", at: at("2026-11-04", 10) },
    caseMade: "Four calls a day keep the person at home, whose family does the nights.",
    lowerRungs: "A falls pendant and meals on wheels since June: two falls and lost weight.",
    decided: {
      ...{ outcome: "CONDITIONS", by: "assessor", at: past, limit: 560_00, expiresOn: toDay("2026-12-03") },
      words: "Looked at again after six weeks; the noon call ends if the lunch club has room.",
    },
  },
  {
    ...{ key: "own flat", request: "own flat", forum: "SOF", sitting: "past", why: "LIMIT", asked: 1_480_00 },
    ...{ by: "broker2", at: at("2026-11-04", 11) },
    caseMade: "The family cannot go on. A flat of their own is nearer to independence than a home.",
    lowerRungs: "Day opportunities and short breaks for two years.",
    decided: {
      ...{ outcome: "APPROVE", by: "approver", at: past, limit: 1_450_00, expiresOn: toDay("2027-02-11") },
      words: "The sleeping night is looked at after three months.",
    },
  },
  {
    ...{
      key: "day centre",
      request: "day centre",
      forum: "SOF",
      sitting: "past",
      why: "LIMIT",
      asked: 450_00,
    },
    ...{ by: "broker", at: at("2026-11-05", 9) },
    caseMade: "Eighteen hours one to one to get out of the house again.",
    lowerRungs: "Nothing yet.",
    decided: {
      ...{ outcome: "LOWER_RUNG", by: "assessor", at: past, rung: 3 },
      words: "Three half days in a small group come first; put again after eight weeks if they do not help.",
    },
  },
  {
    ...{
      key: "evenings first",
      request: "evenings",
      forum: "SOF",
      sitting: "past",
      why: "LIMIT",
      asked: 1_450_00,
    },
    ...{ by: "broker2", at: at("2026-11-05", 10) },
    caseMade: "One to one outside the house since the summer.",
    lowerRungs: "Shared support: two incidents in a month.",
    decided: {
      outcome: "DEFER",
      by: "approver",
      at: past,
      words: "The assessment of risk is from 2024. Put again with a new one.",
    },
  },
  {
    ...{ key: "evenings again", request: "evenings", forum: "SOF", why: "LIMIT", asked: 1_390_00 },
    ...{ by: "broker2", at: at("2026-11-20", 15) },
    caseMade:
      "With the new assessment of risk: one to one is needed outside the house only, so two hours fewer.",
    lowerRungs: "Shared support: two incidents in a month.",
  },
  {
    ...{ key: "after a stay", request: "after a stay", forum: "SOF", why: "LIMIT", asked: 1_150_00 },
    ...{ by: "broker", at: at("2026-11-19", 14) },
    caseMade: "Ready to leave hospital; nobody at home can help with moving.",
    lowerRungs: "Reablement for four weeks: no change.",
    decided: {
      ...{ outcome: "APPROVE", by: "approver", at: at("2026-11-20", 9), limit: 1_120_00 },
      ...{
        expiresOn: toDay("2027-01-20"),
        words: "Cannot wait for the sitting. To be noted.",
        chairsAction: true,
      },
    },
  },
  {
    ...{ key: "own flat again", request: "own flat", forum: "SOF", why: "OVER_LIMIT", asked: 1_520_00 },
    ...{ by: "broker2", at: at("2026-11-23", 16) },
    caseMade: "The only two offers near the college are over the limit.",
    lowerRungs: "Offers further away were declined by the person.",
  },
  {
    ...{
      key: "two to one",
      request: "two to one",
      forum: "CDFF",
      sitting: "now",
      why: "LIMIT",
      asked: 6_900_00,
    },
    ...{ by: "broker", at: at("2026-11-16", 9) },
    caseMade: "Comes from a hospital ward. The NHS has said that it pays half, without a case reference yet.",
    lowerRungs: "A shared house with one to one broke down twice.",
  },
  {
    ...{ key: "nursing", request: "nursing", forum: "CDFF", sitting: "now", why: "LIMIT", asked: 1_650_00 },
    ...{ by: "broker2", at: at("2026-11-17", 9) },
    caseMade: "Three hours one to one on top of nursing, for eight weeks.",
    lowerRungs: "Home care four times a day with district nurses.",
  },
];
