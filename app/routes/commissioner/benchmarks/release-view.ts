import type { Dataset, ReleaseOnFile } from "#app/data/benchmark/datasets.server.ts";
import { ageInMonths, releaseOn, releaseStateInWords } from "#app/domain/benchmark/release.ts";
import { dayInWords, shortDay } from "#app/domain/calendar-words.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";

/** A release as pages show it on a day: how old its figures are, and why it is not used, if it is not. */
export function releaseView(
  release: ReleaseOnFile,
  others: readonly ReleaseOnFile[],
  { validMonths }: Pick<Dataset, "validMonths">,
  today: Day,
) {
  const state = releaseOn(release, others, validMonths, today);
  const supersedes = others.find(({ id }) => id === release.supersedesId);
  return {
    ...{ id: release.id, label: release.label, source: release.source, figures: release.figures },
    ...{ provisional: release.provisional, supersedes: supersedes?.label ?? null },
    period: `${shortDay(release.periodFrom)} to ${shortDay(addDays(release.periodTo, -1))}`,
    published: shortDay(release.publishedOn),
    priced: dayInWords(release.pricedOn),
    age: ageInWords(ageInMonths(release, today)),
    state: state.kind,
    usedUntil: state.kind === "in-force" ? dayInWords(addDays(state.until, -1)) : null,
    why: releaseStateInWords(state),
  };
}

export type ReleaseView = ReturnType<typeof releaseView>;

/** What the states of a release are called. */
export const releaseLooks = {
  "in-force": { word: "In use", colour: "green" },
  "not-yet-published": { word: "Not yet published", colour: "yellow" },
  superseded: { word: "Superseded", colour: "grey" },
  "too-old": { word: "Too old, not used", colour: "red" },
} as const;

function ageInWords(months: number): string {
  if (months === 0) return "Its period runs, or ended less than a month ago";
  if (months === 1) return "1 month after its period";
  return `${months} months after its period`;
}
