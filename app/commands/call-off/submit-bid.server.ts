import { randomBytes } from "node:crypto";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { submitBid, type BidContent, type BidRefusal } from "#app/domain/call-off/bid.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { bidTerms, type SharedCallOff } from "#app/data/call-off/bid-terms.server.ts";
import {
  insertBid,
  markDeclined,
  ownBids,
  sayTheSame,
  standing,
  type BidRow,
} from "#app/data/call-off/bids.server.ts";
import type { Arrival, Tx } from "#app/data/db.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { bidReceiptMail } from "#app/mail/bid-receipt.ts";
import { holdingCallOff } from "./held-bid.server.ts";

/**
 * Submits a bid as it is written, judged by the time at which the request's body arrived, however long it waits after.
 * What it says is frozen with each price beside the rate and cap that it was held against, and takes the place of an
 * earlier bid; the same content again answers with the same bid. The receipt goes out by mail with the whole address of
 * its page. Null for a stranger's call-off.
 */
export function submitOwnBid(
  actor: ProviderActor,
  callOffId: string,
  receiptPage: string,
  arrival?: Arrival,
): Promise<Verdict<BidRow, BidRefusal> | null> {
  return holdingCallOff<BidRow, BidRefusal>(
    actor,
    callOffId,
    async (tx, callOff, now) => {
      const { terms, draft } = await bidTerms(tx, callOffId, actor.providerId, now);
      const verdict = submitBid(callOff, terms, draft, now);
      return verdict.ok ? yes(await freeze(tx, actor, callOff, verdict.value, now, receiptPage)) : verdict;
    },
    arrival,
  );
}

async function freeze(
  tx: Tx,
  actor: ProviderActor,
  callOff: SharedCallOff,
  content: BidContent,
  now: Date,
  receiptPage: string,
): Promise<BidRow> {
  const { providerId, accountId: submittedBy } = actor;
  const earlier = await ownBids(tx, callOff.id, providerId);
  const current = standing(earlier);
  if (current?.content && sayTheSame(current.content, content)) return current;
  const version = (earlier[0]?.version ?? 0) + 1;
  const salt = randomBytes(16).toString("hex");
  const bid = await insertBid(tx, callOff, {
    ...{ providerId, version, submittedAt: now, submittedBy, salt, content },
  });
  if (callOff.declinedAt) await markDeclined(tx, callOff.id, providerId, null, "");
  await tell(tx, callOff, bid, receiptPage);
  return bid;
}

async function tell(tx: Tx, callOff: SharedCallOff, bid: BidRow, link: string) {
  const { commissionerId, commissioner, title, closesAt, mail } = callOff;
  const { id: bidId, contentHash, reference, submittedAt } = bid;
  const subject = { kind: "call-off", id: callOff.id } as const;
  record(tx, { kind: "bid-submitted", subject, commissionerId, bidId, contentHash });
  if (!mail || !closesAt) return;
  const receipt = { to: mail, commissioner, title, closesAt, reference, submittedAt, contentHash, link };
  await queue(tx, bidReceiptMail(receipt), { onceKey: `bid-receipt:${bidId}`, commissionerId });
}
