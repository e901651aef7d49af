import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** Where a person may need support. */
export const needDomains = [
  "behaviour",
  "cognition",
  "eating-and-drinking",
  "personal-hygiene",
  "mobility",
  "skin",
  "communication",
  "dressing",
  "senses",
] as const;
export type NeedDomain = (typeof needDomains)[number];

/** How many staff support how many people at a time: two to one, one to one, or one shared by some. */
export type Ratio = { readonly staff: 1 | 2 | 3; readonly people: number };

/** What is needed in one domain: how often in a week, for how many minutes each time, by how many. */
export type Need = {
  readonly domain: NeedDomain;
  readonly timesAWeek: number;
  readonly minutes: number;
  readonly ratio: Ratio;
  readonly words: string;
};

export type NeedRefusal =
  | { readonly kind: "domain-twice"; readonly domain: NeedDomain }
  | { readonly kind: "not-a-time" | "not-a-ratio"; readonly domain: NeedDomain }
  | { readonly kind: "more-than-a-day"; readonly hoursADay: number };

const minutesAWeek = 7 * 24 * 60;

/** Needs that can be met: each domain once, real times and ratios, and no more than 24 hours a day of any one worker. */
export function checkNeeds(needs: readonly Need[]): Verdict<readonly Need[], NeedRefusal> {
  for (const [at, need] of needs.entries()) {
    const { domain, timesAWeek, minutes, ratio } = need;
    if (needs.findIndex((one) => one.domain === domain) !== at) return no({ kind: "domain-twice", domain });
    if (!isBetween(timesAWeek, 1, 336) || !isBetween(minutes, 1, 1_440))
      return no({ kind: "not-a-time", domain });
    if (!isBetween(ratio.staff, 1, 3) || !isBetween(ratio.people, 1, 12))
      return no({ kind: "not-a-ratio", domain });
  }
  const all = needs.reduce((sum, { timesAWeek, minutes }) => sum + timesAWeek * minutes, 0);
  if (all > minutesAWeek) return no({ kind: "more-than-a-day", hoursADay: Math.ceil(all / 420) });
  return yes(needs);
}

/** The hours of staff that a need takes in a week, shared hours divided among those who share them. */
export function staffHoursAWeek({ timesAWeek, minutes, ratio }: Need): number {
  return (timesAWeek * minutes * ratio.staff) / (60 * ratio.people);
}

function isBetween(n: number, least: number, most: number): boolean {
  return Number.isInteger(n) && n >= least && n <= most;
}
