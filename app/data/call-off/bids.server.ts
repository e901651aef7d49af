import { randomUUID } from "node:crypto";
import { canonicalJson } from "#app/domain/application/canonical.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { BidContent } from "#app/domain/call-off/bid.ts";
import { contentHash } from "../application/submissions.server.ts";
import type { Tx } from "../db.server.ts";
import type { SharedCallOff } from "./bid-terms.server.ts";

/** A bid without what it says: all that may be known of it before the opening. */
export type BidRow = {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly submittedAt: Instant;
  readonly submittedBy: string;
  readonly contentHash: string;
  readonly supersededAt: Instant | null;
  readonly withdrawnAt: Instant | null;
};

/** Every bid that a provider made in a call-off, the latest first; that which stands carries what it said. */
export async function ownBids(
  tx: Tx,
  callOffId: string,
  providerId: string,
): Promise<readonly (BidRow & { readonly content: BidContent | null })[]> {
  return tx.$queryRaw`
    SELECT b.id, b.version, b.reference, b.submitted_at AS "submittedAt", b.submitted_by AS "submittedBy", b.content_hash AS "contentHash",
      b.superseded_at AS "supersededAt", b.withdrawn_at AS "withdrawnAt", c.content
    FROM bid b LEFT JOIN bid_content c ON c.bid_id = b.id AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
    WHERE b.call_off_id = ${callOffId}::uuid AND b.provider_id = ${providerId}::uuid ORDER BY b.version DESC`;
}

/** The bid that stands, neither superseded nor withdrawn. */
export function standing<Bid extends BidRow>(bids: readonly Bid[]): Bid | null {
  return bids.find((bid) => bid.supersededAt === null && bid.withdrawnAt === null) ?? null;
}

/** Whether two bids say the same. */
export function sayTheSame(one: BidContent, other: BidContent): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

export type NewBid = {
  readonly providerId: string;
  readonly version: number;
  readonly submittedAt: Instant;
  readonly submittedBy: string;
  readonly salt: string;
  readonly content: BidContent;
};

/** Freezes a bid in the place of the one before, in one statement: who and when, what it says, and each price beside what it was held against. */
export async function insertBid(tx: Tx, callOff: SharedCallOff, made: NewBid): Promise<BidRow> {
  const { providerId, version, submittedAt, submittedBy, salt, content } = made;
  const [id, hash] = [randomUUID(), contentHash(salt, content)];
  const reference = `${callOff.reference}-${String(callOff.place).padStart(3, "0")}-${version}`;
  const prices = content.prices.map(({ lineId, pence, rateId, ratePence, capPence, exceptionId }) => ({
    ...{ lineId, pence, rateId, ratePence, capPence, exceptionId },
  }));
  await tx.$executeRaw`
    WITH superseded AS (UPDATE bid SET superseded_at = ${submittedAt}
        WHERE call_off_id = ${callOff.id}::uuid AND provider_id = ${providerId}::uuid AND superseded_at IS NULL AND withdrawn_at IS NULL),
      made AS (INSERT INTO bid (id, call_off_id, commissioner_id, provider_id, version, reference, submitted_at, submitted_by, content_hash)
        VALUES (${id}::uuid, ${callOff.id}::uuid, ${callOff.commissionerId}::uuid, ${providerId}::uuid, ${version}, ${reference},
          ${submittedAt}, ${submittedBy}::uuid, ${hash})),
      frozen AS (INSERT INTO bid_content (bid_id, call_off_id, commissioner_id, provider_id, salt, content)
        VALUES (${id}::uuid, ${callOff.id}::uuid, ${callOff.commissionerId}::uuid, ${providerId}::uuid, ${salt}, ${canonicalJson(content)}::jsonb))
    INSERT INTO bid_price (bid_id, call_off_line_id, call_off_id, commissioner_id, provider_id, pence, rate_id, rate_pence, cap_pence, exception_id)
    SELECT ${id}::uuid, p."lineId", ${callOff.id}::uuid, ${callOff.commissionerId}::uuid, ${providerId}::uuid, p.pence, p."rateId", p."ratePence",
      p."capPence", p."exceptionId"
    FROM jsonb_to_recordset(${JSON.stringify(prices)}::jsonb)
      AS p ("lineId" uuid, pence int, "rateId" uuid, "ratePence" int, "capPence" int, "exceptionId" uuid)`;
  const row = { id, version, reference, submittedAt, submittedBy, contentHash: hash };
  return { ...row, supersededAt: null, withdrawnAt: null };
}

/** Takes a bid back. */
export async function markBidWithdrawn(tx: Tx, bidId: string, now: Instant) {
  await tx.$executeRaw`UPDATE bid SET withdrawn_at = ${now} WHERE id = ${bidId}::uuid`;
}

/** Notes that an invited provider will not bid, or, without an instant, that it will after all. */
export async function markDeclined(
  tx: Tx,
  callOffId: string,
  providerId: string,
  declinedAt: Instant | null,
  reason: string,
) {
  await tx.$executeRaw`
    UPDATE call_off_invitation SET declined_at = ${declinedAt}, declined_reason = ${reason}
    WHERE call_off_id = ${callOffId}::uuid AND provider_id = ${providerId}::uuid`;
}

/** Who bids in a call-off and when: the bids that stand, in the order of their bidders' names. */
export type Bidder = {
  readonly bidId: string;
  readonly providerId: string;
  readonly provider: string;
  readonly reference: string;
  readonly submittedAt: Instant;
  readonly contentHash: string;
};

/** The bids that stand in a call-off of the actor's own commissioner, by the bidders' names. */
export async function biddersOf(tx: Tx, callOffId: string): Promise<readonly Bidder[]> {
  return tx.$queryRaw`
    SELECT b.id AS "bidId", b.provider_id AS "providerId", p.name AS provider, b.reference, b.submitted_at AS "submittedAt", b.content_hash AS "contentHash"
    FROM bid b JOIN provider p ON p.id = b.provider_id
    WHERE b.call_off_id = ${callOffId}::uuid AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL ORDER BY p.name, b.id`;
}

/** What the bids of a call-off say, by bid: once they are opened, to those who have declared, and none in whose bidder they have an interest. */
export async function contentsOfBids(
  tx: Tx,
  callOffId: string,
): Promise<ReadonlyMap<string, { readonly salt: string; readonly content: BidContent }>> {
  const rows = await tx.$queryRaw<{ bidId: string; salt: string; content: BidContent }[]>`
    SELECT bid_id AS "bidId", salt, content FROM bid_content
    WHERE call_off_id = ${callOffId}::uuid AND bid_id IN (SELECT b.id FROM bid b WHERE b.superseded_at IS NULL AND b.withdrawn_at IS NULL)`;
  return new Map(rows.map(({ bidId, ...said }) => [bidId, said]));
}
