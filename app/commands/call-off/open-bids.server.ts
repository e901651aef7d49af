import { arrivalsSettled } from "#app/commands/application/in-flight.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import {
  beginOpening,
  completeOpening,
  type Opening,
  type OpeningRefusal,
} from "#app/domain/evaluation/opening.ts";
import { bidsToOpen } from "#app/domain/call-off/opening.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { biddersOf } from "#app/data/call-off/bids.server.ts";
import { lockCallOff } from "#app/data/call-off/call-offs.server.ts";
import { openingOf, saveFirstStepOfBids, saveOpeningOfBids } from "#app/data/call-off/openings.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { digestOf } from "#app/data/evaluation-submissions.server.ts";

/** The first of two people begins the opening of a closed call-off's bids, once everything that had arrived is kept. */
export function beginBidOpening(
  actor: StaffActor,
  callOffId: string,
  arrival?: Arrival,
): Promise<Verdict<"begun", OpeningRefusal>> {
  return alone(actor, callOffId, arrival, async (tx, callOff, opening, now) => {
    const verdict = beginOpening(bidsToOpen(callOff), opening, now);
    if (!verdict.ok) return verdict;
    await saveFirstStepOfBids(tx, callOff, actor.accountId, now);
    record(tx, { kind: "bid-opening-started", subject: { kind: "call-off", id: callOffId } });
    return verdict;
  });
}

/** The second person completes the opening: answers and prices of every bid are unlocked together. */
export function completeBidOpening(
  actor: StaffActor,
  callOffId: string,
  arrival?: Arrival,
): Promise<Verdict<"open", OpeningRefusal>> {
  return alone(actor, callOffId, arrival, async (tx, callOff, opening, now) => {
    const verdict = completeOpening(bidsToOpen(callOff), opening, actor.accountId, now);
    if (!verdict.ok) return verdict;
    await saveOpeningOfBids(tx, callOffId, actor.accountId, now);
    const { submissions: bids, digest } = digestOf(await biddersOf(tx, callOffId));
    record(tx, { kind: "bids-opened", subject: { kind: "call-off", id: callOffId }, bids, digest });
    return verdict;
  });
}

async function alone<Yes>(
  actor: StaffActor,
  callOffId: string,
  arrival: Arrival | undefined,
  deed: (
    tx: Tx,
    callOff: CallOff,
    opening: Opening | null,
    now: Date,
  ) => Promise<Verdict<Yes, OpeningRefusal>>,
): Promise<Verdict<Yes, OpeningRefusal>> {
  await arrivalsSettled();
  return inTransaction(
    actor,
    async (tx, now) => {
      const callOff = await lockCallOff(tx, callOffId);
      if (!callOff) return no({ kind: "no-round" });
      return deed(tx, callOff, await openingOf(tx, callOffId), now);
    },
    arrival,
  );
}
