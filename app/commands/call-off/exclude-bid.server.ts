import type { StaffActor } from "#app/domain/access/actor.ts";
import { excludeBid, type ExclusionKind, type ExclusionRefusal } from "#app/domain/call-off/exclusion.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addExclusion,
  exclusionsOf,
  liftExclusion,
  queriesOf,
} from "#app/data/call-off/bid-exclusions.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { about, holdBid, keyOf, type HoldRefusal } from "./judging.server.ts";

type Which = { readonly callOffId: string; readonly bidId: string };

/** Takes a bid out of the ranking, with the reason that its bidder reads. */
export async function takeOutBid(
  actor: StaffActor,
  which: Which,
  said: { readonly kind: ExclusionKind; readonly reason: string },
  arrival?: Arrival,
): Promise<Verdict<"exclude", ExclusionRefusal | HoldRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdBid(tx, actor, which, now);
      if (!held.ok) return held;
      const exclusions = await exclusionsOf(tx, which.callOffId);
      const queries = await queriesOf(tx, which.callOffId);
      const verdict = excludeBid(said.kind, {
        excluded: exclusions.some((one) => one.bidId === which.bidId && one.liftedAt === null),
        query: queries.find((one) => one.bidId === which.bidId) ?? null,
      });
      if (!verdict.ok) return verdict;
      await addExclusion(tx, keyOf(held.value), { ...said, excludedBy: actor.accountId }, now);
      const { bidId, providerId } = held.value.bid;
      record(
        tx,
        { kind: "bid-excluded", ...about(which.callOffId), bidId, providerId, ground: said.kind },
        said.reason,
      );
      return verdict;
    },
    arrival,
  );
}

/** Takes an exclusion back, with a reason. */
export async function takeBackExclusion(
  actor: StaffActor,
  which: Which,
  reason: string,
  arrival?: Arrival,
): Promise<Verdict<"lifted", HoldRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdBid(tx, actor, which, now);
      if (!held.ok) return held;
      const lifted = { liftedBy: actor.accountId, liftedReason: reason };
      if (!(await liftExclusion(tx, which.bidId, lifted, now))) return no({ kind: "not-found" });
      const { bidId, providerId } = held.value.bid;
      record(tx, { kind: "bid-exclusion-lifted", ...about(which.callOffId), bidId, providerId }, reason);
      return yes("lifted");
    },
    arrival,
  );
}
