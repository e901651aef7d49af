import type { ProviderActor } from "#app/domain/access/actor.ts";
import { saveBid, type BidDraft, type BidRefusal } from "#app/domain/call-off/bid.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { bidTerms, saveDraft } from "#app/data/call-off/bid-terms.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { holdingCallOff } from "./held-bid.server.ts";

/** Keeps a bid as far as it is written. Refuses a price that could not be bid, and everything from the close on. Null for a stranger's call-off. */
export function keepBid(
  actor: ProviderActor,
  callOffId: string,
  written: BidDraft,
  arrival?: Arrival,
): Promise<Verdict<BidDraft, BidRefusal> | null> {
  return holdingCallOff<BidDraft, BidRefusal>(
    actor,
    callOffId,
    async (tx, callOff, now) => {
      const { terms } = await bidTerms(tx, callOffId, actor.providerId, now);
      const verdict = saveBid(callOff, terms, written, now);
      if (!verdict.ok) return verdict;
      const { providerId, accountId } = actor;
      await saveDraft(tx, { callOffId, providerId, accountId }, verdict.value, now);
      const { commissionerId } = callOff;
      record(tx, { kind: "bid-saved", subject: { kind: "call-off", id: callOffId }, commissionerId });
      return verdict;
    },
    arrival,
  );
}
