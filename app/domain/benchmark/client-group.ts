/** Whom a price is for, as far as prices are compared: the main reason for support, apart by age where that moves the price. */
export type ClientGroup = "learning-disability" | "mental-health" | `${AgedGroup}-${"18-64" | "65-and-over"}`;
type AgedGroup = "physical" | "sensory" | "memory" | "social";

/** Of rates and bids, which know no person. */
export const everyClient = "all";

const reasons: Readonly<Record<string, AgedGroup>> = {
  physical: "physical",
  sensory: "sensory",
  memory: "memory",
};
const fromSixtyFive: readonly string[] = ["65-74", "75-84", "85-94", "95-and-over"];

/** The group of a person by the main reason for support and the band of age, as requests name them. */
export function clientGroupOf(supportReason: string, ageBand: string): ClientGroup {
  if (supportReason === "learning-disability" || supportReason === "mental-health") return supportReason;
  const aged = reasons[supportReason.split("-", 1)[0] ?? ""] ?? "social";
  return `${aged}-${fromSixtyFive.includes(ageBand) ? "65-and-over" : "18-64"}`;
}

/** What a group is called. */
export function clientGroupInWords(group: string): string {
  if (group === everyClient) return "everybody";
  if (group === "learning-disability") return "learning disability";
  if (group === "mental-health") return "mental health";
  const [, reason = "", age = ""] = /^([a-z]+)-(.+)$/.exec(group) ?? [];
  return `${reasonWords[reason] ?? reason}, ${age === "18-64" ? "18 to 64" : "65 and over"}`;
}

const reasonWords: Readonly<Record<string, string>> = {
  physical: "physical support",
  sensory: "sensory support",
  memory: "memory and cognition",
  social: "social support",
};
