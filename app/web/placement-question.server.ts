import { streams } from "#app/domain/brokerage/funding.ts";
import { placementStatuses } from "#app/domain/brokerage/placement.ts";
import type { PlacementQuestion } from "#app/data/brokerage/placement-list.server.ts";
import { z } from "zod";

/** Reads what an address asks of the list of placements; what it cannot mean asks nothing. */
export function readPlacementQuestion(search: URLSearchParams): PlacementQuestion {
  const lot = z.uuid().safeParse(search.get("lot"));
  const only = search.getAll("only");
  return {
    status: placementStatuses.find((status) => status === search.get("status")) ?? null,
    lotId: lot.success ? lot.data : null,
    provider: (search.get("provider") ?? "").trim().slice(0, 200),
    reference: (search.get("reference") ?? "").trim().slice(0, 40),
    funder: streams.find((stream) => stream === search.get("funder")) ?? null,
    section117: only.includes("s117"),
    unconfirmed: only.includes("unconfirmed"),
  };
}
