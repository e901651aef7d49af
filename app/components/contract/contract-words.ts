import type { CallOffKind } from "#app/domain/call-off/call-off.ts";
import type { ContractState, ContractTerms } from "#app/domain/call-off/contract.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { formatPounds, type Pence } from "#app/domain/money.ts";
import type { StatusLook } from "#app/components/portal/StatusTag.tsx";

/** Where a contract stands, in a word. */
export const contractLooks: { readonly [state in ContractState]: StatusLook } = {
  "to-come": { word: "Not yet begun", colour: "yellow" },
  running: { word: "Running", colour: "green" },
  "ended-early": { word: "Ended early", colour: "orange" },
  "run-out": { word: "Run out", colour: "grey" },
};

export const kindOfContract: { readonly [kind in CallOffKind]: string } = {
  SPOT: "Spot purchase",
  BLOCK: "Block",
};

/** A line of a contract as a variation moves it. */
export type MovedLine = {
  readonly lotNumber: number;
  readonly title: string;
  readonly area: string;
  readonly unit: string;
  readonly beforeUnits: string;
  readonly beforePence: Pence;
  readonly units: string;
  readonly pence: Pence;
};

/** What a change did to a contract, one sentence for each line and each term that moved. */
export function changedTerms(
  before: ContractTerms,
  after: ContractTerms,
  lines: readonly MovedLine[],
): readonly string[] {
  const moved = (what: string, from: string, to: string) =>
    from === to ? [] : [`${what}: ${from} before, ${to} after`];
  const bought = (units: string, price: Pence, unit: string) =>
    `${unitsInWords(units, toUnit(unit))} at ${formatPounds(price)}`;
  const sentences = [
    ...lines.flatMap((line) =>
      moved(
        `Lot ${line.lotNumber}, ${line.title}, ${line.area}`,
        bought(line.beforeUnits, line.beforePence, line.unit),
        bought(line.units, line.pence, line.unit),
      ),
    ),
    ...moved("Value", formatPounds(before.value), formatPounds(after.value)),
    ...moved("With VAT", formatPounds(before.valueWithVat), formatPounds(after.valueWithVat)),
    ...moved("Last day", shortDay(before.endsOn), shortDay(after.endsOn)),
    ...moved("Extension left", monthsInWords(before.extensionMonths), monthsInWords(after.extensionMonths)),
  ];
  return sentences.length > 0 ? sentences : ["Value and days stay as they were"];
}

/** Like "12 months", "1 month" or "none". */
export function monthsInWords(months: number): string {
  if (months === 0) return "none";
  return months === 1 ? "1 month" : `${months} months`;
}
