import type { PriceGround } from "#app/domain/brokerage/amendment.ts";
import type { NursingBand, NursingRate } from "#app/domain/brokerage/nursing.ts";
import type { Day } from "#app/domain/calendar.ts";
import { decimal4, pence, roundHalfUpToPence } from "#app/domain/money.ts";
import { z } from "zod";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import type { PlacementOnFile } from "./placements.server.ts";

/** What stands beside a price of a line on a day: the member's own rate, the cap, and an exception that holds. */
export type GroundOnFile = PriceGround & {
  readonly rateId: string | null;
  readonly ratePence: number | null;
  readonly exceptionId: string | null;
};

/** The ground of a placement's line on a day; the price of the place wins over the organisation's, and the area's own over everywhere's. */
export async function groundOf(
  tx: Tx,
  { providerId, locationId, areaId }: Pick<PlacementOnFile, "providerId" | "locationId" | "areaId">,
  serviceLineId: string,
  day: Day,
): Promise<GroundOnFile> {
  const [row] = await tx.$queryRaw<GroundOnFile[]>`
    WITH here AS (
      SELECT a.id, a.everywhere FROM service_line s JOIN lot t ON t.id = s.lot_id JOIN framework f ON f.id = t.framework_id
        JOIN area a ON a.commissioner_id = f.commissioner_id WHERE s.id = ${serviceLineId}::uuid AND (a.everywhere OR a.id = ${areaId}::uuid)
    ), rate AS (
      SELECT r.id, r.pence FROM rate r JOIN here ON here.id = r.area_id JOIN location l ON l.id = r.location_id
      WHERE r.provider_id = ${providerId}::uuid AND r.service_line_id = ${serviceLineId}::uuid AND r.valid_from <= ${day}::date
        AND (r.valid_to IS NULL OR r.valid_to > ${day}::date) AND (r.location_id = ${locationId}::uuid OR l.organisation)
      ORDER BY (r.location_id = ${locationId}::uuid) DESC, here.everywhere LIMIT 1
    ), exception AS (
      SELECT e.id, e.maximum_pence FROM cap_exception e WHERE e.provider_id = ${providerId}::uuid AND e.service_line_id = ${serviceLineId}::uuid
        AND e.from_on <= ${day}::date AND e.to_on > ${day}::date ORDER BY e.maximum_pence DESC LIMIT 1
    )
    SELECT (SELECT lower(replace(s.unit::text, '_', '-')) FROM service_line s WHERE s.id = ${serviceLineId}::uuid) AS unit, (SELECT id FROM rate) AS "rateId", (SELECT pence FROM rate) AS "ratePence",
      (SELECT k.pence FROM price_cap k JOIN here ON here.id = k.area_id WHERE k.service_line_id = ${serviceLineId}::uuid
        AND k.effective_from <= ${day}::date AND (k.effective_to IS NULL OR k.effective_to > ${day}::date) ORDER BY here.everywhere LIMIT 1) AS "capPence",
      (SELECT id FROM exception) AS "exceptionId", (SELECT maximum_pence FROM exception) AS "exceptionPence"`;
  if (!row) throw new Error("the ground of a price was not answered");
  return row;
}

const figure = z.object({ week: z.string().transform((text) => roundHalfUpToPence(decimal4(text))) });

/** What the NHS pays for nursing (FNC) in a band, by the day it holds from. */
export async function nursingRates(tx: Tx, band: NursingBand): Promise<readonly NursingRate[]> {
  const rows = await tx.referenceFact.findMany({
    where: { key: `nursing:${band}-week` },
    orderBy: { fromOn: "asc" },
    select: { fromOn: true, value: true, uncertain: true },
  });
  return rows.map(({ fromOn, value, uncertain }) => ({
    ...{ pence: pence(figure.parse(value).week), fromOn: fromColumn(fromOn), uncertain },
  }));
}
