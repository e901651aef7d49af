import { contractStates } from "#app/domain/call-off/contract.ts";
import type { ContractQuestion } from "#app/data/call-off/contract-list.server.ts";

const kinds = ["SPOT", "BLOCK"] as const;

/** Reads what an address asks of the register of contracts; what it cannot mean asks nothing. */
export function readContractQuestion(search: URLSearchParams): ContractQuestion {
  const text = (name: string) => (search.get(name) ?? "").trim().slice(0, 100);
  const whole = (name: string, most: number) =>
    /^[0-9]{1,4}$/.test(text(name)) && Number(text(name)) <= most ? Number(text(name)) : null;
  return {
    words: text("words").replaceAll("\u0000", ""),
    lot: whole("lot", 9_999),
    state: contractStates.find((one) => one === text("state")) ?? null,
    kind: kinds.find((one) => one === text("kind")) ?? null,
    endsWithin: whole("ends", 120),
  };
}
