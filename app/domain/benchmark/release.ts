import { dayInWords } from "../calendar-words.ts";
import { addMonths, type Day } from "../calendar.ts";
import { no, unreachable, yes, type Verdict } from "../verdict.ts";

/** One publication of a dataset: the figures of a period, priced at a day, until another takes its place. */
export type Release = {
  readonly id: string;
  readonly datasetId: string;
  readonly label: string;
  readonly publishedOn: Day;
  readonly periodFrom: Day;
  /** The first day after the period. */
  readonly periodTo: Day;
  /** The day at whose prices the figures stand. */
  readonly pricedOn: Day;
  readonly provisional: boolean;
  readonly supersedesId: string | null;
};

/** Where a release stands on a day. */
export type ReleaseState =
  | { readonly kind: "in-force"; readonly until: Day }
  | { readonly kind: "not-yet-published"; readonly publishedOn: Day }
  | { readonly kind: "superseded"; readonly by: string; readonly since: Day }
  | { readonly kind: "too-old"; readonly since: Day };

/**
 * A release holds from its publication until another that supersedes it is published, and no longer than so many months
 * after its period.
 */
export function releaseOn(
  release: Release,
  others: readonly Release[],
  validMonths: number,
  on: Day,
): ReleaseState {
  if (on < release.publishedOn) return { kind: "not-yet-published", publishedOn: release.publishedOn };
  const newer = others.find(
    ({ supersedesId, publishedOn }) => supersedesId === release.id && publishedOn <= on,
  );
  if (newer) return { kind: "superseded", by: newer.label, since: newer.publishedOn };
  const until = addMonths(release.periodTo, validMonths);
  return on < until ? { kind: "in-force", until } : { kind: "too-old", since: until };
}

/** How many whole months lie between the end of the figures' period and a day; none while the period runs. */
export function ageInMonths({ periodTo }: Pick<Release, "periodTo">, on: Day): number {
  let months = 0;
  while (addMonths(periodTo, months + 1) <= on) months += 1;
  return months;
}

/** Why a release is not used, as a sentence; nothing where it is. */
export function releaseStateInWords(state: ReleaseState): string | null {
  switch (state.kind) {
    case "in-force":
      return null;
    case "not-yet-published":
      return `Not used before ${dayInWords(state.publishedOn)}, the day of its publication`;
    case "superseded":
      return `Not used since ${dayInWords(state.since)}: ${state.by} took its place`;
    case "too-old":
      return `Not used since ${dayInWords(state.since)}: it is older than its dataset is valid for`;
    default:
      return unreachable(state);
  }
}

export type NewRelease = Omit<Release, "id" | "datasetId">;

export type ReleaseRefusal = {
  readonly kind:
    | "period-ends-first"
    | "priced-outside"
    | "published-ahead"
    | "label-taken"
    | "superseded-already"
    | "no-other";
};

/** A release has a label of its own, a period that ends after it begins, prices of a day in it, and was published; it supersedes one that nothing supersedes yet. */
export function addRelease(
  release: NewRelease,
  others: readonly Release[],
  today: Day,
): Verdict<NewRelease, ReleaseRefusal> {
  const { label, periodFrom, periodTo, pricedOn, publishedOn, supersedesId } = release;
  if (periodTo <= periodFrom) return no({ kind: "period-ends-first" });
  if (pricedOn < periodFrom || pricedOn >= periodTo) return no({ kind: "priced-outside" });
  if (publishedOn > today) return no({ kind: "published-ahead" });
  if (others.some((one) => one.label.toLowerCase() === label.toLowerCase()))
    return no({ kind: "label-taken" });
  if (supersedesId !== null) {
    if (!others.some(({ id }) => id === supersedesId)) return no({ kind: "no-other" });
    if (others.some((one) => one.supersedesId === supersedesId)) return no({ kind: "superseded-already" });
  }
  return yes(release);
}
