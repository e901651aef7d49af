import { z } from "zod";
import type { CostModelToUse } from "#app/commands/application/use-cost-sheet.server.ts";
import { parseDayParts, type Day } from "#app/domain/calendar.ts";
import { parseDecimal4, type Decimal4 } from "#app/domain/money.ts";
import { sharingKeys, type CentralCosts } from "#app/domain/pricing/cost-model/central.ts";

/** What a preview hands on to be used: figures that could have been typed as well, judged again when they come back. */
export type BroughtFigures = {
  readonly models: readonly CostModelToUse[];
  readonly central: CentralCosts | null;
};

const figure = z.string().transform((text, context): Decimal4 => {
  const read = parseDecimal4(text);
  if (read.ok) return read.value;
  context.addIssue({ code: "custom", message: "not a figure" });
  return z.NEVER;
});

const figures = z
  .record(z.string().max(200), figure)
  .transform((entered): ReadonlyMap<string, Decimal4> => new Map(Object.entries(entered)));

const day = z.string().transform((text, context): Day => {
  const [year = "", month = "", date = ""] = text.split("-");
  const read = parseDayParts({ year, month, day: date });
  if (read.ok) return read.value;
  context.addIssue({ code: "custom", message: "not a day" });
  return z.NEVER;
});

const brought = z.object({
  models: z
    .array(
      z.object({
        locationId: z.uuid(),
        basePriceDay: day,
        form: z.enum(["short", "full"]),
        lines: figures,
        drivers: figures,
      }),
    )
    .max(500),
  central: z
    .object({
      key: z.enum(sharingKeys),
      lines: figures,
      homes: z.array(z.object({ locationId: z.uuid(), share: figure, unitsAYear: figure })).max(500),
    })
    .nullable(),
});

/** Figures as a hidden field carries them. */
export function carriedText({ models, central }: BroughtFigures): string {
  return JSON.stringify({
    models: models.map((model) => ({
      ...model,
      lines: Object.fromEntries(model.lines),
      drivers: Object.fromEntries(model.drivers),
    })),
    central: central && { ...central, lines: Object.fromEntries(central.lines) },
  });
}

/** Figures from a hidden field; null where they are not what a preview wrote. */
export function carriedFigures(text: string): BroughtFigures | null {
  try {
    const read = brought.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
