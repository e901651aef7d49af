import { z } from "zod";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { flagStates } from "#app/domain/benchmark/finding.ts";
import { queueOrders } from "#app/domain/benchmark/flag.ts";
import type { FlagQuestion } from "#app/data/outliers/flag-queue.server.ts";
import { subjectKinds } from "#app/data/outliers/flags.server.ts";

/** Reads what an address asks of the queue; what it cannot mean asks nothing. */
export function readFlagQuestion(search: URLSearchParams, actor: StaffActor): FlagQuestion {
  const lot = z.uuid().safeParse(search.get("lot"));
  const only = search.getAll("only");
  const state = search.get("state");
  const group = (search.get("group") ?? "").slice(0, 60);
  return {
    lotId: lot.success ? lot.data : null,
    clientGroup: /^[a-z0-9-]+$/.test(group) ? group : null,
    provider: (search.get("provider") ?? "").replaceAll("\u0000", "").trim().slice(0, 200),
    direction: (["high", "low"] as const).find((one) => one === search.get("direction")) ?? null,
    kind: subjectKinds.find((kind) => kind === search.get("kind")) ?? null,
    state: state === "all" ? "all" : (flagStates.find((one) => one === state) ?? "waiting"),
    twoSignals: only.includes("signals"),
    checkData: only.includes("data"),
    assignedTo: only.includes("mine") ? actor.accountId : null,
    order: queueOrders.find((order) => order === search.get("order")) ?? "people-first",
  };
}
