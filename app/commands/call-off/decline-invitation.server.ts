import type { ProviderActor } from "#app/domain/access/actor.ts";
import { declineInvitation, type DeclineRefusal } from "#app/domain/call-off/bid.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { markDeclined, ownBids, standing } from "#app/data/call-off/bids.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { holdingCallOff } from "./held-bid.server.ts";

/** Says that an invited provider will not bid, and why if it likes. Refuses while a bid of its own stands. Null for a stranger's call-off. */
export function declineToBid(
  actor: ProviderActor,
  callOffId: string,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<true, DeclineRefusal> | null> {
  return holdingCallOff<true, DeclineRefusal>(
    actor,
    callOffId,
    async (tx, callOff, now) => {
      const current = standing(await ownBids(tx, callOffId, actor.providerId));
      const verdict = declineInvitation(callOff, current, now);
      if (!verdict.ok || callOff.declinedAt) return verdict;
      await markDeclined(tx, callOffId, actor.providerId, now, reason);
      const { commissionerId } = callOff;
      const subject = { kind: "call-off", id: callOffId } as const;
      record(tx, { kind: "invitation-declined", subject, commissionerId }, reason || undefined);
      return verdict;
    },
    arrival,
  );
}
