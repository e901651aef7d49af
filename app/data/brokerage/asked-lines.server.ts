import type { AskedLine } from "#app/domain/brokerage/offer.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";
import type { Enquiry } from "./enquiries.server.ts";
import { pricesOfDay } from "./prices-of-day.server.ts";

/** The lines that an enquiry asks for, with what governs their prices at the provider's place on a day. */
export async function askedLines(
  tx: Tx,
  { providerId, locationId, shown }: Pick<Enquiry, "providerId" | "locationId" | "shown">,
  today: Day,
): Promise<readonly AskedLine[]> {
  const { areaId, everywhereId, lines } = shown;
  const ids = lines.map(({ serviceLineId }) => serviceLineId);
  const prices = await pricesOfDay(tx, { providerId, locationId, areaId, everywhereId }, ids, today);
  return lines.map(({ serviceLineId, unit, units }) => ({
    ...{ areaId, rate: null, cap: null, exception: null },
    ...prices.get(serviceLineId),
    ...{ serviceLineId, per: unit, units },
  }));
}
