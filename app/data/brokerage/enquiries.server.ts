import type { EnquiryFacts } from "#app/domain/brokerage/enquiry.ts";
import type { ReasonAgainst, ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { shownSchema, type Shown } from "./shown.ts";

/** An enquiry as its provider and its council both see it. */
export type Enquiry = EnquiryFacts & {
  readonly id: string;
  readonly requestId: string;
  readonly commissionerId: string;
  readonly providerId: string;
  readonly locationId: string;
  readonly provider: string;
  readonly location: string;
  readonly shown: Shown;
  readonly byPhone: boolean;
  readonly sentBy: string;
  readonly sentAt: Instant;
  readonly declineReason: string;
};

/** How a provider came to be asked: the council's to know. */
export type AskedHow = {
  readonly rank: number;
  readonly mode: "TOGETHER" | "IN_TURN" | "BY_PHONE";
  readonly eligibility: { readonly for: readonly ReasonFor[]; readonly against: readonly ReasonAgainst[] };
};

const { sql } = Prisma;

/** One enquiry that the actor may see; undefined for a stranger's. */
export async function enquiryById(tx: Tx, enquiryId: string): Promise<Enquiry | undefined> {
  const [enquiry] = await enquiriesWhere(tx, sql`e.id = ${enquiryId}::uuid`);
  return enquiry;
}

/** The same, held until the transaction ends, so that its answers follow one another. */
export async function lockEnquiry(tx: Tx, enquiryId: string): Promise<Enquiry | undefined> {
  await tx.$queryRaw`SELECT 1 FROM enquiry WHERE id = ${enquiryId}::uuid FOR NO KEY UPDATE`;
  return enquiryById(tx, enquiryId);
}

/** Everything that a provider was ever asked, the newest first. */
export async function enquiriesTo(tx: Tx, providerId: string): Promise<readonly Enquiry[]> {
  return (await enquiriesWhere(tx, sql`e.provider_id = ${providerId}::uuid`)).toReversed();
}

/** The enquiries that nobody has answered and whose clock still runs. */
export async function enquiriesAtEnd(tx: Tx, now: Instant): Promise<readonly Enquiry[]> {
  return enquiriesWhere(
    tx,
    sql`e.due_at > ${now} AND e.declined_at IS NULL AND e.closed_at IS NULL AND e.chosen_at IS NULL AND NOT e.by_phone`,
  );
}

/** Whoever was asked for a request, in the order in which they were asked, and how. For the council alone. */
export async function enquiriesOf(tx: Tx, requestId: string): Promise<readonly (Enquiry & AskedHow)[]> {
  const enquiries = await enquiriesWhere(tx, sql`e.request_id = ${requestId}::uuid`);
  const how = await tx.enquiryAsking.findMany({
    where: { requestId },
    select: { enquiryId: true, rank: true, mode: true, eligibility: true },
  });
  const rows = enquiries.flatMap((enquiry) => {
    const asked = how.find(({ enquiryId }) => enquiryId === enquiry.id);
    if (!asked) return [];
    const { rank, mode, eligibility } = asked;
    return [{ ...enquiry, rank, mode, eligibility } as unknown as Enquiry & AskedHow];
  });
  return rows.sort((a, b) => a.rank - b.rank);
}

async function enquiriesWhere(tx: Tx, condition: Prisma.Sql): Promise<readonly Enquiry[]> {
  const rows = await tx.$queryRaw<
    (Omit<Enquiry, "shown" | "offer"> & { shown: unknown; offer: OfferRow | null })[]
  >`
    SELECT e.id, e.request_id AS "requestId", e.commissioner_id AS "commissionerId", e.provider_id AS "providerId",
      e.location_id AS "locationId", p.name AS provider, l.name AS location, e.shown, e.by_phone AS "byPhone", e.sent_by AS "sentBy",
      e.sent_at AS "sentAt", e.due_at AS "dueAt", e.declined_at AS "declinedAt", e.decline_reason AS "declineReason",
      e.closed_at AS "closedAt", e.chosen_at AS "chosenAt",
      (SELECT json_build_object('byPhone', o.by_phone, 'confirmedAt', o.confirmed_at, 'withdrawnAt', o.withdrawn_at)
        FROM placement_offer o WHERE o.enquiry_id = e.id ORDER BY o.version DESC LIMIT 1) AS offer
    FROM enquiry e JOIN provider p ON p.id = e.provider_id JOIN location l ON l.id = e.location_id
    WHERE ${condition} ORDER BY e.sent_at, e.id`;
  return rows.map(({ shown, offer, ...row }) => ({
    ...row,
    shown: shownSchema.parse(shown),
    offer:
      offer && !offer.withdrawnAt ? { byPhone: offer.byPhone, confirmedAt: when(offer.confirmedAt) } : null,
  }));
}

type OfferRow = {
  readonly byPhone: boolean;
  readonly confirmedAt: string | null;
  readonly withdrawnAt: string | null;
};

function when(text: string | null): Instant | null {
  return text === null ? null : new Date(text);
}

export type NewEnquiry = Pick<
  Enquiry,
  "requestId" | "commissionerId" | "providerId" | "locationId" | "shown" | "sentBy" | "sentAt" | "dueAt"
> &
  Pick<AskedHow, "mode" | "eligibility">;

/** Asks a provider; how it came to be asked is kept apart. Answers its id. */
export async function addEnquiry(tx: Tx, { mode, eligibility, ...enquiry }: NewEnquiry): Promise<string> {
  const { id } = await tx.enquiry.create({
    data: { ...enquiry, byPhone: mode === "BY_PHONE" },
    select: { id: true },
  });
  const { requestId, commissionerId } = enquiry;
  const rank = 1 + (await tx.enquiryAsking.count({ where: { requestId } }));
  await tx.enquiryAsking.createMany({
    data: { enquiryId: id, requestId, commissionerId, rank, mode, eligibility: plain(eligibility) },
  });
  return id;
}

function plain<T>(frozen: T): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(frozen)) as Prisma.InputJsonObject;
}

/** A provider declines. */
export async function declineEnquiry(tx: Tx, id: string, reason: string, by: string, at: Instant) {
  await tx.enquiry.updateMany({
    where: { id, declinedAt: null },
    data: { declinedAt: at, declinedBy: by, declineReason: reason },
  });
}

/** A council closes enquiries that are not over. */
export async function closeEnquiries(tx: Tx, ids: readonly string[], at: Instant) {
  await tx.enquiry.updateMany({
    where: { id: { in: [...ids] }, closedAt: null, chosenAt: null },
    data: { closedAt: at },
  });
}

/** A council takes what was offered in answer. */
export async function markChosen(tx: Tx, id: string, at: Instant) {
  await tx.enquiry.updateMany({ where: { id }, data: { chosenAt: at } });
}
