import type { NhsAnswer } from "#app/domain/brokerage/nhs-share.ts";
import type { Stream } from "#app/domain/brokerage/funding.ts";
import type { BasisPoints } from "#app/domain/money.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Resumed } from "#app/domain/brokerage/ending.ts";
import type { Span } from "#app/domain/brokerage/element.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import type { PlacementOnFile } from "./placements.server.ts";

type By = { readonly accountId: string; readonly at: Instant };

/** A placement's own row before it has parts. */
export type NewPlacement = Span & {
  readonly commissionerId: string;
  readonly frameworkId: string | null;
  readonly requestId: string;
  readonly offerId: string;
  readonly providerId: string;
  readonly locationId: string;
  readonly lotId: string;
  readonly areaId: string | null;
  readonly personRef: string;
  readonly ageBand: string;
  readonly supportReason: string;
  readonly section117: boolean;
  readonly offFrameworkGround: string;
  readonly contractId: string | null;
  readonly approvedOn: Day | null;
  readonly interimUntil: Day | null;
};

/** Writes a placement with the next reference of its year, and gives its id. */
export async function addPlacement(tx: Tx, placement: NewPlacement, { accountId, at }: By): Promise<string> {
  const { fromOn, toOn, approvedOn, interimUntil, ...row } = placement;
  const [next] = await tx.$queryRaw<
    { reference: string }[]
  >`SELECT app.next_placement_reference() AS reference`;
  const { id } = await tx.placement.create({
    data: {
      ...row,
      reference: next?.reference ?? "",
      ...{ fromOn: toColumn(fromOn), toOn: toOn && toColumn(toOn) },
      ...{
        approvedOn: approvedOn && toColumn(approvedOn),
        interimUntil: interimUntil && toColumn(interimUntil),
      },
      ...{ createdBy: accountId, createdAt: at },
    },
    select: { id: true },
  });
  return id;
}

/** Notes the approval of a placement; one that waited for it stands from that day. */
export async function saveApproval(
  tx: Tx,
  { id, approvedOn }: PlacementOnFile,
  today: Day,
  { accountId, at }: By,
) {
  await tx.placement.update({
    where: { id },
    data: { approvedBy: accountId, approvedAt: at, approvedOn: toColumn(approvedOn ?? today) },
    select: { id: true },
  });
}

/** Notes that an approver returned it to brokerage, or, with nobody, that it is put up for approval again. */
export async function saveReturn(tx: Tx, id: string, reason: string, by: By | null) {
  await tx.placement.update({
    where: { id },
    data: { returnedAt: by?.at ?? null, returnedBy: by?.accountId ?? null, returnedReason: reason },
    select: { id: true },
  });
}

/** Notes that the provider was told who the person is, outside the portal. */
export async function saveTold(tx: Tx, id: string, { accountId, at }: By) {
  await tx.placement.update({ where: { id }, data: { toldAt: at, toldBy: accountId }, select: { id: true } });
}

/** Ends a placement on an excluded day with everything in it; what would have begun later never happened. */
export async function saveEnd(tx: Tx, id: string, on: Day, reason: string) {
  const day = toColumn(on);
  await tx.placement.update({
    where: { id },
    data: { toOn: day, endedReason: reason },
    select: { id: true },
  });
  const later = { placementId: id, fromOn: { gte: day } };
  const fundings = await tx.placementFunding.findMany({ where: later, select: { id: true } });
  await tx.placementShare.deleteMany({ where: { fundingId: { in: fundings.map((one) => one.id) } } });
  await tx.placementFunding.deleteMany({ where: later });
  await tx.placementSuspension.deleteMany({ where: later });
  await tx.$executeRaw`
    DELETE FROM placement_element e WHERE e.placement_id = ${id}::uuid AND e.from_on >= ${day}::date
      AND NOT EXISTS (SELECT 1 FROM review_proposal r WHERE e.id IN (r.element_id, r.new_element_id))`;
  const running = {
    where: { placementId: id, fromOn: { lt: day }, OR: [{ toOn: null }, { toOn: { gt: day } }] },
    data: { toOn: day },
  };
  await tx.placementElement.updateMany(running);
  await tx.placementFunding.updateMany(running);
  await tx.placementSuspension.updateMany(running);
}

/** Cancels a placement on a day. */
export async function saveCancellation(tx: Tx, id: string, on: Day, reason: string) {
  await tx.placement.update({
    where: { id },
    data: { cancelledOn: toColumn(on), cancelledReason: reason },
    select: { id: true },
  });
}

/** Notes that its provider hands it back from a day; false where it is handed back already. */
export async function saveHandBack(
  tx: Tx,
  id: string,
  on: Day,
  reason: string,
  { accountId, at }: By,
): Promise<boolean> {
  const { count } = await tx.placement.updateMany({
    where: { id, handedBackAt: null },
    data: { handedBackAt: at, handedBackBy: accountId, handedBackOn: toColumn(on), handBackReason: reason },
  });
  return count === 1;
}

/** Why a person is away. */
export const awayReasons = ["HOSPITAL", "RESPITE", "AWAY", "OTHER"] as const;
export type AwayReason = (typeof awayReasons)[number];

/** Writes the days in which a person is away, and which part is paid meanwhile. */
export async function saveSuspensions(
  tx: Tx,
  { id, commissionerId, providerId }: PlacementOnFile,
  spans: readonly (Span & { readonly paid: BasisPoints })[],
  { reason, words }: { readonly reason: AwayReason; readonly words: string },
  { accountId, at }: By,
) {
  await tx.placementSuspension.createMany({
    data: spans.map(({ fromOn, toOn, paid }) => ({
      ...{ placementId: id, commissionerId, providerId, paidBasisPoints: paid, reason, words },
      ...{ fromOn: toColumn(fromOn), toOn: toOn && toColumn(toOn), recordedBy: accountId, recordedAt: at },
    })),
  });
}

/** Ends a suspension on an excluded day; the later parts of the same absence go with it. */
export async function endSuspension(tx: Tx, { id, toOn, neverBegin }: Resumed) {
  await tx.placementSuspension.deleteMany({ where: { id: { in: [...neverBegin] } } });
  await tx.placementSuspension.update({
    where: { id },
    data: { toOn: toColumn(toOn) },
    select: { id: true },
  });
}

/** Notes what the ICB answered about its share. */
export async function saveNhsAnswer(
  tx: Tx,
  fundingId: string,
  stream: Stream,
  answer: NhsAnswer,
  at: Instant,
) {
  await tx.placementShare.update({
    where: { fundingId_stream: { fundingId, stream } },
    data:
      answer.kind === "accepted"
        ? { acceptedAt: at, icbReference: answer.reference }
        : { disputedAt: at, disputeReason: answer.reason },
    select: { stream: true },
  });
}

/** Notes up to which excluded day a placement's units are drawn from its block. */
export async function saveDrawn(tx: Tx, id: string, until: Day) {
  await tx.placement.update({ where: { id }, data: { drawnUntil: toColumn(until) }, select: { id: true } });
}
