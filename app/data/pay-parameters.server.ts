import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import type { PayParameters } from "#app/domain/pricing/pay.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";

/** A statutory figure as it stands on file: since when, from where, and whether the sources agree. */
export type PayFact = {
  readonly name: string;
  readonly fromOn: Day;
  readonly source: string;
  readonly uncertain: boolean;
};

/** The statutory figures of pay of a day, with the entries that they rest on. */
export type PayLaw = { readonly parameters: PayParameters; readonly facts: readonly PayFact[] };

const figure = z.string().transform((text): Decimal4 => decimal4(text));
const shapes = {
  "pay:living-wage": z.object({ hour: figure }),
  "pay:employer-insurance": z.object({ rate: figure, thresholdAYear: figure }),
  "pay:pension": z.object({ employerRate: figure, bandFrom: figure, bandTo: figure }),
  "pay:holiday": z.object({ weeks: figure }),
  "pay:sick-pay": z.object({ week: figure }),
  "pay:mileage": z.object({ mile: figure }),
  "pay:real-living-wage": z.object({ hour: figure }),
} as const;
type Name = keyof typeof shapes;

/** What the law makes an hour of work cost on a day; null for a day before the figures on file begin. */
export async function payLawOn(tx: Tx, day: Day): Promise<PayLaw | null> {
  const rows = await tx.referenceFact.findMany({
    where: { key: { in: Object.keys(shapes) }, fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    distinct: ["key"],
  });
  if (rows.length < Object.keys(shapes).length) return null;
  return {
    parameters: payParameters((key) => rows.find((row) => row.key === key)?.value),
    facts: rows
      .map(({ key, fromOn, source, uncertain }) => ({
        name: key,
        fromOn: fromColumn(fromOn),
        source,
        uncertain,
      }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  };
}

/** The statutory figures of pay out of their values as they are stored, by key. Throws where one is missing or has another shape. */
export function payParameters(valueOf: (key: string) => unknown): PayParameters {
  const read = <N extends Name>(name: N) => shapes[name].parse(valueOf(name)) as z.infer<(typeof shapes)[N]>;
  const insurance = read("pay:employer-insurance");
  const pension = read("pay:pension");
  return {
    livingWage: read("pay:living-wage").hour,
    insurance: { rate: insurance.rate, thresholdAYear: insurance.thresholdAYear },
    pension: { rate: pension.employerRate, bandFrom: pension.bandFrom, bandTo: pension.bandTo },
    holidayWeeks: read("pay:holiday").weeks,
    sickPayWeek: read("pay:sick-pay").week,
    mileage: read("pay:mileage").mile,
    realLivingWage: read("pay:real-living-wage").hour,
  };
}
