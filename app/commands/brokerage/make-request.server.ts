import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import {
  checkRequest,
  type RequestDetails,
  type RequestDetailsRefusal,
} from "#app/domain/brokerage/request-details.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addRequest, ladderOf, saveRequest } from "#app/data/brokerage/requests.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { searchTerms } from "#app/data/search/terms.server.ts";
import { atStage, type NotNow } from "./at-stage.server.ts";

export type RequestNotMade =
  | RequestDetailsRefusal
  | { readonly kind: "not-found" }
  | { readonly kind: "line-not-named"; readonly serviceLineId: string }
  | { readonly kind: "area-not-known" | "rung-not-known" | "starts-in-the-past" };

/** Makes a request on a framework on which the actor's commissioner is named today, for lots that it is named on. */
export function makeRequest(
  actor: StaffActor,
  frameworkId: string,
  details: RequestDetails,
): Promise<Verdict<{ readonly requestId: string }, RequestNotMade>> {
  return inTransaction(actor, async (tx, now): Promise<Verdict<{ requestId: string }, RequestNotMade>> => {
    const today = dayOf(now);
    if (details.startsOn < today) return no({ kind: "starts-in-the-past" });
    const checked = await checkedFor(tx, actor, frameworkId, details, today);
    if (!checked.ok) return checked;
    const { accountId, commissionerId } = actor;
    const by = { accountId, commissionerId, at: now };
    const requestId = await addRequest(tx, frameworkId, details, checked.value, by);
    record(tx, { kind: "request-made", subject: { kind: "request", id: requestId } });
    return yes({ requestId });
  });
}

/** Changes what is asked for, while nobody has offered. Whoever was asked already keeps what it was shown. */
export function changeRequest(
  actor: StaffActor,
  requestId: string,
  details: RequestDetails,
): Promise<Verdict<null, RequestNotMade | NotNow>> {
  return atStage<null, RequestNotMade>(actor, requestId, "change", async (tx, request, now) => {
    const today = dayOf(now);
    if (details.startsOn < today && details.startsOn !== request.startsOn)
      return no({ kind: "starts-in-the-past" });
    const checked = await checkedFor(tx, actor, request.frameworkId, details, today);
    if (!checked.ok) return checked;
    await saveRequest(tx, request, details, checked.value);
    record(tx, { kind: "request-changed", subject: { kind: "request", id: requestId } });
    return yes(null);
  });
}

/** The lot of each service line that may be asked for, once all is as it should be. */
async function checkedFor(
  tx: Tx,
  actor: StaffActor,
  frameworkId: string,
  details: RequestDetails,
  today: Day,
): Promise<Verdict<ReadonlyMap<string, string>, RequestNotMade>> {
  const { frameworks } = await searchTerms(tx, actor.commissionerId, today);
  const terms = frameworks.find((one) => one.frameworkId === frameworkId);
  if (!terms) return no({ kind: "not-found" });
  const checked = checkRequest(details);
  if (!checked.ok) return checked;
  const lotOf = new Map(terms.lots.flatMap((lot) => lot.lines.map((line) => [line.id, lot.id] as const)));
  const strange = details.lines.find(({ serviceLineId }) => !lotOf.has(serviceLineId));
  if (strange) return no({ kind: "line-not-named", serviceLineId: strange.serviceLineId });
  if (details.areaId !== null && !terms.areas.some(({ id }) => id === details.areaId))
    return no({ kind: "area-not-known" });
  const { rungs } = await ladderOf(tx, frameworkId, today);
  if (details.rungFromId !== null && !rungs.some(({ id }) => id === details.rungFromId))
    return no({ kind: "rung-not-known" });
  return yes(lotOf);
}
