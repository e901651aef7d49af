/** A detail by which a person could be found. */
export type PersonalDetail = {
  readonly kind: "nhs-number" | "postcode" | "email" | "phone" | "birth" | "address" | "name";
  readonly found: string;
};

/**
 * The first detail in a text by which a person could be found: an e-mail address, an NHS number (ten figures whose last
 * checks the others), a whole postcode, a phone number, a date of birth, a house in a street or what is plainly a name (after
 * a title, or after "called" and "name is"). Nothing where there is none. An outward code ("BS5") is none, and a name that
 * nothing introduces is not seen.
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

/** A word that begins with a capital, like a name, and is no day of the week or month. */
const capital =
  "(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May\\b|June|July|August|September|October|November|December)\\p{Lu}[\\p{Ll}’'-]+(?:\\p{Lu}\\p{Ll}+)?(?!\\p{L})";

/** What a place is called by, after its own name. */
const places =
  "House|Court|Lodge|View|Home|Centre|Hall|Place|Villa|Cottage|Hospital|Clinic|Care|Project|Scheme";

/** Who is spoken of before "called" or "named", so that a place or a service of that name is not taken for a person. */
const people =
  "[Hh]e is|[Ss]he is|[Tt]hey are|[Ww]ho is|[Hh]e[’']s|[Ss]he[’']s|person|man|woman|lady|gentleman|client|resident|tenant|son|daughter|wife|husband|mother|father|sister|brother|partner|carer|friend|neighbour";

/** What else has a name that may be written down. */
const things =
  "provider|home|service|scheme|company|organisation|product|brand|lot|street|file|medication|drug|road";

const streets =
  "Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Crescent|Terrace|Gardens|Grove|Mews|Court|Way|Square|STREET|ROAD|AVENUE|LANE|CRESCENT";

const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

const patterns: readonly Pattern[] = [
  ["email", /[^\s@<>()"',;]+@[^\s@<>()"',;]+\.[a-z]{2,}/giu, always],
  ["nhs-number", /(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])/gu, isNhsNumber],
  ["postcode", /(?<![a-z0-9])[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][abd-hjlnp-uw-z]{2}(?![a-z0-9])/giu, always],
  ["phone", /(?<![0-9])(?:\+44 ?(?:\(0\) ?)?|\(?0)[1-9](?:[ ()-]{0,2}[0-9]){8,9}(?![0-9])/gu, always],
  [
    "birth",
    new RegExp(
      `(?<!\\p{L})(?:dob|d\\.o\\.b\\.?|date of birth|born)(?:,| is| was| on|:|-)* *[0-9]{1,4}(?:st|nd|rd|th)?(?:[./-]| (?:of )?)(?:[0-9]{1,2}|(?:${months})[a-z]*)(?:[./-]|,? )[0-9]{1,4}(?![0-9])`,
      "giu",
    ),
    always,
  ],
  [
    "address",
    new RegExp(
      `(?<![\\p{L}0-9.,£])[0-9]{1,4}[A-Za-z]?,? (?:\\p{Lu}[\\p{L}’']+ ){1,3}(?:${streets})(?!\\p{L})`,
      "gu",
    ),
    always,
  ],
  ["name", new RegExp(`(?<!\\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Mx|Sir|MR|MRS|MISS)\\.? +${capital}`, "gu"), always],
  ["name", /(?<!\p{L})(?:mrs?|MRS?|MISS)\.? +(?!and |scan|imag|angio)(?:\p{Ll}|\p{Lu}{2})\p{L}+/gu, isNoScan],
  [
    "name",
    new RegExp(
      `(?<!\\p{L})(?:${people}) (?:called|named) ${capital}(?! (?:\\p{Lu}\\p{Ll}+ )?(?:${places}))`,
      "gu",
    ),
    always,
  ],
  [
    "name",
    new RegExp(
      `(?<!(?:${things})(?:[’']s)? )(?<!\\p{L})[Nn]ame(?: is|[’']s|:) +${capital}(?! (?:\\p{Lu}\\p{Ll}+ )?(?:${places}))`,
      "gu",
    ),
    always,
  ],
];

/** MR also stands for magnetic resonance. */
function isNoScan(words: string): boolean {
  return !/SCAN|IMAG|ANGIO/u.test(words);
}

/** The tenth figure of an NHS number is eleven less the weighted sum of the others, by elevens. */
function isNhsNumber(words: string): boolean {
  const figures = [...words.replace(/[^0-9]/g, "")].map(Number);
  const sum = figures.slice(0, 9).reduce((total, figure, place) => total + figure * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === figures[9] && figures.some((figure) => figure !== 0);
}
