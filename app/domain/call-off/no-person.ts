/** A detail by which a person could be found. */
export type PersonalDetail = {
  readonly kind: "nhs-number" | "postcode" | "email" | "phone";
  readonly found: string;
};

/**
 * The first detail in a text by which a person could be found: an e-mail address, an NHS number (ten figures whose last
 * checks the others), a whole postcode or a phone number. Nothing where there is none. An outward code ("BS5") is none.
 */
export function personalDetailIn(text: string): PersonalDetail | undefined {
  for (const [kind, pattern, counts] of patterns) {
    const found = [...text.matchAll(pattern)].map(([words]) => words.trim()).find(counts);
    if (found !== undefined) return { kind, found };
  }
  return undefined;
}

type Pattern = readonly [PersonalDetail["kind"], RegExp, (words: string) => boolean];

const always = () => true;

const patterns: readonly Pattern[] = [
  ["email", /[^\s@<>()"',;]+@[^\s@<>()"',;]+\.[a-z]{2,}/giu, always],
  ["nhs-number", /(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])/gu, isNhsNumber],
  ["postcode", /(?<![a-z0-9])[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][abd-hjlnp-uw-z]{2}(?![a-z0-9])/giu, always],
  ["phone", /(?<![0-9])(?:\+44 ?(?:\(0\) ?)?|\(?0)[1-9](?:[ ()-]{0,2}[0-9]){8,9}(?![0-9])/gu, always],
];

/** The tenth figure of an NHS number is eleven less the weighted sum of the others, by elevens. */
function isNhsNumber(words: string): boolean {
  const figures = [...words.replace(/[^0-9]/g, "")].map(Number);
  const sum = figures.slice(0, 9).reduce((total, figure, place) => total + figure * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === figures[9] && figures.some((figure) => figure !== 0);
}
