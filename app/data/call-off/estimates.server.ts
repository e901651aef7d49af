import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import { basisPoints, pence, type BasisPoints, type Pence } from "#app/domain/money.ts";
import { vatTreatments, type VatTreatment } from "#app/domain/pricing/vat.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** What is on file of the price of a unit of a line in an area: its cap, the highest rate of a member, and how members charge VAT on it. */
export type PriceOnFile = {
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly cap: Pence | null;
  readonly highestRate: Pence | null;
  /** The treatment with the most VAT among the members' rates. */
  readonly vat: VatTreatment;
};

type Asked = { readonly serviceLineId: string; readonly areaId: string };

/** What is on file on a day for each of these lines and areas. */
export async function pricesOnFile(
  tx: Tx,
  asked: readonly Asked[],
  day: Day,
): Promise<readonly PriceOnFile[]> {
  type Row = Asked & {
    readonly cap: number | null;
    readonly rate: number | null;
    readonly vats: readonly VatTreatment[];
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.line AS "serviceLineId", a.area AS "areaId",
      (SELECT c.pence FROM price_cap c WHERE c.id = app.governing_cap(a.line, a.area, ${day}::date)) AS cap, r.rate, coalesce(r.vats, '{}') AS vats
    FROM unnest(${asked.map((one) => one.serviceLineId)}::uuid[], ${asked.map((one) => one.areaId)}::uuid[]) AS a (line, area)
    CROSS JOIN LATERAL (SELECT max(x.pence) AS rate, array_agg(DISTINCT x.vat::text) AS vats FROM rate x
      WHERE x.service_line_id = a.line AND (x.area_id = a.area OR x.area_id IN (SELECT e.id FROM area e WHERE e.everywhere))
        AND x.valid_from <= ${day}::date AND (x.valid_to IS NULL OR x.valid_to > ${day}::date)) r`;
  return rows.map(({ serviceLineId, areaId, cap, rate, vats }) => ({
    ...{ serviceLineId, areaId },
    cap: cap === null ? null : pence(cap),
    highestRate: rate === null ? null : pence(rate),
    vat: (["STANDARD", "REDUCED"] as const).find((vat) => vats.includes(vat)) ?? "EXEMPT",
  }));
}

const fact = z.object({ basisPoints: z.record(z.enum(vatTreatments), z.number().transform(basisPoints)) });

/** The share of VAT by how it falls on a price, as the law of a day has it; none where no rate is on file. */
export async function vatSharesOn(tx: Tx, day: Day): Promise<Readonly<Record<VatTreatment, BasisPoints>>> {
  const row = await tx.referenceFact.findFirst({
    where: { key: "vat-rates", fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    select: { value: true },
  });
  const none = basisPoints(0);
  const shares = row ? fact.parse(row.value).basisPoints : {};
  return { EXEMPT: none, STANDARD: none, REDUCED: none, ZERO: none, OUTSIDE_SCOPE: none, ...shares };
}

/** The lines of a call-off in their order, with the price that was stated for one; null where a cap or rate was used. */
export async function estimatesOfCallOff(
  tx: Tx,
  callOffId: string,
): Promise<
  readonly (Asked & { readonly units: string; readonly note: string; readonly stated: number | null })[]
> {
  return tx.$queryRaw`
    SELECT l.service_line_id AS "serviceLineId", l.area_id AS "areaId", trim_scale(l.units)::text AS units, l.note,
      CASE WHEN l.estimate_from = 'STATED' THEN l.estimate_pence END AS stated
    FROM call_off_line l WHERE l.call_off_id = ${callOffId}::uuid ORDER BY l.position, l.id`;
}
