import { compareDays, type Day } from "#app/domain/calendar.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Urgency } from "#app/domain/call-off/call-off.ts";
import { compareExact, exact } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Stream } from "./funding.ts";
import { checkNeeds, type Need, type NeedDomain, type NeedRefusal } from "./need.ts";
import type { PersonRef } from "./person-ref.ts";
import type { AgeBand, SupportReason } from "./support-reason.ts";

/** So many units of a service line in a week (an exact decimal like "10.5"), and when in the week they are wanted. */
export type RequestLine = {
  readonly serviceLineId: string;
  readonly units: string;
  readonly schedule: string;
};

/** What a person needs, as brokerage tells it, without who the person is. `endsOn` is excluded; null where nobody knows. */
export type RequestDetails = {
  readonly personRef: PersonRef;
  readonly ageBand: AgeBand;
  readonly supportReason: SupportReason;
  readonly needs: readonly Need[];
  /** None while help to choose is asked for. */
  readonly lines: readonly RequestLine[];
  readonly helpToChoose: boolean;
  /** The rung of the care ladder on which the person is supported now; null where on none. */
  readonly rungFromId: string | null;
  readonly areaId: string | null;
  readonly postcodeDistrict: string;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly urgency: Urgency;
  /** What matters to the person, in words that name nobody. */
  readonly preferences: string;
  readonly streams: readonly Stream[];
};

export type RequestDetailsRefusal =
  | NeedRefusal
  | { readonly kind: "no-needs" | "no-lines" | "nobody-pays" | "ends-before-it-starts" | "not-a-district" }
  | { readonly kind: "line-twice" | "not-units"; readonly serviceLineId: string }
  | { readonly kind: "names-a-person"; readonly at: PersonalText; readonly detail: PersonalDetail };

/** Which text it is that could tell who somebody is. */
export type PersonalText =
  | { readonly kind: "preferences" }
  | { readonly kind: "need"; readonly domain: NeedDomain }
  | { readonly kind: "schedule"; readonly serviceLineId: string };

/** The most units of one line in a week: every hour of it. */
const mostUnits = "168";

/**
 * A request that can be searched for: some need, lines with units (or help to choose them), a postcode district and
 * never a whole postcode, somebody who pays, an end after its start, and no text that could tell who the person is.
 */
export function checkRequest(details: RequestDetails): Verdict<RequestDetails, RequestDetailsRefusal> {
  if (details.needs.length === 0) return no({ kind: "no-needs" });
  const needs = checkNeeds(details.needs);
  if (!needs.ok) return needs;
  const lines = wrongLines(details);
  if (lines) return no(lines);
  if (!isDistrict(details.postcodeDistrict)) return no({ kind: "not-a-district" });
  if (details.endsOn && compareDays(details.endsOn, details.startsOn) <= 0)
    return no({ kind: "ends-before-it-starts" });
  if (details.streams.length === 0) return no({ kind: "nobody-pays" });
  const named = personIn(details);
  return named ? no(named) : yes(details);
}

/** Whether a text is the first half of a postcode ("BS5"). */
export function isDistrict(text: string): boolean {
  return /^[A-Z]{1,2}[0-9][0-9A-Z]?$/.test(text);
}

function wrongLines({ lines, helpToChoose }: RequestDetails): RequestDetailsRefusal | undefined {
  if (lines.length === 0 && !helpToChoose) return { kind: "no-lines" };
  for (const [at, { serviceLineId, units }] of lines.entries()) {
    if (lines.findIndex((line) => line.serviceLineId === serviceLineId) !== at)
      return { kind: "line-twice", serviceLineId };
    const above = compareExact(exact(units), exact(0)) > 0;
    if (!above || compareExact(exact(units), exact(mostUnits)) > 0)
      return { kind: "not-units", serviceLineId };
  }
  return undefined;
}

function personIn({ preferences, needs, lines }: RequestDetails): RequestDetailsRefusal | undefined {
  const texts: readonly (readonly [PersonalText, string])[] = [
    [{ kind: "preferences" }, preferences],
    ...needs.map(({ domain, words }) => [{ kind: "need", domain }, words] as const),
    ...lines.map(({ serviceLineId, schedule }) => [{ kind: "schedule", serviceLineId }, schedule] as const),
  ];
  for (const [at, text] of texts) {
    const detail = personalDetailIn(text);
    if (detail) return { kind: "names-a-person", at, detail };
  }
  return undefined;
}
