import { ageBands, supportReasons, type AgeBand, type SupportReason } from "./support-reason.ts";

/** What the client-level data calls each primary support reason: uncertain, not read again at its source. */
export const clientLevelReasons: Readonly<Record<SupportReason, string>> = {
  "physical-access-mobility": "Physical Support: Access and Mobility Only",
  "physical-personal-care": "Physical Support: Personal Care Support",
  "sensory-visual": "Sensory Support: Support for Visual Impairment",
  "sensory-hearing": "Sensory Support: Support for Hearing Impairment",
  "sensory-dual": "Sensory Support: Support for Dual Impairment",
  "memory-cognition": "Support with Memory and Cognition",
  "learning-disability": "Learning Disability Support",
  "mental-health": "Mental Health Support",
  "social-substance-misuse": "Social Support: Substance Misuse Support",
  "social-asylum-seeker": "Social Support: Asylum Seeker Support",
  "social-isolation-other": "Social Support: Support for Social Isolation/Other",
};

/** The reason of that name or code, whatever the case of its letters. */
export function reasonNamed(text: string): SupportReason | undefined {
  const asked = text.trim().toLowerCase();
  return supportReasons.find((one) => one === asked || clientLevelReasons[one].toLowerCase() === asked);
}

/** The age band, like "65-74" or "95 and over". */
export function ageBandNamed(text: string): AgeBand | undefined {
  const asked = text.trim().toLowerCase();
  return ageBands.find(
    (one) => one === asked || one.replaceAll("-", " ") === asked || one === asked.replace(/\s*to\s*/, "-"),
  );
}
