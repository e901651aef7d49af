import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { calculation } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import type { NegotiationOnFile } from "#app/data/brokerage/negotiations.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { requestOf } from "#app/data/brokerage/requests.server.ts";
import { careNeedsOf } from "#app/data/care-needs.server.ts";
import { parametersInForce, type ParametersOf } from "#app/data/cost-parameters.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { expectedCostOf } from "#app/data/expected-costs.server.ts";

/** The portal's estimate of what is argued about, with all the versions that it was worked out by. */
export type NegotiationEstimate = {
  readonly weekly: Pence;
  readonly source: string;
  readonly version: string;
  readonly on: Day;
};

/** What the care that is argued about is expected to cost today; null where nothing is worked out, or for who may not read it. */
export async function estimateOfNegotiation(
  tx: Tx,
  actor: ProviderActor | StaffActor,
  { placementId, requestId }: Pick<NegotiationOnFile, "placementId" | "requestId">,
  today: Day,
): Promise<NegotiationEstimate | null> {
  if (!mayDo(actor, "expected-cost:read")) return null;
  const place = placementId ? await placementOf(tx, placementId) : await placeOfRequest(tx, requestId);
  if (!place) return null;
  const of = placementId
    ? ({ kind: "placement", id: placementId } as const)
    : ({ kind: "request", id: requestId ?? "" } as const);
  const [need] = await careNeedsOf(tx, of);
  const parameters = need && (await parametersInForce(tx, place, today));
  if (!parameters) return null;
  const cost = await expectedCostOf(tx, need, parameters);
  if (!cost.ok) return null;
  return {
    weekly: cost.value.middle,
    source: `The portal’s estimate by the figures of ${parameters.lot}, not a CareCubed result`,
    version: `figures ${parameters.version}, need ${need.version}, calculation ${calculation}`,
    on: today,
  };
}

/** The lot of a request's lines, where they are all of one, and its area. */
async function placeOfRequest(tx: Tx, requestId: string | null): Promise<ParametersOf | null> {
  const request = requestId ? await requestOf(tx, requestId) : undefined;
  const [lotId, other] = [...new Set(request?.lines.map((line) => line.lotId))];
  return request && lotId && !other ? { lotId, areaId: request.areaId } : null;
}
