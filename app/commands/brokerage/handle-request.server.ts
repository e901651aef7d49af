import type { StaffActor } from "#app/domain/access/actor.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { archive, assignTo, brokersOf, hold, reopen, resume } from "#app/data/brokerage/requests.server.ts";
import { atStage, type NotNow } from "./at-stage.server.ts";

export type ReasonRefusal =
  { readonly kind: "no-reason" } | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

const about = (id: string) => ({ kind: "request", id }) as const;

/** Gives a request to a broker of the same commissioner: somebody else, or the actor, who takes it. */
export function assignRequest(
  actor: StaffActor,
  requestId: string,
  brokerId: string,
): Promise<Verdict<null, NotNow | { readonly kind: "not-a-broker" }>> {
  return atStage<null, { kind: "not-a-broker" }>(actor, requestId, "assign", async (tx, request, now) => {
    const brokers = await brokersOf(tx, actor.commissionerId);
    if (!brokers.some(({ id }) => id === brokerId)) return no({ kind: "not-a-broker" });
    if (request.brokerId === brokerId) return yes(null);
    await assignTo(tx, requestId, brokerId, now);
    record(tx, { kind: "request-assigned", subject: about(requestId), brokerId });
    return yes(null);
  });
}

/** Holds a request for a reason that names nobody. */
export function holdRequest(
  actor: StaffActor,
  requestId: string,
  reason: string,
): Promise<Verdict<null, NotNow | ReasonRefusal>> {
  return atStage<null, ReasonRefusal>(actor, requestId, "hold", async (tx, _request, now) => {
    const checked = checkReason(reason);
    if (!checked.ok) return checked;
    await hold(tx, requestId, checked.value, now);
    record(tx, { kind: "request-held", subject: about(requestId) }, checked.value);
    return yes(null);
  });
}

/** Takes up a request that was on hold. */
export function resumeRequest(actor: StaffActor, requestId: string): Promise<Verdict<null, NotNow>> {
  return atStage<null, never>(actor, requestId, "resume", async (tx) => {
    await resume(tx, requestId);
    record(tx, { kind: "request-resumed", subject: about(requestId) });
    return yes(null);
  });
}

/** Archives a request that will not be placed, for a reason that names nobody. */
export function archiveRequest(
  actor: StaffActor,
  requestId: string,
  reason: string,
): Promise<Verdict<null, NotNow | ReasonRefusal>> {
  return atStage<null, ReasonRefusal>(actor, requestId, "archive", async (tx, _request, now) => {
    const checked = checkReason(reason);
    if (!checked.ok) return checked;
    await archive(tx, requestId, checked.value, actor.accountId, now);
    record(tx, { kind: "request-archived", subject: about(requestId) }, checked.value);
    return yes(null);
  });
}

/** Brings a request back from the archive. */
export function reopenRequest(actor: StaffActor, requestId: string): Promise<Verdict<null, NotNow>> {
  return atStage<null, never>(actor, requestId, "reopen", async (tx) => {
    await reopen(tx, requestId);
    record(tx, { kind: "request-reopened", subject: about(requestId) });
    return yes(null);
  });
}

function checkReason(words: string): Verdict<string, ReasonRefusal> {
  const reason = words.trim();
  if (reason === "") return no({ kind: "no-reason" });
  const detail = personalDetailIn(reason);
  return detail ? no({ kind: "names-a-person", detail }) : yes(reason);
}
