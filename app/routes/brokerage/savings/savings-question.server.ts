import { savingKinds, savingStates } from "#app/domain/brokerage/saving.ts";
import type { SavingsQuestion } from "#app/data/brokerage/savings.server.ts";

/** Which savings an address asks for; what is not one of the answers asks for every one. */
export function readSavingsQuestion(search: URLSearchParams): SavingsQuestion {
  const year = search.get("year") ?? "";
  return {
    kind: savingKinds.find((kind) => kind === search.get("kind")) ?? null,
    state: savingStates.find((state) => state === search.get("state")) ?? null,
    year: /^20[0-9]{2}$/.test(year) ? Number(year) : null,
  };
}

/** A financial year by the year in which it begins: "2026 to 2027". */
export function yearInWords(year: number): string {
  return `${year} to ${year + 1}`;
}
