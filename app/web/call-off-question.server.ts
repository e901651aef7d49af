import { callOffStates, type CallOffRoute } from "#app/domain/call-off/state.ts";
import type { CallOffQuestion } from "#app/data/call-off/call-off-list.server.ts";

const routes: readonly CallOffRoute[] = ["DIRECT", "RESTRICTED", "OPEN", "EXTERNAL"];

/** Reads what an address asks of the list of call-offs; what it cannot mean asks nothing. */
export function readCallOffQuestion(search: URLSearchParams): CallOffQuestion {
  const text = (name: string) => (search.get(name) ?? "").trim().slice(0, 100);
  return {
    words: text("words"),
    state: (["running", ...callOffStates] as const).find((one) => one === text("state")) ?? "",
    route: routes.find((one) => one === text("route")) ?? "",
  };
}
