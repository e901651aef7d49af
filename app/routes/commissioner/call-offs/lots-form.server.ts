import { z } from "zod";
import type { LineAsked, LotsRefusal } from "#app/commands/call-off/set-lots.server.ts";
import { formatPounds } from "#app/domain/money.ts";
import { personSentence } from "#app/web/call-off-words.server.ts";
import { moneyField, optionalTextField, sentences } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { unitsField } from "#app/web/units-field.ts";
import { mostLines } from "./line-rows.tsx";

const row = z.object({
  line: z.uuid({ error: "Select what is bought" }),
  area: z.uuid({ error: "Select where" }),
  units: unitsField,
  stated: z.union([z.literal("").transform(() => null), moneyField]),
  note: optionalTextField("The note", 300),
});

type Filled = { readonly nth: number; readonly asked: LineAsked };

/** Reads the rows that are not empty; one sentence for each field of theirs that is not as it should be. */
export function readLines(
  fields: Fields,
): { readonly filled: readonly Filled[] } | { readonly errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const filled: Filled[] = [];
  for (let nth = 1; nth <= mostLines; nth += 1) {
    const text = (name: string) => fields.text(`${name}-${nth}`).trim();
    if (["line", "units", "stated", "note"].every((name) => text(name) === "")) continue;
    const parsed = row.safeParse({
      ...{
        line: text("line"),
        area: text("area"),
        units: text("units"),
        stated: text("stated"),
        note: text("note"),
      },
    });
    if (!parsed.success) {
      for (const [name, sentence] of Object.entries(sentences(parsed.error)))
        errors[`${name}-${nth}`] = `${sentence} (line ${nth})`;
      continue;
    }
    const { line, area, ...rest } = parsed.data;
    filled.push({ nth, asked: { serviceLineId: line, areaId: area, ...rest } });
  }
  if (filled.length === 0 && Object.keys(errors).length === 0) errors["line-1"] = "Select what is bought";
  return Object.keys(errors).length > 0 ? { errors } : { filled };
}

/** Why lines are refused, and beside which field it is said. */
export function lotsSentence(
  why: LotsRefusal,
  filled: readonly Filled[],
): { readonly field: string; readonly text: string } {
  const at = (nth: number) => filled[nth]?.nth ?? 1;
  switch (why.kind) {
    case "no-lots":
    case "lot-without-line":
      return { field: "line-1", text: "Select what is bought" };
    case "not-your-lots":
      return { field: "line-1", text: "Select lines of lots that your organisation may call off today" };
    case "twice":
      return {
        field: `line-${at(why.nth)}`,
        text: `This line is there already for the same place: add the two up (line ${at(why.nth)})`,
      };
    case "no-price":
      return {
        field: `stated-${at(why.nth)}`,
        text: `Enter the price that you expect: neither a cap nor a rate is on file (line ${at(why.nth)})`,
      };
    case "over-cap":
      return {
        field: `stated-${at(why.nth)}`,
        text: `The price expected must not be over the cap of ${formatPounds(why.cap)} (line ${at(why.nth)})`,
      };
    case "names-a-person":
      return { field: `note-${at(why.nth)}`, text: personSentence(why.detail) };
  }
}
