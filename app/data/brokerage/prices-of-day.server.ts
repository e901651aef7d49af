import type { PriceOfDay } from "#app/domain/brokerage/offer.ts";
import { toDay, type Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { rateOn } from "#app/domain/pricing/rate-on.ts";
import type { Tx } from "../db.server.ts";

/** Whose price is looked at and where; the area is everywhere's where none is known. */
export type PricedPlace = {
  readonly providerId: string;
  readonly locationId: string;
  readonly areaId: string;
  readonly everywhereId: string;
};

type Row = {
  readonly serviceLineId: string;
  readonly organisationId: string | null;
  readonly rates: readonly {
    readonly id: string;
    readonly areaId: string;
    readonly locationId: string;
    readonly pence: number;
    readonly validFrom: string;
    readonly validTo: string | null;
  }[];
  readonly cap: Governing | null;
  readonly exception: Governing | null;
};
type Governing = { readonly id: string; readonly pence: number };

/** What governs the price of each of these lines at a member's place on a day: its own rate, the cap, an exception. */
export async function pricesOfDay(
  tx: Tx,
  place: PricedPlace,
  serviceLineIds: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, PriceOfDay>> {
  const { providerId, locationId, areaId, everywhereId } = place;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id AS "serviceLineId", o.id AS "organisationId",
      (SELECT coalesce(json_agg(json_build_object('id', r.id, 'areaId', r.area_id, 'locationId', r.location_id, 'pence', r.pence,
          'validFrom', r.valid_from, 'validTo', r.valid_to)), '[]')
        FROM rate r WHERE r.provider_id = ${providerId}::uuid AND r.service_line_id = s.id
          AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR r.valid_to > ${today}::date)) AS rates,
      (SELECT json_build_object('id', k.id, 'pence', k.pence) FROM price_cap k WHERE k.service_line_id = s.id
        AND k.area_id IN (${areaId}::uuid, ${everywhereId}::uuid)
        AND k.effective_from <= ${today}::date AND (k.effective_to IS NULL OR k.effective_to > ${today}::date)
        ORDER BY (k.area_id = ${areaId}::uuid) DESC LIMIT 1) AS cap,
      (SELECT json_build_object('id', x.id, 'pence', x.maximum_pence) FROM cap_exception x WHERE x.provider_id = ${providerId}::uuid
        AND x.service_line_id = s.id AND x.from_on <= ${today}::date AND x.to_on > ${today}::date
        ORDER BY x.maximum_pence DESC, x.id LIMIT 1) AS exception
    FROM service_line s LEFT JOIN location o ON o.provider_id = ${providerId}::uuid AND o.organisation
    WHERE s.id = ANY (${[...serviceLineIds]}::uuid[])`;
  const asked = { areaId: areaId === everywhereId ? null : areaId, everywhereId, locationId };
  return new Map(
    rows.map(({ serviceLineId, organisationId, rates, cap, exception }) => {
      const held = rates.map((rate) => ({
        ...rate,
        validFrom: toDay(rate.validFrom),
        validTo: rate.validTo === null ? null : toDay(rate.validTo),
      }));
      const rate = rateOn(held, { ...asked, organisationId }, today);
      const governed = { cap: priced(cap), exception: priced(exception) };
      return [serviceLineId, { areaId: rate?.areaId ?? areaId, rate: priced(rate ?? null), ...governed }];
    }),
  );
}

function priced(found: Governing | null): { readonly id: string; readonly pence: Pence } | null {
  return found && { id: found.id, pence: pence(found.pence) };
}
