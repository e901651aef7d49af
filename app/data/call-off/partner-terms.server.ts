import type { Day } from "#app/domain/calendar.ts";
import type { Behind } from "#app/domain/call-off/behind.ts";
import type { BidLine } from "#app/domain/call-off/bid.ts";
import { coverOf, rateHolder } from "#app/domain/call-off/consortium.ts";
import { pence } from "#app/domain/money.ts";
import { dearestRateOn } from "#app/domain/pricing/rate-on.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { bidderAsWhole } from "./whole.server.ts";

/** A line called off, as far as it bears on whose rate its price is held against. */
export type LineCalled = {
  readonly id: string;
  readonly lotId: string;
  readonly areaId: string;
  readonly everywhereId: string;
};

/** What a line's price is held against, beside its cap. */
export type HeldLine = Pick<BidLine, "rate" | "rateOf" | "exceptions">;

/** A line that nobody of the bid has a rate for. */
export const noRate: HeldLine = { rate: null, rateOf: null, exceptions: [] };

/** Who stands behind a provider's bid on the portal's day: itself alone, or the partners of its consortium that agreed. */
export async function behindBid(tx: Tx, callOffId: string, providerId: string, today: Day): Promise<Behind> {
  const { whole, itself, members, inAnother } = await bidderAsWhole(tx, callOffId, providerId, today);
  return {
    cover: coverOf(members ?? [itself], whole, today),
    parts: (members ?? [])
      .filter(({ agreed }) => agreed)
      .map((one) => ({ providerId: one.providerId, provider: one.provider, lotIds: one.lotIds })),
    inAnother,
  };
}

/**
 * What each line of a lead's bid is held against, by line: the rate of the partner that covers the line's place on the day
 * (of several the lowest), as dear as that partner has it at any of its places, with that partner's exceptions. Lines
 * that are missing have no rate.
 */
export async function partnerLines(
  tx: Tx,
  callOffId: string,
  leadProviderId: string,
  lines: readonly LineCalled[],
  { cover, parts }: Behind,
  today: Day,
): Promise<ReadonlyMap<string, HeldLine>> {
  const rates = await ratesOfPartners(tx, callOffId, leadProviderId, today);
  const exceptions = await exceptionsOfPartners(tx, callOffId, leadProviderId);
  const offered = lines.flatMap((line) =>
    holdersOf(line, cover).flatMap((providerId) => {
      const own = rates.filter((one) => one.lineId === line.id && one.providerId === providerId);
      const rate = dearestRateOn(own, line, today);
      return rate ? [rate] : [];
    }),
  );
  return new Map(
    [...rateHolder(offered)].map(([lineId, { providerId, rateId, pence: price }]) => [
      lineId,
      {
        rate: { id: rateId, pence: pence(price) },
        rateOf: parts.find((part) => part.providerId === providerId)?.provider ?? null,
        exceptions: exceptions
          .filter((one) => one.lineId === lineId && one.providerId === providerId)
          .map(({ lineId: _, providerId: __, ...exception }) => exception),
      },
    ]),
  );
}

function holdersOf({ lotId, areaId, everywhereId }: LineCalled, cover: Behind["cover"]): readonly string[] {
  const place = cover.find(
    (one) => one.lotId === lotId && one.areaId === (areaId === everywhereId ? null : areaId),
  );
  return place?.heldBy.map(({ providerId }) => providerId) ?? [];
}

async function ratesOfPartners(tx: Tx, callOffId: string, leadProviderId: string, today: Day) {
  const rows = await tx.$queryRaw<RateRow[]>`
    SELECT r.line_id AS "lineId", r.provider_id AS "providerId", r.rate_id AS "rateId", r.pence, r.area_id AS "areaId",
      r.location_id AS "locationId", r.valid_from AS "validFrom", r.valid_to AS "validTo"
    FROM app.consortium_rates(${callOffId}::uuid, ${leadProviderId}::uuid, ${toColumn(today)}::date) r`;
  return rows.map((row) => ({
    ...row,
    validFrom: fromColumn(row.validFrom),
    validTo: row.validTo && fromColumn(row.validTo),
  }));
}

type RateRow = {
  readonly lineId: string;
  readonly providerId: string;
  readonly rateId: string;
  readonly pence: number;
  readonly areaId: string;
  readonly locationId: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
};

async function exceptionsOfPartners(tx: Tx, callOffId: string, leadProviderId: string) {
  const rows = await tx.$queryRaw<ExceptionRow[]>`
    SELECT x.line_id AS "lineId", x.provider_id AS "providerId", x.exception_id AS id, l.service_line_id AS "serviceLineId",
      x.maximum_pence AS "maximumPence", x.from_on AS "fromOn", x.to_on AS "toOn"
    FROM app.consortium_exceptions(${callOffId}::uuid, ${leadProviderId}::uuid) x JOIN call_off_line l ON l.id = x.line_id`;
  return rows.map((row) => ({
    ...row,
    maximumPence: pence(row.maximumPence),
    fromOn: fromColumn(row.fromOn),
    toOn: fromColumn(row.toOn),
  }));
}

type ExceptionRow = {
  readonly lineId: string;
  readonly providerId: string;
  readonly id: string;
  readonly serviceLineId: string;
  readonly maximumPence: number;
  readonly fromOn: Date;
  readonly toOn: Date;
};
