import { z } from "zod";
import type { LineAsked } from "#app/domain/call-off/varied-lines.ts";
import { moneyField, sentences } from "./fields.ts";
import type { Fields } from "./fields-of-body.server.ts";
import { unitsField } from "./units-field.ts";

const line = z.object({ units: unitsField, price: moneyField });

/** Reads what the lines of a contract are to be: the ids in "line", for each "units-" and "price-"; or a sentence for each bad box. */
export function readVariedLines(
  fields: Fields,
): { readonly lines: readonly LineAsked[] } | { readonly errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const lines: LineAsked[] = [];
  for (const lineId of fields.all("line").slice(0, 100)) {
    const parsed = line.safeParse({
      units: fields.text(`units-${lineId}`),
      price: fields.text(`price-${lineId}`),
    });
    if (parsed.success) lines.push({ lineId, units: parsed.data.units, pence: parsed.data.price });
    else
      for (const [name, sentence] of Object.entries(sentences(parsed.error)))
        errors[`${name}-${lineId}`] = sentence;
  }
  return Object.keys(errors).length > 0 ? { errors } : { lines };
}
