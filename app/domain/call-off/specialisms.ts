import { specialismsOffered } from "#app/domain/application/specialisms.ts";

/** The groups of people and needs by which the regulator lists a service, in its words. */
const regulatorsSpecialisms = [
  "Caring for adults over 65 yrs",
  "Caring for adults under 65 yrs",
  "Caring for children",
  "Caring for people whose rights are restricted under the Mental Health Act",
  "Dementia",
  "Eating disorders",
  "Learning disabilities",
  "Mental health conditions",
  "Physical disabilities",
  "Sensory impairments",
  "Substance misuse problems",
] as const;

/** What a broker can look for: the regulator's list, then what providers say of themselves. */
export const specialismsSought: readonly string[] = [...regulatorsSpecialisms, ...specialismsOffered];
