import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { mayTakeStep, type RequestRefusal, type RequestStep } from "#app/domain/brokerage/request.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { lockRequest, type RequestOnFile } from "#app/data/brokerage/requests.server.ts";
import { stageOf } from "#app/data/brokerage/request-stage.server.ts";

/** Why a deed on a request is not done: there is none that the actor may see, or not at this stage. */
export type NotNow = RequestRefusal | { readonly kind: "not-found" };

/** Does one deed on a request that is held for it, where the step may be taken at the stage it stands at. */
export function atStage<T, R>(
  actor: StaffActor,
  requestId: string,
  step: RequestStep,
  deed: (tx: Tx, request: RequestOnFile, now: Instant) => Promise<Verdict<T, R>>,
): Promise<Verdict<T, R | NotNow>> {
  return inTransaction(actor, async (tx, now): Promise<Verdict<T, R | NotNow>> => {
    const request = await lockRequest(tx, requestId);
    const stage = request && (await stageOf(tx, requestId));
    if (!request || !stage || request.commissionerId !== actor.commissionerId)
      return no({ kind: "not-found" });
    const allowed = mayTakeStep(step, stage);
    return allowed.ok ? deed(tx, request, now) : allowed;
  });
}
