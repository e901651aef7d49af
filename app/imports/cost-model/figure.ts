import {
  compareExact,
  exact,
  parseDecimal4,
  spreadsheetDecimal,
  times,
  toDecimal4,
  type Decimal4,
} from "#app/domain/money.ts";
import type { SheetDriver } from "#app/domain/pricing/cost-model/workbook.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { SheetCell } from "#app/imports/spreadsheet/cells.ts";

type Kind = SheetDriver["kind"];

/** A figure that was read; `rounded` holds what the cell had where that is not the same. */
export type Figure = { readonly figure: Decimal4; readonly rounded: string | null };

/**
 * Reads a figure from a cell, exact to four places: pounds may bear their sign and commas, a share may be 92.5%, 92.5 or 0.925,
 * and is read in per cent.
 * Only what a formula worked out is rounded. Refuses with what the cell has and the rule it breaks, to follow the place.
 */
export function readFigure(cell: SheetCell, kind: Kind): Verdict<Figure, string> {
  switch (cell.kind) {
    case "error":
      return no(`has the error ${cell.code}. Mend the formula, or enter the figure itself.`);
    case "no-result":
      return no(
        "has a formula that was never worked out. Open the workbook, let it calculate, save it, or enter the figure itself.",
      );
    case "boolean":
      return no(`has ${cell.text} where ${asked[kind]} is expected.`);
    case "number":
      return fromNumber(cell, kind);
    case "text":
      return fromText(cell.text.trim(), kind);
  }
}

function fromNumber(
  { stored, worked }: Extract<SheetCell, { kind: "number" }>,
  kind: Kind,
): Verdict<Figure, string> {
  const decimal = spreadsheetDecimal(stored);
  if (decimal === null) return no(`has “${stored}” where ${asked[kind]} is expected.`);
  const { digits, whole } = decimal;
  const tooFine = (digits.split(".")[1] ?? "").length > 4;
  if (tooFine && worked === "formula") {
    const read = plain(toDecimal4(exact(digits)), kind);
    return read.ok ? yes({ figure: read.value, rounded: stored }) : read;
  }
  const read = plain(digits, kind);
  return read.ok ? yes({ figure: read.value, rounded: whole ? null : stored }) : read;
}

function fromText(text: string, kind: Kind): Verdict<Figure, string> {
  const read = kind === "share" && text.endsWith("%") ? perCent(text) : plain(text, kind);
  return read.ok ? yes({ figure: read.value, rounded: null }) : read;
}

function perCent(text: string): Verdict<Decimal4, string> {
  const typed = text.slice(0, -1).trim();
  if (/\.[0-9]{3,}$/.test(typed))
    return no(`has “${text}”. Give a share with at most two decimals, like 92.5%.`);
  const hundreds = plain(typed, "ratio");
  return hundreds.ok ? ofTheWhole(hundreds.value, text) : hundreds;
}

function plain(text: string, kind: Kind): Verdict<Decimal4, string> {
  const amount =
    kind !== "amount" && text.includes("£") ? no({ kind: "not-a-number" } as const) : parseDecimal4(text);
  if (!amount.ok) return no(inWords[amount.why.kind](text, kind));
  if (kind === "share") return asShare(amount.value, text);
  if (kind === "count" && amount.value.includes("."))
    return no(`has “${text}” where a whole number is expected.`);
  return yes(amount.value);
}

/** Up to 1 a part of one, above it per cent: 0.925 and 92.5 are the same share. */
function asShare(share: Decimal4, text: string): Verdict<Decimal4, string> {
  if (compareExact(exact(share), exact(1)) > 0) return ofTheWhole(share, text);
  return yes(toDecimal4(times(exact(share), exact(100))));
}

function ofTheWhole(hundreds: Decimal4, text: string): Verdict<Decimal4, string> {
  return compareExact(exact(hundreds), exact(100)) > 0
    ? no(`has “${text}”, which is more than the whole. Give a share, like 92.5% or 0.925.`)
    : yes(hundreds);
}

const asked = {
  amount: "an amount in pounds",
  share: "a share, like 92.5%,",
  hours: "a number of hours",
  minutes: "a number of minutes",
  ratio: "a number",
  count: "a whole number",
} as const satisfies Record<Kind, string>;

const inWords = {
  empty: (_text: string, kind: Kind) => `is blank where ${asked[kind]} is expected.`,
  "not-a-number": (text: string, kind: Kind) =>
    `has “${text.slice(0, 60)}” where ${asked[kind]} is expected. Write it in figures, like 1234.5.`,
  "too-many-decimals": (text: string) =>
    `has “${text}”, which has more than four decimals. Round it to four.`,
  negative: (text: string) => `has “${text}”, which is below nought. No line may be negative.`,
  "too-large": (text: string) => `has “${text}”, which is ten million or more. Check the figure.`,
} as const;
