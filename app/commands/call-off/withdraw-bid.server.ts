import type { ProviderActor } from "#app/domain/access/actor.ts";
import { withdrawBid, type WithdrawBidRefusal } from "#app/domain/call-off/bid.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { markBidWithdrawn, ownBids, standing } from "#app/data/call-off/bids.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { bidWithdrawnMail } from "#app/mail/bid-receipt.ts";
import { holdingCallOff } from "./held-bid.server.ts";

/** Takes back the bid that stands, until the close; what was written stays and may be submitted again. The provider's people are told, with a link to `page`. Null for a stranger's call-off. */
export function withdrawOwnBid(
  actor: ProviderActor,
  callOffId: string,
  page: string,
  arrival?: Arrival,
): Promise<Verdict<string, WithdrawBidRefusal> | null> {
  return holdingCallOff<string, WithdrawBidRefusal>(
    actor,
    callOffId,
    async (tx, callOff, now) => {
      const current = standing(await ownBids(tx, callOffId, actor.providerId));
      const verdict = withdrawBid(callOff, current, now);
      if (!verdict.ok || !current) return verdict;
      await markBidWithdrawn(tx, current.id, now);
      const { commissionerId, title, closesAt } = callOff;
      const subject = { kind: "call-off", id: callOffId } as const;
      record(tx, { kind: "bid-withdrawn", subject, commissionerId, bidId: current.id });
      if (closesAt) {
        const letter = bidWithdrawnMail({ title, closesAt, reference: current.reference, link: page });
        const options = { onceKey: `bid-withdrawn:${current.id}`, commissionerId };
        await queueToProvider(tx, actor.providerId, letter, options);
      }
      return verdict;
    },
    arrival,
  );
}
