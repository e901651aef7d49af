import { dayInWords } from "../calendar-words.ts";
import { addDays, type Day } from "../calendar.ts";
import { no, unreachable, yes, type Verdict } from "../verdict.ts";

/** A council with social services, a region or the country, as the national statistics name it. */
export type StatisticalArea = {
  /** The nine-character code of the Office for National Statistics. */
  readonly code: string;
  readonly name: string;
  /** The three-digit code by which social-services returns name a council; null where none is on file. */
  readonly councilCode: string | null;
  readonly regionCode: string | null;
  /** Since when the code exists; null for one that is older than any figure. */
  readonly fromOn: Day | null;
  /** The first day on which it no longer exists. */
  readonly toOn: Day | null;
  /** The codes that took its place. */
  readonly successors: readonly string[];
};

/** How a file names a place. */
export type AreaName = { readonly by: "code" | "council-code" | "name"; readonly text: string };

export type AreaRefusal =
  | { readonly kind: "area-unknown"; readonly given: AreaName }
  | {
      readonly kind: "area-ended";
      readonly area: StatisticalArea;
      readonly successors: readonly StatisticalArea[];
    };

/** The area that is meant, as it stands on a day. Refuses what is unknown, and a code that no longer exists by then. */
export function areaNamed(
  areas: readonly StatisticalArea[],
  given: AreaName,
  on: Day,
): Verdict<StatisticalArea, AreaRefusal> {
  const meant = areas.filter((area) => isMeant(area, given));
  const lasting = meant.filter(({ toOn }) => toOn === null || on < toOn);
  const standing = lasting.find(({ fromOn }) => fromOn === null || fromOn <= on) ?? lasting[0];
  if (standing) return yes(standing);
  const [ended] = meant;
  if (!ended) return no({ kind: "area-unknown", given });
  const successors = areas.filter(({ code }) => ended.successors.includes(code));
  return no({ kind: "area-ended", area: ended, successors });
}

/** Why a place is not known, as a sentence. */
export function areaRefusalInWords(why: AreaRefusal): string {
  switch (why.kind) {
    case "area-unknown":
      return `“${why.given.text.slice(0, 60)}” is no council, region or country of England that the portal knows`;
    case "area-ended": {
      const { code, name, toOn } = why.area;
      const last = toOn ? ` after ${dayInWords(addDays(toOn, -1))}` : "";
      const places = why.successors.map((one) => `${one.name} (${one.code})`).join(" and ");
      return `The area code ${code} (${name}) no longer exists${last}.${places === "" ? "" : ` Its place was taken by ${places}`}`;
    }
    default:
      return unreachable(why);
  }
}

function isMeant(area: StatisticalArea, { by, text }: AreaName): boolean {
  const given = text.trim();
  switch (by) {
    case "code":
      return area.code === given.toUpperCase();
    case "council-code":
      return given !== "" && area.councilCode === given;
    case "name":
      return plain(given) !== "" && plain(area.name) === plain(given);
    default:
      return unreachable(by);
  }
}

/**
 * A name without what publishers write differently: "Bristol, City of" and "Bristol City Council" are Bristol. The City
 * of London keeps its own, beside the region.
 */
function plain(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/\(.*\)/g, "")
    .replace(/&/g, "and")
    .replace(/[^a-z]+/g, " ")
    .replace(/\blondon borough of\b/g, "")
    .trim();
  if (/^(city of london|london city of)$/.test(words)) return "city of london";
  const bare = words.replace(/\b(council|county|city|of|upon|on|the|ua|royal|borough)\b/g, "");
  return bare.replace(/\s+/g, " ").trim();
}
