import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { approveCallOff as approve, type ApprovalRefusal } from "#app/domain/call-off/approval.ts";
import type { Bar } from "#app/domain/call-off/recommendation.ts";
import { setUpGaps, type SetUpGap } from "#app/domain/call-off/set-up.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { callOffLimitOf } from "#app/data/call-off/limits.server.ts";
import { markCallOff } from "#app/data/call-off/set-up.server.ts";
import { setUpFactsOf } from "#app/data/call-off/set-up-facts.server.ts";
import { weighRoutes } from "#app/data/call-off/weigh-routes.server.ts";
import { takingStep, type NotInDraft } from "./in-draft.server.ts";

export type AskRefusal =
  | NotInDraft
  | { readonly kind: "gaps"; readonly gaps: readonly SetUpGap[] }
  | { readonly kind: "go-outside" }
  | { readonly kind: "route-barred"; readonly bars: readonly Bar[] };

/** Puts a draft up for approval: complete, and by a route that is still allowed on the day. From now on it stays as it is. */
export function askApproval(actor: StaffActor, callOffId: string): Promise<Verdict<null, AskRefusal>> {
  return takingStep<null, AskRefusal>(actor, callOffId, "ask-approval", async (tx, callOff, now) => {
    const gaps = setUpGaps(callOff, await setUpFactsOf(tx, callOffId), now);
    if (gaps.length > 0) return no({ kind: "gaps", gaps });
    if (callOff.route === "EXTERNAL") return no({ kind: "go-outside" });
    const weighed = await weighRoutes(tx, callOff, dayOf(now));
    const route = weighed?.recommendation.routes.find((one) => one.route === callOff.route);
    if (!route?.allowed) return no({ kind: "route-barred", bars: route?.bars ?? [] });
    await markCallOff(tx, callOffId, {
      ...{ approvalAskedBy: actor.accountId, approvalAskedAt: now, returnedReason: "" },
    });
    record(tx, { kind: "call-off-approval-asked", subject: { kind: "call-off", id: callOffId } });
    return yes(null);
  });
}

/** Returns a call-off to its draft with a reason; whoever asked may take it back so too. */
export function returnCallOff(
  actor: StaffActor,
  callOffId: string,
  reason: string,
): Promise<Verdict<null, NotInDraft>> {
  return takingStep(actor, callOffId, "return", async (tx) => {
    await markCallOff(tx, callOffId, {
      approvalAskedBy: null,
      approvalAskedAt: null,
      returnedReason: reason,
    });
    record(tx, { kind: "call-off-returned", subject: { kind: "call-off", id: callOffId } }, reason);
    return yes(null);
  });
}

/** Approves a call-off to start: another person than who drafted it or asked, within the limit of that person's roles on the day. */
export function approveCallOff(
  actor: StaffActor,
  callOffId: string,
): Promise<Verdict<null, ApprovalRefusal | NotInDraft>> {
  return takingStep(actor, callOffId, "approve", async (tx, callOff, now) => {
    const limit = await callOffLimitOf(tx, actor.roles, dayOf(now));
    const verdict = approve(callOff, { accountId: actor.accountId, limit });
    if (!verdict.ok) return verdict;
    await markCallOff(tx, callOffId, { approvedBy: actor.accountId, approvedAt: now });
    const subject = { kind: "call-off", id: callOffId } as const;
    record(tx, { kind: "call-off-approved", subject, valueWithVat: callOff.valueWithVat });
    return yes(null);
  });
}
