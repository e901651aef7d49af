import type { Day } from "#app/domain/calendar.ts";
import type { Reply } from "./reply.server.ts";

/** What stands in a field: what was typed if the form came back, else what is stored. */
export function shown(reply: Reply | undefined, name: string, stored = ""): string {
  return reply ? (reply.typed[name]?.[0] ?? "") : stored;
}

/** What is ticked: what was chosen if the form came back, else what is stored. */
export function ticked(
  reply: Reply | undefined,
  name: string,
  stored: readonly string[] = [],
): readonly string[] {
  return reply ? (reply.typed[name] ?? []) : stored;
}

/** The three boxes of a day, as they were typed, and what is wrong with them. */
export function dayBoxes(reply: Reply | undefined, name: string) {
  const [day, month, year] = ["day", "month", "year"].map((part) => shown(reply, `${name}-${part}`));
  return {
    name,
    values: { day: day ?? "", month: month ?? "", year: year ?? "" },
    error: reply?.errors[name],
  };
}

/** The three boxes of a stored day, without needless noughts. */
export function dayParts(stored: Day) {
  const [year = "", month = "", day = ""] = stored.split("-");
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** A page's title, led by "Error: " where the form came back. */
export function titleOf(title: string, reply?: Reply): string {
  return `${reply && Object.keys(reply.errors).length > 0 ? "Error: " : ""}${title} – Careframe`;
}
