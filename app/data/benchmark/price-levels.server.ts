import { z } from "zod";
import type { PriceLevels } from "#app/domain/benchmark/price-index.ts";
import { decimal4 } from "#app/domain/money.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

const figure = z.string().transform((text) => decimal4(text));
const shapes = {
  pay: z.object({ hour: figure }).transform(({ hour }) => hour),
  prices: z.object({ level: figure }).transform(({ level }) => level),
};
const keys = { pay: "pay:living-wage", prices: "index:cpi" } as const;

/** The levels by which prices are brought to a day: the living wage, and consumer prices as far as they are on file. */
export async function priceLevels(tx: Tx): Promise<PriceLevels> {
  const rows = await tx.referenceFact.findMany({
    where: { key: { in: Object.values(keys) } },
    orderBy: { fromOn: "asc" },
    select: { key: true, fromOn: true, value: true },
  });
  const of = (name: keyof typeof keys) =>
    rows
      .filter(({ key }) => key === keys[name])
      .map(({ fromOn, value }) => ({ fromOn: fromColumn(fromOn), level: shapes[name].parse(value) }));
  return { pay: of("pay"), prices: of("prices") };
}
