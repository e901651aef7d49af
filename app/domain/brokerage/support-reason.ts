/**
 * Why a person is supported, in the main: the primary support reasons of the adult social care client-level data (and
 * of SALT before it).
 */
export const supportReasons = [
  "physical-access-mobility",
  "physical-personal-care",
  "sensory-visual",
  "sensory-hearing",
  "sensory-dual",
  "memory-cognition",
  "learning-disability",
  "mental-health",
  "social-substance-misuse",
  "social-asylum-seeker",
  "social-isolation-other",
] as const;
export type SupportReason = (typeof supportReasons)[number];

/** How old a person is, as near as anybody outside the council has to know, in whole years. */
export const ageBands = ["18-24", "25-44", "45-64", "65-74", "75-84", "85-94", "95-and-over"] as const;
export type AgeBand = (typeof ageBands)[number];
