import type { NeedDomain } from "#app/domain/brokerage/need.ts";
import type { AgeBand, SupportReason } from "#app/domain/brokerage/support-reason.ts";

export const reasonWords: Readonly<Record<SupportReason, string>> = {
  "physical-access-mobility": "Physical support: access and mobility only",
  "physical-personal-care": "Physical support: personal care",
  "sensory-visual": "Sensory support: sight",
  "sensory-hearing": "Sensory support: hearing",
  "sensory-dual": "Sensory support: sight and hearing",
  "memory-cognition": "Support with memory and cognition",
  "learning-disability": "Learning disability support",
  "mental-health": "Mental health support",
  "social-substance-misuse": "Social support: substance misuse",
  "social-asylum-seeker": "Social support: asylum seeker",
  "social-isolation-other": "Social support: isolation or other",
};

export const ageWords: Readonly<Record<AgeBand, string>> = {
  "18-24": "18 to 24",
  "25-44": "25 to 44",
  "45-64": "45 to 64",
  "65-74": "65 to 74",
  "75-84": "75 to 84",
  "85-94": "85 to 94",
  "95-and-over": "95 and over",
};

export const needWords: Readonly<Record<NeedDomain, string>> = {
  behaviour: "Behaviour",
  cognition: "Cognition",
  "eating-and-drinking": "Eating and drinking",
  "personal-hygiene": "Personal hygiene",
  mobility: "Mobility",
  skin: "Skin",
  communication: "Communication",
  dressing: "Dressing",
  senses: "Senses",
};

/** Who is to be supported, without who it is: "Aged 75 to 84. Physical support: personal care". A code that is no longer used is said as it is. */
export function whoInWords(ageBand: string, supportReason: string): string {
  const age: Readonly<Record<string, string>> = ageWords;
  const reason: Readonly<Record<string, string>> = reasonWords;
  return `Aged ${age[ageBand] ?? ageBand}. ${reason[supportReason] ?? supportReason}`;
}

type HowOften = {
  readonly timesAWeek: number;
  readonly minutes: number;
  readonly ratio: { readonly staff: number; readonly people: number };
};

/** A need as one line: "14 times a week, 45 minutes each, 2 staff to 1 person". */
export function needInWords({ timesAWeek, minutes, ratio }: HowOften): string {
  const times = timesAWeek === 1 ? "Once a week" : `${timesAWeek} times a week`;
  const each = `${minutes === 1 ? "1 minute" : `${minutes} minutes`}${timesAWeek === 1 ? "" : " each"}`;
  return `${times}, ${each}, ${ratio.staff} staff to ${ratio.people === 1 ? "1 person" : `${ratio.people} people`}`;
}

/** The same with its domain before it and its words after it, as those read it who are asked. */
export function needSaid({
  domain,
  words,
  ...need
}: HowOften & { readonly domain: NeedDomain; readonly words: string }): string {
  return `${needWords[domain]}: ${needInWords(need)}${words ? `. ${words}` : ""}`;
}
