import { z } from "zod";
import type { OthersFigures } from "#app/domain/benchmark/cost-comparison.ts";
import type { Quartiles } from "#app/domain/benchmark/statistics.ts";
import type { Tx } from "./db.server.ts";

const shape = z.object({
  part: z.enum(["line", "group", "total"]),
  code: z.string(),
  lower: z.number(),
  median: z.number(),
  upper: z.number(),
});

/**
 * What the acting provider may know of the others' cost models for a lot of a round that it sent one for itself, as they
 * stood at the opening: rounded quarter points in pounds of at least ten other providers. Nothing is there that is held back.
 */
export async function figuresOfOthers(
  tx: Tx,
  of: { readonly roundId: string; readonly lotId: string },
): Promise<OthersFigures> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT part, code, lower, median, upper FROM app.cost_figures(${of.roundId}::uuid, ${of.lotId}::uuid)`;
  const figures = z.array(shape).parse(rows);
  const byCode = (part: "line" | "group" | "total") =>
    new Map<string, Quartiles>(
      figures
        .filter((one) => one.part === part)
        .map(({ code, lower, median, upper }) => [code, { lower, median, upper }]),
    );
  return { lines: byCode("line"), groups: byCode("group"), total: byCode("total").get("") ?? null };
}
