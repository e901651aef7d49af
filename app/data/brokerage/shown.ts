import { z } from "zod";
import { needDomains } from "#app/domain/brokerage/need.ts";
import { units } from "#app/domain/framework/unit.ts";

/** A line that a provider is asked to price: so many units of it in a week. */
const shownLine = z.object({
  serviceLineId: z.string(),
  title: z.string(),
  unit: z.enum(units),
  units: z.string(),
  schedule: z.string(),
});

/** What is needed in one domain. */
const shownNeed = z.object({
  domain: z.enum(needDomains),
  timesAWeek: z.number(),
  minutes: z.number(),
  ratio: z.object({ staff: z.number(), people: z.number() }),
  words: z.string(),
});

/**
 * What a provider is shown of a person's need, frozen when it was asked: neither who the person is nor which request it
 * is nor when that was made. `endsOn` is excluded; null where nobody knows.
 */
export const shownSchema = z.object({
  commissioner: z.string(),
  place: z.string(),
  frameworkId: z.string(),
  areaId: z.string(),
  everywhereId: z.string(),
  ageBand: z.string(),
  supportReason: z.string(),
  district: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  urgent: z.boolean(),
  needs: z.array(shownNeed),
  lines: z.array(shownLine),
  conditions: z.string(),
});

export type Shown = z.infer<typeof shownSchema>;
export type ShownLine = Shown["lines"][number];
