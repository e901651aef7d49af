import type { Element } from "#app/domain/brokerage/element.ts";
import type { FundingShare, Stream } from "#app/domain/brokerage/funding.ts";
import type { NhsShareState } from "#app/domain/brokerage/nhs-share.ts";
import type { PlacementStatus } from "#app/domain/brokerage/placement.ts";
import type { Charge, Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";
import { formatPercent, formatPounds } from "#app/domain/money.ts";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";

/** The word and colour of each status of a placement. */
export const placementLooks: { readonly [status in PlacementStatus]: StatusLook } = {
  "awaiting-approval": { word: "Awaiting approval", colour: "yellow" },
  planned: { word: "To come", colour: "blue" },
  active: { word: "Active", colour: "green" },
  suspended: { word: "Suspended", colour: "orange" },
  ended: { word: "Ended", colour: "grey" },
  cancelled: { word: "Cancelled", colour: "red" },
};

/** Who pays, in the order in which screens list them. */
export const streamWords: { readonly [stream in Stream]: string } = {
  council: "Council",
  s117: "NHS, section 117 after-care",
  chc: "NHS, continuing healthcare (CHC)",
  joint: "NHS, its part of a joint package",
  client: "The person, as assessed",
  "top-up": "Somebody else, as a top-up",
};

/** How far an NHS share stands. */
export const nhsLooks: { readonly [state in NhsShareState]: StatusLook } = {
  unconfirmed: { word: "Unconfirmed", colour: "yellow" },
  accepted: { word: "Accepted", colour: "green" },
  disputed: { word: "Disputed", colour: "red" },
};

/** Why a person is away. */
export const awayWords = {
  HOSPITAL: "In hospital",
  RESPITE: "In respite elsewhere",
  AWAY: "Away, as on a holiday",
  OTHER: "Another reason",
} as const;

/** Where a part's price comes from. */
const originWords = {
  PLACED: "Agreed when the person was placed",
  AMENDED: "Amended by brokerage",
  REVIEWED: "Agreed in a review",
  NEGOTIATED: "Agreed in a negotiation",
  ROUND: "Taken over from a round",
  UPLIFT: "Taken over from an uplift",
  IMPORTED: "Imported",
} as const;

/** Where the price of a part comes from, with the title of the round or the uplift. */
export function originInWords(origin: keyof typeof originWords, title: string): string {
  return title === "" ? originWords[origin] : `By the ${origin === "ROUND" ? "round" : "uplift"} “${title}”`;
}

/** How often a price falls due, as it follows a price. */
export const perWords: { readonly [per in Frequency]: string } = {
  week: "a week",
  fortnight: "a fortnight",
  "four-weeks": "every four weeks",
  month: "a month",
  quarter: "a quarter",
  year: "a year",
  hour: "an hour",
  session: "a session",
  day: "a day",
  night: "a night",
  trip: "a trip",
  "one-off": "once",
};

const plannedWords: Partial<Record<Frequency, string>> = {
  hour: "hours",
  session: "sessions",
  day: "days",
  night: "nights",
  trip: "trips",
};

/** What is bought at which price: "10.5 hours a week at £24.00 an hour", "£900.00 a week". */
export function chargeInWords({ pence, per, units }: Charge): string {
  const price = `${formatPounds(pence)} ${perWords[per]}`;
  const planned = plannedWords[per];
  const count = plainUnits(units);
  if (planned) return `${count} ${count === "1" ? planned.slice(0, -1) : planned} a week at ${price}`;
  return count === "1" ? price : `${count} times ${price}`;
}

/** Units without needless noughts: "10.50" is "10.5". */
function plainUnits(units: string): string {
  return units.includes(".") ? units.replace(/\.?0+$/, "") : units;
}

/** The days of a span, whose last day is excluded: "5 October 2026 until further notice", "5 October to 3 December 2026". */
export function spanInWords({ fromOn, toOn }: { readonly fromOn: Day; readonly toOn: Day | null }): string {
  if (toOn === null) return `From ${shortDay(fromOn)}`;
  const last = addDays(toOn, -1);
  return last === fromOn ? `On ${shortDay(fromOn)}` : `${shortDay(fromOn)} to ${shortDay(last)}`;
}

/** The same inside a sentence. */
export function spanInside(span: Parameters<typeof spanInWords>[0]): string {
  return spanInWords(span).replace(/^(From|On) /, (word) => word.toLowerCase());
}

/** A share as it was agreed: "£40.00 a week", "50%", "the rest". */
export function shareInWords({ share }: Pick<FundingShare, "share">): string {
  switch (share.kind) {
    case "weekly":
      return `${formatPounds(share.pence)} a week`;
    case "percent":
      return formatPercent(share.share);
    case "rest":
      return "What is left";
  }
}

/** What a part is: its service line, or the nursing on top of it. */
export function partTitle({ kind, title }: Pick<Element, "kind"> & { readonly title: string }): string {
  return kind === "nursing" ? `Nursing paid by the NHS (FNC), on top of ${title}` : title;
}
