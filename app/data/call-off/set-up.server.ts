import type { Instant } from "#app/domain/calendar.ts";
import type { CallOffDetails } from "#app/domain/call-off/details.ts";
import type { FrozenRecommendation } from "#app/domain/call-off/frozen-recommendation.ts";
import type { Judging } from "#app/domain/call-off/criteria.ts";
import type { ResponseMeasure } from "#app/domain/call-off/call-off.ts";
import type { CallOffRoute } from "#app/domain/call-off/state.ts";
import type { Pence } from "#app/domain/money.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import type { Prisma } from "../generated/client.ts";

type Whose = { readonly id: string; readonly commissionerId: string };

/** Writes a new draft down under the next reference of the year; answers its id. */
export async function addCallOff(
  tx: Tx,
  frameworkId: string,
  details: CallOffDetails,
  by: { readonly accountId: string; readonly commissionerId: string; readonly at: Instant },
): Promise<string> {
  const [next] = await tx.$queryRaw<{ reference: string }[]>`SELECT app.next_reference('CO') AS reference`;
  const { id } = await tx.callOff.create({
    data: {
      ...{ frameworkId, commissionerId: by.commissionerId, reference: next?.reference ?? "" },
      ...columnsOf(details),
      ...{ createdBy: by.accountId, createdAt: by.at },
    },
    select: { id: true },
  });
  return id;
}

/** Changes what is wanted, by when and under which law. */
export async function saveDetails(tx: Tx, callOffId: string, details: CallOffDetails) {
  await change(tx, callOffId, columnsOf(details));
}

function columnsOf({ startsOn, endsOn, ...details }: CallOffDetails) {
  return { ...details, startsOn: toColumn(startsOn), endsOn: toColumn(endsOn) };
}

/** A line to be bought, with what its value is estimated from. */
export type LineToSave = {
  readonly lotId: string;
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly units: string;
  readonly note: string;
  readonly estimate: Pence;
  readonly estimateFrom: "CAP" | "HIGHEST_RATE" | "STATED";
  readonly vat: "EXEMPT" | "STANDARD" | "REDUCED" | "ZERO" | "OUTSIDE_SCOPE";
};

/** Writes the lots and lines of a draft anew, in their order, with what they come to. What was chosen on another value is chosen again. */
export async function saveLotsAndLines(
  tx: Tx,
  { id, commissionerId }: Whose,
  lotIds: readonly string[],
  lines: readonly LineToSave[],
  worth: { readonly value: Pence; readonly valueWithVat: Pence },
) {
  await tx.callOffLine.deleteMany({ where: { callOffId: id } });
  const kept = await tx.callOffLot.findMany({ where: { callOffId: id }, select: { lotId: true } });
  const gone = kept.filter(({ lotId }) => !lotIds.includes(lotId)).map(({ lotId }) => lotId);
  await tx.callOffLot.deleteMany({ where: { callOffId: id, lotId: { in: gone } } });
  const added = lotIds.filter((lotId) => !kept.some((lot) => lot.lotId === lotId));
  await tx.callOffLot.createMany({
    data: added.map((lotId) => ({
      callOffId: id,
      commissionerId,
      lotId,
      position: lotIds.indexOf(lotId) + 1,
    })),
  });
  for (const { lotId } of kept.filter((lot) => lotIds.includes(lot.lotId)))
    await tx.callOffLot.updateMany({
      where: { callOffId: id, lotId },
      data: { position: lotIds.indexOf(lotId) + 1 },
    });
  await tx.callOffLine.createMany({
    data: lines.map(({ estimate, ...line }, n) => ({
      ...{ callOffId: id, commissionerId, position: n + 1 },
      ...{ ...line, estimatePence: estimate },
    })),
  });
  await change(tx, id, { valuePence: BigInt(worth.value), valueWithVatPence: BigInt(worth.valueWithVat) });
}

/** Takes a choice of route back: it stood on something that is no longer so. */
export async function forgetRoute(tx: Tx, callOffId: string) {
  await tx.$executeRaw`UPDATE call_off SET route = NULL, recommendation = NULL, route_reason = '' WHERE id = ${callOffId}::uuid`;
}

/** Writes down the route with the recommendation that it was chosen on, frozen, and the clock of a direct award. */
export async function saveRoute(
  tx: Tx,
  callOffId: string,
  choice: {
    readonly route: CallOffRoute;
    readonly reason: string;
    readonly frozen: FrozenRecommendation;
    readonly response: { readonly measure: ResponseMeasure; readonly units: number } | null;
  },
) {
  const { route, reason, frozen, response } = choice;
  await change(tx, callOffId, {
    ...{ route, routeReason: reason, recommendation: frozen },
    ...{ responseMeasure: response?.measure ?? null, responseUnits: response?.units ?? null },
  });
}

/** Writes down how bids are judged, the questions anew. */
export async function saveJudging(tx: Tx, { id, commissionerId }: Whose, judging: Judging) {
  const { criteria, qualityWeight, minimumQuality, tieRule } = judging;
  await tx.callOffCriterion.deleteMany({ where: { callOffId: id } });
  await tx.callOffCriterion.createMany({
    data: criteria.map((criterion, n) => ({ callOffId: id, commissionerId, position: n + 1, ...criterion })),
  });
  await change(tx, id, { qualityWeight, minimumQuality, tieRule });
}

/** Writes down when questions and bids close, and whether a standstill is promised. */
export async function saveTimetable(
  tx: Tx,
  callOffId: string,
  times: {
    readonly questionsCloseAt: Instant;
    readonly closesAt: Instant;
    readonly standstillPromised: boolean;
  },
) {
  await change(tx, callOffId, times);
}

/** Marks a step that was taken: asked, returned, approved, published, extended, cancelled, left. */
export async function markCallOff(
  tx: Tx,
  callOffId: string,
  step: Pick<
    Prisma.CallOffUpdateManyMutationInput,
    | "returnedReason"
    | "publishedAt"
    | "closesAt"
    | "cancelledAt"
    | "cancelledReason"
    | "leftFrameworkAt"
    | "route"
    | "routeReason"
  > & {
    readonly approvalAskedBy?: string | null;
    readonly approvalAskedAt?: Instant | null;
    readonly approvedBy?: string;
    readonly approvedAt?: Instant;
    readonly cancelledBy?: string;
  },
) {
  await change(tx, callOffId, step);
}

async function change(tx: Tx, callOffId: string, data: Prisma.CallOffUncheckedUpdateManyInput) {
  await tx.callOff.updateMany({ where: { id: callOffId }, data });
}

/** The questions on quality of a call-off, in their order. */
export async function criteriaOfCallOff(tx: Tx, callOffId: string): Promise<Judging["criteria"]> {
  return tx.callOffCriterion.findMany({
    where: { callOffId },
    orderBy: { position: "asc" },
    select: {
      title: true,
      question: true,
      guidance: true,
      weight: true,
      minimumScore: true,
      maximumWords: true,
    },
  });
}
