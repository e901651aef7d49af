import type { CallOffKind } from "#app/domain/call-off/call-off.ts";
import type { ContractState, ContractTerms } from "#app/domain/call-off/contract.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
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

/** What a change did to a contract, one sentence for each term that moved. */
export function changedTerms(before: ContractTerms, after: ContractTerms): readonly string[] {
  const moved = (what: string, from: string, to: string) =>
    from === to ? [] : [`${what}: ${from} before, ${to} after`];
  const sentences = [
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
