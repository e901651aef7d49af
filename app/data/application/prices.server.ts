import type { Day } from "#app/domain/calendar.ts";
import type { Unit } from "#app/domain/framework/unit.ts";
import { pence } from "#app/domain/money.ts";
import type { Cap, PriceArea } from "#app/domain/pricing/cap.ts";
import type { LinePrice, PriceLine } from "#app/domain/pricing/rate-card.ts";
import { vatOfLine, type LotVat, type VatTreatment } from "#app/domain/pricing/vat.ts";
import type { CapException } from "#app/domain/pricing/within-cap.ts";
import { fromColumn, toColumn } from "#app/data/days.server.ts";
import type { Tx } from "#app/data/db.server.ts";

export type LotPriceLine = PriceLine & { readonly lotId: string };
export type DraftPrice = LinePrice & { readonly lotId: string };

/** The rate that a member last had somewhere, with how VAT fell on it. */
export type LastRate = DraftPrice & { readonly vat: VatTreatment };

/** The service lines of lots with all their caps, in their order. */
export async function priceLines(tx: Tx, lotIds: readonly string[]): Promise<readonly LotPriceLine[]> {
  const lines = await tx.serviceLine.findMany({
    where: { lotId: { in: [...lotIds] } },
    select: { id: true, lotId: true, title: true, unit: true, required: true, note: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });
  const caps = await tx.priceCap.findMany({
    where: { serviceLineId: { in: lines.map((line) => line.id) } },
    select: {
      id: true,
      serviceLineId: true,
      areaId: true,
      pence: true,
      effectiveFrom: true,
      effectiveTo: true,
    },
  });
  return lines.map((line) => ({
    ...line,
    unit: unitOf(line.unit),
    caps: caps.filter((cap) => cap.serviceLineId === line.id).map(toCap),
  }));
}

/** The areas of a framework's commissioner, "everywhere" first. */
export async function areasOfFramework(tx: Tx, frameworkId: string): Promise<readonly PriceArea[]> {
  return tx.$queryRaw<PriceArea[]>`
    SELECT a.id, a.name, a.everywhere FROM area a JOIN framework f ON f.commissioner_id = a.commissioner_id
    WHERE f.id = ${frameworkId}::uuid ORDER BY a.everywhere DESC, a.position, a.name`;
}

/** The exceptions to caps that a provider has been given. */
export async function exceptionsOf(
  tx: Tx,
  providerId: string,
  frameworkId: string,
): Promise<readonly CapException[]> {
  const rows = await tx.capException.findMany({
    where: { providerId, frameworkId },
    select: { id: true, serviceLineId: true, maximumPence: true, fromOn: true, toOn: true },
  });
  return rows.map((row) => ({
    ...row,
    maximumPence: pence(row.maximumPence),
    fromOn: fromColumn(row.fromOn),
    toOn: fromColumn(row.toOn),
  }));
}

/** The prices of a draft, for all its lots. */
export async function draftPrices(tx: Tx, applicationId: string): Promise<readonly DraftPrice[]> {
  const rows = await tx.applicationPrice.findMany({
    where: { applicationId },
    select: { lotId: true, serviceLineId: true, areaId: true, locationId: true, pence: true },
    orderBy: [{ lotId: "asc" }, { serviceLineId: "asc" }, { areaId: "asc" }, { locationId: "asc" }],
  });
  return rows.map((row) => ({ ...row, pence: pence(row.pence) }));
}

/** Puts these prices in the place of all that the draft has for the lot. */
export async function replaceDraftPrices(
  tx: Tx,
  draft: {
    readonly applicationId: string;
    readonly providerId: string;
    readonly lotId: string;
  },
  vat: LotVat,
  prices: readonly (LinePrice & { readonly capId: string | null })[],
) {
  await tx.applicationPrice.deleteMany({
    where: { applicationId: draft.applicationId, lotId: draft.lotId },
  });
  await tx.applicationPrice.createMany({
    data: prices.map(({ serviceLineId, areaId, locationId, pence: amount, capId }) => ({
      ...draft,
      ...{ serviceLineId, areaId, locationId, capId, vat: vatOfLine(vat, serviceLineId) },
      pence: amount,
    })),
  });
}

/** A member's latest rate of each line, area and location of a framework, up to a day. */
export async function lastRates(
  tx: Tx,
  providerId: string,
  frameworkId: string,
  until: Day,
): Promise<readonly LastRate[]> {
  const rows = await tx.rate.findMany({
    where: { providerId, frameworkId, validFrom: { lte: toColumn(until) } },
    select: { lotId: true, serviceLineId: true, areaId: true, locationId: true, pence: true, vat: true },
    orderBy: { validFrom: "desc" },
    distinct: ["serviceLineId", "areaId", "locationId"],
  });
  return rows.map((row) => ({ ...row, pence: pence(row.pence) }));
}

function toCap(row: {
  readonly id: string;
  readonly areaId: string;
  readonly pence: number;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
}): Cap {
  return {
    id: row.id,
    areaId: row.areaId,
    pence: pence(row.pence),
    effectiveFrom: fromColumn(row.effectiveFrom),
    effectiveTo: row.effectiveTo && fromColumn(row.effectiveTo),
  };
}

function unitOf(stored: Uppercase<"hour" | "week" | "night" | "session" | "day" | "trip"> | "ONE_OFF"): Unit {
  return stored === "ONE_OFF" ? "one-off" : (stored.toLowerCase() as Unit);
}
