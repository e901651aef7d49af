import { requestOf, type RequestOnFile } from "#app/data/brokerage/requests.server.ts";
import { stageOf } from "#app/data/brokerage/request-stage.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { RequestStage } from "#app/domain/brokerage/request.ts";
import { found } from "#app/web/guard.server.ts";
import type { RequestHeading } from "./request-head.tsx";

/** A request with its stage and the top of its pages; a 404 for a stranger's. */
export async function requestPage(
  tx: Tx,
  requestId: string,
): Promise<{
  readonly request: RequestOnFile;
  readonly stage: RequestStage;
  readonly head: RequestHeading;
}> {
  const request = found(await requestOf(tx, requestId));
  const stage = found(await stageOf(tx, requestId));
  const { id, reference, personRef, urgency } = request;
  return { request, stage, head: { id, reference, personRef, stage, urgent: urgency === "URGENT" } };
}
