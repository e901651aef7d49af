import { z } from "zod";
import type { RuleToSet } from "#app/commands/call-off/set-rules.server.ts";
import type { RouteRuleRefusal } from "#app/domain/call-off/route-rule.ts";
import { choiceField, textField, wholeField, withDays } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { wholePoundsField } from "./pounds-field.ts";

const orNothing = <T extends z.ZodType>(field: T) => z.union([z.literal("").transform(() => null), field]);
const pounds = orNothing(wholePoundsField("Enter the value in whole pounds, like 50,000, or leave it empty"));
const months = (what: string) => orNothing(wholeField(what, 1, 240));

const schema = z.object({
  route: choiceField(["DIRECT", "RESTRICTED", "OPEN"], "Select a route"),
  minimum: pounds,
  maximum: pounds,
  shortestMonths: months("the shortest term"),
  longestMonths: months("the longest term"),
  responseMeasure: choiceField(["WORKING_HOURS", "WORKING_DAYS"], "Select how the time to answer is counted"),
  responseUnits: wholeField("the time to answer", 1, 100),
  ranking: choiceField(
    ["PRICE", "RATING_THEN_PRICE", "DISTANCE_THEN_PRICE"],
    "Select how members are ranked for a direct award",
  ),
  source: textField("where the framework says so", 300),
});

/** Reads the form of a rule; one sentence for each field that is not as it should be. */
export function readRule(
  fields: Fields,
  lotId: string,
): { readonly rule: RuleToSet } | { readonly errors: Record<string, string> } {
  const names = Object.keys(schema.shape) as (keyof typeof schema.shape)[];
  const parsed = schema.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name).trim()])));
  const read = withDays(parsed, fields.text, { from: "the day from which it holds" });
  if ("errors" in read) return { errors: read.errors };
  const kinds = (["SPOT", "BLOCK"] as const).filter((kind) => fields.all("kinds").includes(kind));
  const needsReason = fields.text("needsReason") === "yes";
  return { rule: { ...read.said, lotId, kinds, needsReason, fromOn: read.days.from } };
}

/** Why a rule is refused, and at which field. */
export function ruleSentence({ kind }: RouteRuleRefusal): { readonly field: string; readonly text: string } {
  return sentences[kind];
}

const sentences: {
  readonly [kind in RouteRuleRefusal["kind"]]: { readonly field: string; readonly text: string };
} = {
  "in-the-past": { field: "from", text: "The day must be today or later: what was called off before stands" },
  "later-rule": {
    field: "from",
    text: "The day must be after every other rule of this route begins and ends",
  },
  "no-kind": { field: "kinds", text: "Select spot purchases, blocks or both" },
  "maximum-below-minimum": { field: "maximum", text: "The highest value must not be below the lowest" },
  "longest-below-shortest": {
    field: "longestMonths",
    text: "The longest term must not be below the shortest",
  },
};

export const endingWords = {
  "in-the-past": "The day must be after today",
  "before-it-begins": "The day must be after the rule begins",
  "ended-already": "The end of this rule has been set already, and is set once",
} as const;
