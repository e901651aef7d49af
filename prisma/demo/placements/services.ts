import type { AgeBand, SupportReason } from "#app/domain/brokerage/support-reason.ts";

/** How the people of one lot live in the demonstration: how many, what is bought for them, and what it comes to in a week on average. */
export type ServiceOfLot = {
  readonly lot: number;
  readonly people: number;
  /** What all of it comes to in a week for one person, in pence, on average. */
  readonly weekly: number;
  /** Lines of which everybody has one, then the line of which as much is bought as the average leaves. */
  readonly whole: readonly string[];
  /** How many in a hundred have one of them. */
  readonly wholeFor: number;
  readonly planned: string | null;
  /** They live with members that sell all of these lines; a few have no more than this one instead. */
  readonly otherwise?: string;
  /** How what people cost lies about the average: evenly between two fifths of it and eight, or most near to it and few far off. */
  readonly spread?: "most-near";
  readonly reasons: readonly SupportReason[];
  /** What a person with this reason costs beside the average of the service, in per cent; where none is named, as much. */
  readonly costs?: Partial<Record<SupportReason, number>>;
  readonly ages: readonly AgeBand[];
  /** In a hundred: who is under section 117, under full CHC, jointly funded, topped up. */
  readonly nhs: { readonly s117: number; readonly chc: number; readonly joint: number };
  readonly topUp: number;
};

const adults: readonly AgeBand[] = ["18-24", "25-44", "25-44", "45-64", "45-64", "65-74"];
const elders: readonly AgeBand[] = ["65-74", "75-84", "75-84", "85-94", "85-94", "95-and-over"];

/**
 * 5,400 people by the share of people of each service, each at the average week that its share of the spend leaves:
 * the shares are the reference council's published ones, the persons and their prices are invented.
 */
export const services: readonly ServiceOfLot[] = [
  {
    ...{
      lot: 1,
      people: 632,
      weekly: 100_600,
      whole: ["NH-STD", "NH-DEM", "NH-ENH"],
      wholeFor: 100,
      planned: "NH-121",
    },
    reasons: ["physical-personal-care", "memory-cognition", "memory-cognition"],
    ...{ ages: elders, nhs: { s117: 3, chc: 7, joint: 4 }, topUp: 6 },
  },
  {
    ...{
      lot: 2,
      people: 426,
      weekly: 92_000,
      whole: ["RH-STD", "RH-DEM", "RH-ENH"],
      wholeFor: 100,
      planned: "RH-121",
      spread: "most-near",
    },
    reasons: ["memory-cognition", "physical-personal-care"],
    ...{ ages: elders, nhs: { s117: 3, chc: 1, joint: 3 }, topUp: 8 },
  },
  {
    ...{ lot: 2, people: 363, weekly: 178_000, whole: ["RH-ENH"], wholeFor: 100, planned: "RH-121" },
    ...{ otherwise: "RH-STD", spread: "most-near" },
    reasons: [
      ...["learning-disability", "learning-disability", "learning-disability", "learning-disability"],
      ...["mental-health", "mental-health", "mental-health", "physical-personal-care"],
    ] as const,
    costs: { "physical-personal-care": 84 },
    ...{ ages: adults, nhs: { s117: 17, chc: 1, joint: 7 }, topUp: 0 },
  },
  {
    ...{ lot: 3, people: 670, weekly: 83_000, whole: ["SA-CORE"], wholeFor: 30, planned: "SA-121" },
    reasons: ["learning-disability", "learning-disability", "mental-health"],
    ...{ ages: adults, nhs: { s117: 14, chc: 1, joint: 6 }, topUp: 0 },
  },
  {
    ...{ lot: 4, people: 427, weekly: 23_450, whole: ["EC-CORE"], wholeFor: 100, planned: "EC-HOUR" },
    reasons: ["physical-personal-care", "physical-access-mobility", "memory-cognition"],
    ...{ ages: elders, nhs: { s117: 1, chc: 0, joint: 1 }, topUp: 0 },
  },
  {
    ...{ lot: 5, people: 670, weekly: 34_100, whole: [], wholeFor: 0, planned: "SL-121" },
    reasons: ["learning-disability", "mental-health", "mental-health"],
    ...{ ages: adults, nhs: { s117: 11, chc: 0, joint: 3 }, topUp: 0 },
  },
  {
    ...{ lot: 6, people: 1_167, weekly: 35_250, whole: [], wholeFor: 0, planned: "HC-30" },
    reasons: ["physical-personal-care", "physical-personal-care", "memory-cognition", "sensory-visual"],
    ...{ ages: elders, nhs: { s117: 1, chc: 1, joint: 2 }, topUp: 0 },
  },
  {
    ...{ lot: 7, people: 233, weekly: 21_500, whole: [], wholeFor: 0, planned: "DO-SES" },
    reasons: ["learning-disability", "social-isolation-other", "memory-cognition"],
    ...{ ages: [...adults, ...elders], nhs: { s117: 3, chc: 0, joint: 1 }, topUp: 0 },
  },
  {
    ...{ lot: 8, people: 60, weekly: 30_200, whole: ["SV-LOW", "SV-MED"], wholeFor: 100, planned: null },
    reasons: ["learning-disability"],
    ...{ ages: adults, nhs: { s117: 3, chc: 0, joint: 1 }, topUp: 0 },
  },
  {
    ...{ lot: 9, people: 752, weekly: 40_900, whole: [], wholeFor: 0, planned: "PA-EMP" },
    reasons: ["physical-personal-care", "learning-disability", "physical-access-mobility"],
    ...{ ages: [...adults, ...elders], nhs: { s117: 2, chc: 1, joint: 2 }, topUp: 0 },
  },
];

/** What the client-level data calls the services of each lot, by its number: as we remember it, to be confirmed. */
export const clientLevelServices: readonly (readonly [serviceType: string, component: string])[] = [
  ["Long Term Support: Nursing Care", "Long Term Nursing Care"],
  ["Long Term Support: Residential Care", "Long Term Residential Care"],
  ["Long Term Support: Community", "Community Supported Living"],
  ["Long Term Support: Community", "Extra Care Housing"],
  ["Long Term Support: Community", "Community Supported Living"],
  ["Long Term Support: Community", "Home Support"],
  ["Long Term Support: Community", "Day Support"],
  ["Long Term Support: Community", "Shared Lives"],
  ["Long Term Support: Community", "Other Long Term Support"],
  ["Ongoing Low Level Support", "Telecare"],
  ["", ""],
];
