import { cqcRatings, type CqcRating } from "#app/domain/market/cqc-location.ts";

const unrated = ["inspected but not rated", "not rated", "unrated", "insufficient evidence to rate"];
const unpublished = ["no published rating", "not yet inspected", "not formally rated"];

const phrasesWithCommas = [
  "Treatment of disease, disorder or injury",
  "Transport services, triage and medical advice provided remotely",
  "Hospital services for people with mental health needs, learning disabilities and problems with substance misuse",
];

/** The directory's names of services, by CQC's own description of the same service. */
const serviceTypeWords: Readonly<Record<string, string>> = {
  "homecare agencies": "Domiciliary care service",
  "residential homes": "Care home service without nursing",
  "nursing homes": "Care home service with nursing",
  "supported living": "Supported living service",
  "supported housing": "Extra Care housing services",
  "community services - learning disabilities":
    "Community based services for people with a learning disability",
  "community services - mental health": "Community based services for people with mental health needs",
  "community services - substance abuse": "Community based services for people who misuse substances",
  "community services - nursing": "Community health care services - Nurses Agency only",
  "community services - healthcare": "Community healthcare service",
  "rehabilitation (illness/injury)": "Rehabilitation services",
  "mobile doctors": "Mobile doctors service",
  hospice: "Hospice services",
  "home hospice care": "Hospice services at home",
};

const specialismWords: Readonly<Record<string, string>> = {
  "learning disabilities or autistic spectrum disorder": "Learning disabilities",
  "sensory impairments": "Sensory impairment",
  "caring for children (0 - 18yrs)": "Caring for children",
  "children 0-18 years": "Caring for children",
  "older people": "Caring for adults over 65 yrs",
  "younger adults": "Caring for adults under 65 yrs",
  "mental health": "Mental health conditions",
  "physical disability": "Physical disabilities",
  "people who misuse drugs and alcohol": "Substance misuse problems",
  "people with an eating disorder": "Eating disorders",
  "people detained under the mental health act":
    "Caring for people whose rights are restricted under the Mental Health Act",
  "whole population": "Services for everyone",
};

const regionWords: Readonly<Record<string, string>> = {
  "greater london": "London",
  "east of england": "East",
  "yorkshire and humber": "Yorkshire & Humberside",
  "yorkshire and the humber": "Yorkshire & Humberside",
};

/** CQC's rating in one spelling; "none" when no rating is published, undefined when the word is not a rating. */
export function ratingIn(text: string): CqcRating | "none" | undefined {
  const word = text.toLowerCase();
  if (word === "" || unpublished.includes(word)) return "none";
  if (unrated.includes(word)) return "Not rated";
  return cqcRatings.find((rating) => rating.toLowerCase() === word);
}

/** Service types in CQC's descriptive words, each once, whichever layout names them. */
export function serviceTypesIn(text: string): readonly string[] {
  return listIn(text, serviceTypeWords);
}

/** Specialisms in the words of the API, each once, whichever layout names them. */
export function specialismsIn(text: string): readonly string[] {
  return listIn(text, specialismWords);
}

/** CQC's region in one spelling. */
export function regionIn(text: string): string {
  const region = text.replace(/\s*\(ADASS Region\)$/i, "");
  return regionWords[region.toLowerCase()] ?? region;
}

function listIn(text: string, words: Readonly<Record<string, string>>): readonly string[] {
  const names = text.includes("|") ? text.split("|") : splitAtCommas(text);
  const spelled = names.map((name) => name.trim()).map((name) => words[name.toLowerCase()] ?? name);
  return [...new Set(spelled.filter((name) => name !== ""))];
}

function splitAtCommas(text: string): readonly string[] {
  const guarded = phrasesWithCommas.reduce(
    (guardedText, phrase) => guardedText.replaceAll(phrase, phrase.replaceAll(",", "\u0000")),
    text,
  );
  return guarded.split(",").map((name) => name.replaceAll("\u0000", ","));
}
