import { toDay, type Day, type Instant } from "#app/domain/calendar.ts";
import type { CheckedOffer } from "#app/domain/brokerage/offer.ts";
import type { Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

/** A line of an offer as it stands, beside the rate and the cap of the day on which it was made. */
export type LineOnFile = {
  readonly serviceLineId: string;
  readonly title: string;
  readonly pence: Pence;
  readonly per: Frequency;
  readonly units: string;
  readonly rateId: string | null;
  readonly ratePence: Pence | null;
  readonly capPence: Pence | null;
  readonly exceptionId: string | null;
  readonly reason: string;
};

/** A version of what a provider offers in answer to an enquiry. */
export type OfferOnFile = {
  readonly id: string;
  readonly enquiryId: string;
  readonly version: number;
  readonly startsOn: Day;
  readonly conditions: string;
  readonly weekly: Pence;
  readonly madeAt: Instant;
  readonly byPhone: boolean;
  readonly confirmedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  readonly negotiationId: string | null;
  readonly lines: readonly LineOnFile[];
};

/** Every version of what was offered in answer to these enquiries, the newest first. */
export async function offersOfEnquiries(
  tx: Tx,
  enquiryIds: readonly string[],
): Promise<readonly OfferOnFile[]> {
  type Row = Omit<OfferOnFile, "startsOn" | "weekly"> & {
    readonly startsOn: string;
    readonly weekly: number;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.id, o.enquiry_id AS "enquiryId", o.version, o.starts_on::text AS "startsOn", o.conditions, o.weekly_pence AS weekly,
      o.made_at AS "madeAt", o.by_phone AS "byPhone", o.confirmed_at AS "confirmedAt", o.withdrawn_at AS "withdrawnAt",
      o.negotiation_id AS "negotiationId",
      (SELECT json_agg(json_build_object('serviceLineId', l.service_line_id, 'title', s.title, 'pence', l.pence, 'per', l.per,
          'units', trim_scale(l.units)::text, 'rateId', l.rate_id, 'ratePence', l.rate_pence, 'capPence', l.cap_pence,
          'exceptionId', l.exception_id, 'reason', l.reason) ORDER BY s.position, s.id)
        FROM placement_offer_line l JOIN service_line s ON s.id = l.service_line_id WHERE l.offer_id = o.id) AS lines
    FROM placement_offer o WHERE o.enquiry_id = ANY (${[...enquiryIds]}::uuid[]) ORDER BY o.version DESC`;
  return rows.map((row) => ({
    ...row,
    ...{ startsOn: toDay(row.startsOn), weekly: pence(row.weekly), lines: row.lines ?? [] },
  }));
}

/** The offer of an enquiry that stands: its last version, unless that was withdrawn. */
export async function standingOffer(tx: Tx, enquiryId: string): Promise<OfferOnFile | undefined> {
  const [last] = await offersOfEnquiries(tx, [enquiryId]);
  return last && !last.withdrawnAt ? last : undefined;
}

type Whose = {
  readonly enquiryId: string;
  readonly commissionerId: string;
  readonly providerId: string;
  readonly by: string;
  readonly at: Instant;
  readonly byPhone: boolean;
  /** The negotiation in which its prices were agreed, if it was. */
  readonly negotiationId?: string | undefined;
};

/** Writes the next version of an offer down; no earlier one is changed. Answers its id. */
export async function addOffer(
  tx: Tx,
  { enquiryId, commissionerId, providerId, by, at, byPhone, negotiationId }: Whose,
  { startsOn, conditions, weekly, lines }: CheckedOffer,
): Promise<string> {
  const version = 1 + (await tx.placementOffer.count({ where: { enquiryId } }));
  const { id } = await tx.placementOffer.create({
    data: {
      ...{ enquiryId, commissionerId, providerId, version, conditions, weeklyPence: weekly, byPhone },
      ...{ startsOn: toColumn(startsOn), madeBy: by, madeAt: at, negotiationId: negotiationId ?? null },
    },
    select: { id: true },
  });
  await tx.placementOfferLine.createMany({
    data: lines.map((line) => ({
      ...{ offerId: id, providerId, commissionerId, serviceLineId: line.serviceLineId, areaId: line.areaId },
      ...{ pence: line.pence, per: line.per, units: new Prisma.Decimal(line.units), reason: line.reason },
      ...{ rateId: line.rate?.id ?? null, ratePence: line.rate?.pence ?? null },
      ...{ capId: line.cap?.id ?? null, capPence: line.cap?.pence ?? null, exceptionId: line.exceptionId },
    })),
  });
  return id;
}

/** A provider takes its offer back. */
export async function withdrawOffer(tx: Tx, id: string, at: Instant) {
  await tx.placementOffer.updateMany({ where: { id, withdrawnAt: null }, data: { withdrawnAt: at } });
}

/** A provider confirms what was written down for it. */
export async function confirmOffer(tx: Tx, id: string, by: string, at: Instant) {
  await tx.placementOffer.updateMany({
    where: { id, confirmedAt: null },
    data: { confirmedBy: by, confirmedAt: at },
  });
}
