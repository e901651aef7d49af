import type { TrailFilter } from "#app/data/audit-trail.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { peopleNamed, thingsNamed, type NamedThing } from "#app/data/trail-names.server.ts";
import { dayOfParts, optionalTextField } from "./fields.ts";

/** What an auditor typed into the search. */
export type TrailSearch = {
  readonly filter: TrailFilter;
  /** What the words for an object were understood as. */
  readonly things: readonly NamedThing[];
  readonly errors: Readonly<Record<string, string>>;
};

/** Reads a search of the trail from an address: who, what and on which day. */
export async function trailSearch(tx: Tx, search: URLSearchParams): Promise<TrailSearch> {
  const text = (name: string) => search.get(name)?.replaceAll("\u0000", "").trim() ?? "";
  const errors: Record<string, string> = {};
  for (const [name, what] of [
    ["person", "Person"],
    ["object", "Reference, name or id"],
  ] as const) {
    const read = optionalTextField(what).safeParse(text(name));
    if (!read.success) errors[name] = read.error.issues[0]?.message ?? "";
  }
  const anyDay = ["day-day", "day-month", "day-year"].some((name) => text(name) !== "");
  const day = anyDay ? dayOfParts(text, "day", "a day") : undefined;
  if (day && "error" in day) errors["day"] = day.error;
  if (Object.keys(errors).length > 0) return { filter: {}, things: [], errors };
  const things = text("object") ? await thingsNamed(tx, text("object")) : [];
  return {
    filter: {
      ...(text("person") && { accountIds: await peopleNamed(tx, text("person")) }),
      ...(text("object") && { subjectIds: [text("object"), ...things.map(({ id }) => id)] }),
      ...(day && "day" in day && { day: day.day }),
    },
    things,
    errors,
  };
}

/** The search of an address without its page. */
export function searchWithout(search: URLSearchParams, name: string): string {
  const kept = new URLSearchParams([...search].filter(([key, value]) => key !== name && value !== ""));
  return kept.size > 0 ? `?${kept.toString()}` : "";
}
