import { formatPounds, type Pence } from "../money.ts";

/** What a price buys: one of these, whole. */
export type Unit = "hour" | "week" | "night" | "session" | "day" | "trip" | "one-off";

/** Every unit, in the order in which screens list them. */
export const units = [
  "hour",
  "week",
  "night",
  "session",
  "day",
  "trip",
  "one-off",
] as const satisfies readonly Unit[];

/** The unit as it follows a price: "an hour", "a week", "one-off". */
export function unitInWords(unit: Unit): string {
  if (unit === "one-off") return unit;
  return unit === "hour" ? "an hour" : `a ${unit}`;
}

/** A price with what it buys: "£24.38 an hour", "£450.00 one-off". */
export function formatPrice(amount: Pence, unit: Unit): string {
  return `${formatPounds(amount)} ${unitInWords(unit)}`;
}
