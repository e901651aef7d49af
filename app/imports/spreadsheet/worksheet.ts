import { placeOf, type Block, type Place, type Sheet, type SheetCell } from "./cells.ts";
import { plainText } from "./shared-texts.ts";
import { mostColumns, mostRows, tooMany, type FileTrouble } from "./trouble.ts";
import { readXml } from "./xml.ts";

type Cells = Pick<Sheet, "rows" | "merged">;

/** A cell while its parts arrive. */
type Arriving = { readonly type: string; formula: boolean; value: string | undefined; inline: string };

/** The cells of a worksheet that are not blank. Stops at the first filled row or column beyond the limit, and refuses it. */
export function readWorksheet(
  xml: string,
  texts: readonly string[],
  whose: string,
): Cells | FileTrouble | "broken" {
  const rows = new Map<number, Map<number, SheetCell>>();
  const merged: Block[] = [];
  let at: Place = { row: 0, column: 0 };
  let cell: Arriving | undefined;
  let within = "";
  let refusal: FileTrouble | undefined;

  const whole = readXml(xml, {
    opened: (name, attribute) => {
      within = name;
      if (name === "row") at = { row: Number(attribute("r") ?? at.row + 1), column: 0 };
      if (name === "c") {
        at = placeOf(attribute("r") ?? "") ?? { row: at.row, column: at.column + 1 };
        cell = { type: attribute("t") ?? "n", formula: false, value: undefined, inline: "" };
      }
      if (name === "f" && cell) cell.formula = true;
      if (name === "mergeCell" && merged.length < mostColumns)
        merged.push(...blockOf(attribute("ref") ?? ""));
    },
    closed: (name, stop) => {
      within = "";
      if (name !== "c" || !cell) return;
      const held = cellOf(cell, texts);
      cell = undefined;
      if (!held) return;
      if (at.row > mostRows) refusal = tooMany("rows", whose);
      else if (at.column > mostColumns) refusal = tooMany("columns", whose);
      if (refusal) return void stop();
      const row = rows.get(at.row) ?? new Map<number, SheetCell>();
      rows.set(at.row, row.set(at.column, held));
    },
    text: (part) => {
      if (cell && within === "v") cell.value = (cell.value ?? "") + part;
      if (cell && within === "t") cell.inline += part;
    },
  });
  return refusal ?? (whole ? { rows, merged } : "broken");
}

function cellOf({ type, formula, value, inline }: Arriving, texts: readonly string[]): SheetCell | undefined {
  switch (type) {
    case "s":
      return asText(texts[Number(value)] ?? "");
    case "inlineStr":
      return asText(plainText(inline));
    case "str":
      return formula && value === undefined ? { kind: "no-result" } : asText(plainText(value ?? ""));
    case "d":
      return asText(value ?? "");
    case "b":
      return { kind: "boolean", text: value === "1" ? "TRUE" : "FALSE" };
    case "e":
      return { kind: "error", code: value ?? "an error" };
    default:
      if (value === undefined || value === "") return formula ? { kind: "no-result" } : undefined;
      return { kind: "number", stored: value.trim(), worked: formula ? "formula" : "typed" };
  }
}

function asText(text: string): SheetCell | undefined {
  return text.trim() === "" ? undefined : { kind: "text", text };
}

function blockOf(reference: string): readonly Block[] {
  const [from = "", to = from] = reference.split(":");
  const corners = [placeOf(from), placeOf(to)];
  return corners[0] && corners[1] ? [{ from: corners[0], to: corners[1] }] : [];
}
