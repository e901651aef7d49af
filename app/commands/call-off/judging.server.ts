import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayJudge, type DeclarationRefusal } from "#app/domain/call-off/award.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { callOffState, mayTake, type CallOffStep, type StepRefusal } from "#app/domain/call-off/state.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import {
  bidsOpened,
  standingOf,
  type OpenedBid,
  type Standing,
} from "#app/data/call-off/bids-opened.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** A bid that a person may judge now, with its call-off held alone. */
export type HeldBid = { readonly callOff: CallOff; readonly bid: OpenedBid; readonly standing: Standing };

export type HoldRefusal = StepRefusal | DeclarationRefusal | { readonly kind: "not-found" };

/** Holds a bid for judging: refuses where its call-off does not stand there, and who has not declared or has an interest in its bidder. */
export async function holdBid(
  tx: Tx,
  actor: StaffActor,
  which: { readonly callOffId: string; readonly bidId: string },
  now: Instant,
): Promise<Verdict<HeldBid, HoldRefusal>> {
  const held = await holdCallOff(tx, which.callOffId, "score", now);
  if (!held.ok) return held;
  const callOff = held.value;
  const bid = (await bidsOpened(tx, callOff.id)).find(({ bidId }) => bidId === which.bidId);
  if (!bid) return no({ kind: "not-found" });
  const standing = await standingOf(tx, callOff.id, actor.accountId);
  const hasInterest = standing.providerIds.includes(bid.providerId);
  const judge = mayJudge({ declared: standing.declared, hasInterest });
  return judge.ok ? yes({ callOff, bid, standing }) : judge;
}

/** A call-off of the actor's commissioner, held alone, where a step may be taken. */
export async function holdCallOff(
  tx: Tx,
  callOffId: string,
  step: CallOffStep,
  now: Instant,
): Promise<Verdict<CallOff, StepRefusal | { readonly kind: "not-found" }>> {
  const callOff = await lockCallOff(tx, callOffId);
  if (!callOff) return no({ kind: "not-found" });
  const taken = mayTake(step, callOffState(callOff, now));
  return taken.ok ? yes(callOff) : taken;
}

/** A bid as the rows about it name it. */
export function keyOf({ callOff, bid }: Pick<HeldBid, "callOff" | "bid">) {
  const { bidId, providerId } = bid;
  return { bidId, providerId, callOffId: callOff.id, commissionerId: callOff.commissionerId };
}

/** What an event about a call-off is about. */
export function about(callOffId: string) {
  return { subject: { kind: "call-off" as const, id: callOffId } };
}
