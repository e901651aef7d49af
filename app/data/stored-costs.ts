import { z } from "zod";
import type { CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import type { ExpectedLine } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4, pence } from "#app/domain/money.ts";

const figure = z.string().transform(decimal4);
const day = z.string().transform(toDay);
const amount = z.number().transform(pence);

const slot = z.union([
  z.object({ kind: z.literal("shared"), hours: figure, people: z.number() }),
  z.object({ kind: z.enum(["one-to-one", "two-to-one"]), hours: figure }),
  z.object({ kind: z.literal("waking-night"), nights: figure, hours: figure, people: z.number() }),
  z.object({ kind: z.literal("sleep-in"), nights: figure, people: z.number() }),
]);

const origin = z.union([
  z.object({
    kind: z.literal("open-books"),
    providers: z.number(),
    round: z.string(),
    raised: z.boolean(),
  }),
  z.object({ kind: z.literal("law"), from: day, source: z.string(), uncertain: z.boolean() }),
  z.object({ kind: z.literal("typed"), source: z.string() }),
  z.object({ kind: z.literal("none") }),
]);

const law = z.object({
  livingWage: figure,
  insurance: z.object({ rate: figure, thresholdAYear: figure }),
  pension: z.object({ rate: figure, bandFrom: figure, bandTo: figure }),
  ...{ holidayWeeks: figure, sickPayWeek: figure, mileage: figure, realLivingWage: figure },
});

const parameters = z.object({
  figures: z.array(
    z.object({
      ...{ code: z.string(), name: z.string(), low: figure, middle: figure, high: figure, origin },
      part: z.enum(["pay", "on-pay", "night", "weekly", "overhead", "return"]),
      unit: z.enum(["hour", "night", "week", "share"]),
    }),
  ),
  weeklyHours: z.object({ hours: figure, origin }),
  law: z.object({ pay: law, on: day }),
});

const three = z.object({ low: figure, middle: figure, high: figure });
const line = z.object({
  ...{ code: z.string(), name: z.string(), low: amount, middle: amount, high: amount },
  part: z.enum(["direct", "weekly", "overhead", "return"]),
  how: z.union([
    z.object({
      ...{ kind: z.literal("hours"), hours: figure, people: z.number(), rate: three },
      workers: z.union([z.literal(1), z.literal(2)]),
    }),
    z.object({ kind: z.literal("nights"), nights: figure, people: z.number(), rate: three }),
    z.object({ kind: z.literal("weekly") }),
    z.object({ kind: z.literal("share"), of: z.enum(["above", "cost"]), share: three }),
  ]),
});

/** What care takes in a week, out of the JSON it is stored as. Throws on anything else. */
export function storedSlots(json: unknown): CareSlots {
  return z.array(slot).parse(json);
}

/** A set of parameters, out of the JSON it is stored as. Throws on anything else. */
export function storedParameters(json: unknown): CostParameters {
  return parameters.parse(json);
}

/** The lines of an expected cost, out of the JSON they are stored as. Throws on anything else. */
export function storedLines(json: unknown): readonly ExpectedLine[] {
  return z.array(line).parse(json);
}
