import type { Day } from "#app/domain/calendar.ts";
import type { Element, Span } from "#app/domain/brokerage/element.ts";
import type { Funding, FundingShare, Stream } from "#app/domain/brokerage/funding.ts";
import type { Placement, Suspension } from "#app/domain/brokerage/placement.ts";
import { weeklyCost, type Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** A placement with its parts, as the rules judge it, and whose it is. */
export type PlacementOnFile = Placement & {
  readonly id: string;
  readonly reference: string;
  readonly commissionerId: string;
  readonly providerId: string;
  readonly locationId: string;
  readonly lotId: string;
  readonly areaId: string | null;
  readonly frameworkId: string | null;
  readonly requestId: string | null;
  readonly personRef: string;
  readonly createdBy: string | null;
  readonly section117: boolean;
  readonly offFrameworkGround: string;
  readonly contractId: string | null;
  readonly approvedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly toldAt: Date | null;
  readonly interimUntil: Day | null;
  readonly handedBackOn: Day | null;
  readonly drawnUntil: Day | null;
};

/** A placement that the actor may see; undefined for a stranger's. A provider sees no funding. */
export async function placementOf(tx: Tx, placementId: string): Promise<PlacementOnFile | undefined> {
  const row = await tx.placement.findUnique({ where: { id: placementId }, select: columns });
  if (!row) return undefined;
  const { fromOn, toOn, ...head } = row;
  return {
    ...head,
    ...spanOf({ fromOn, toOn }),
    approvedOn: dayOrNull(row.approvedOn),
    cancelledOn: dayOrNull(row.cancelledOn),
    interimUntil: dayOrNull(row.interimUntil),
    handedBackOn: dayOrNull(row.handedBackOn),
    drawnUntil: dayOrNull(row.drawnUntil),
    elements: await elementsOf(tx, placementId),
    funding: await fundingOf(tx, placementId),
    suspensions: await suspensionsOf(tx, placementId),
  };
}

/** The same, held until the transaction ends, so that deeds on one placement follow one another. */
export async function lockPlacement(tx: Tx, placementId: string): Promise<PlacementOnFile | undefined> {
  await tx.$queryRaw`SELECT 1 FROM placement WHERE id = ${placementId}::uuid FOR NO KEY UPDATE`;
  return placementOf(tx, placementId);
}

const columns = {
  ...{ id: true, reference: true, commissionerId: true, providerId: true, locationId: true, lotId: true },
  ...{ areaId: true, frameworkId: true, requestId: true, personRef: true, createdBy: true, section117: true },
  ...{ fromOn: true, toOn: true, approvedOn: true, cancelledOn: true, interimUntil: true },
  ...{ offFrameworkGround: true, contractId: true, approvedAt: true, returnedAt: true, toldAt: true },
  ...{ handedBackOn: true, drawnUntil: true },
} as const;

async function elementsOf(tx: Tx, placementId: string): Promise<readonly Element[]> {
  const rows = await tx.placementElement.findMany({
    where: { placementId },
    orderBy: [{ fromOn: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, serviceLineId: true, kind: true, pence: true, per: true, units: true },
      ...{ fromOn: true, toOn: true },
    },
  });
  return rows.map(({ kind, per, units, pence: price, fromOn, toOn, ...row }) => ({
    ...row,
    ...spanOf({ fromOn, toOn }),
    kind: kind === "NURSING" ? "nursing" : "care",
    per: per as Frequency,
    units: units.toString(),
    pence: pence(price),
  }));
}

async function fundingOf(tx: Tx, placementId: string): Promise<readonly Funding[]> {
  const rows = await tx.placementFunding.findMany({
    where: { placementId },
    orderBy: { fromOn: "asc" },
    select: { id: true, fromOn: true, toOn: true },
  });
  const shares = await tx.placementShare.findMany({
    where: { fundingId: { in: rows.map(({ id }) => id) } },
    orderBy: { stream: "asc" },
    select: { fundingId: true, stream: true, weeklyPence: true, basisPoints: true },
  });
  return rows.map(({ id, ...span }) => ({
    ...spanOf(span),
    shares: shares.filter(({ fundingId }) => fundingId === id).map(shareOf),
  }));
}

type ShareRow = {
  readonly stream: string;
  readonly weeklyPence: number | null;
  readonly basisPoints: number | null;
};

function shareOf({ stream, weeklyPence, basisPoints: points }: ShareRow): FundingShare {
  const of = stream as Stream;
  if (weeklyPence !== null) return { stream: of, share: { kind: "weekly", pence: pence(weeklyPence) } };
  if (points !== null) return { stream: of, share: { kind: "percent", share: basisPoints(points) } };
  return { stream: of, share: { kind: "rest" } };
}

async function suspensionsOf(tx: Tx, placementId: string): Promise<readonly Suspension[]> {
  const rows = await tx.placementSuspension.findMany({
    where: { placementId },
    orderBy: { fromOn: "asc" },
    select: { id: true, fromOn: true, toOn: true, paidBasisPoints: true },
  });
  return rows.map(({ id, paidBasisPoints, ...span }) => ({
    ...spanOf(span),
    id,
    paid: basisPoints(paidBasisPoints),
  }));
}

/** From where a part's price comes. */
export type ElementOrigin =
  "PLACED" | "AMENDED" | "REVIEWED" | "NEGOTIATED" | "ROUND" | "UPLIFT" | "IMPORTED";

/** What stands on file beside an element: the rate, the cap and the exception that allowed its price, and what it follows. */
export type ElementOnFile = {
  readonly schedule?: string;
  readonly rateId?: string | null;
  readonly ratePence?: number | null;
  readonly capPence?: number | null;
  readonly exceptionId?: string | null;
  readonly replacesId?: string | null;
  readonly origin: ElementOrigin;
};

type Whose = Pick<PlacementOnFile, "id" | "commissionerId" | "providerId">;

/** Writes an element that the rule has let in, with what it comes to in a week, and gives its id. */
export async function saveElement(
  tx: Tx,
  { id: placementId, commissionerId, providerId }: Whose,
  { serviceLineId, kind, pence: price, per, units, fromOn, toOn }: Omit<Element, "id">,
  beside: ElementOnFile,
): Promise<string> {
  const { id } = await tx.placementElement.create({
    data: {
      ...{ placementId, commissionerId, providerId, serviceLineId, pence: price, per, units },
      ...beside,
      kind: kind === "nursing" ? "NURSING" : "CARE",
      weeklyPence: weeklyCost({ pence: price, per, units }),
      fromOn: toColumn(fromOn),
      toOn: toOn ? toColumn(toOn) : null,
    },
    select: { id: true },
  });
  return id;
}

/** Ends an element on an excluded day; its price stands. */
export async function endElement(tx: Tx, elementId: string, on: Day) {
  await tx.placementElement.update({
    where: { id: elementId },
    data: { toOn: toColumn(on) },
    select: { id: true },
  });
}

/** Writes who pays from a day on; whatever was agreed for those days before has to be ended first. */
export async function saveFunding(
  tx: Tx,
  { id: placementId, commissionerId }: Pick<Whose, "id" | "commissionerId">,
  { fromOn, toOn, shares }: Funding,
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<string> {
  const span = { fromOn: toColumn(fromOn), toOn: toOn ? toColumn(toOn) : null };
  const { id } = await tx.placementFunding.create({
    data: { placementId, commissionerId, ...span, agreedBy: by.accountId, agreedAt: by.at },
    select: { id: true },
  });
  await tx.placementShare.createMany({
    data: shares.map(({ stream, share }) => ({
      ...{ fundingId: id, commissionerId, stream, takesRest: share.kind === "rest" },
      weeklyPence: share.kind === "weekly" ? share.pence : null,
      basisPoints: share.kind === "percent" ? share.share : null,
    })),
  });
  return id;
}

/** Ends what was agreed for the days from one on, before another takes over. */
export async function endFunding(tx: Tx, placementId: string, on: Day) {
  await tx.placementFunding.updateMany({
    where: {
      placementId,
      fromOn: { lt: toColumn(on) },
      OR: [{ toOn: null }, { toOn: { gt: toColumn(on) } }],
    },
    data: { toOn: toColumn(on) },
  });
}

function dayOrNull(column: Date | null): Day | null {
  return column && fromColumn(column);
}

function spanOf({ fromOn, toOn }: { readonly fromOn: Date; readonly toOn: Date | null }): Span {
  return { fromOn: fromColumn(fromOn), toOn: dayOrNull(toOn) };
}
