import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import {
  decideCap,
  predecessor,
  type CapDecision,
  type DecisionRefusal,
} from "#app/domain/pricing/cap-proposal.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import type { SettlementRefusal } from "#app/domain/pricing/cap-settlement.ts";
import { bringCap, capProposals, capSurroundings, noteCapDecision } from "#app/data/cap-proposals.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { ratesToSettle, settleUnderCap } from "./settle-under-cap.server.ts";

/**
 * Decides on a proposed cap. Approved, it takes over from the cap before it on its day, with the floor that was shown
 * and the answer to it kept beside the decision; rates over it are settled in the same breath. Null for a proposal that is not there.
 */
export function decidePriceCap(
  actor: StaffActor,
  proposalId: string,
  decision: CapDecision,
  arrival?: Arrival,
): Promise<Verdict<true, DecisionRefusal | SettlementRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const [proposal] = await capProposals(tx, proposalId);
      if (!proposal) return null;
      const around = await capSurroundings(tx, proposal, dayOf(now));
      const floors = await floorsOn(tx, [proposal.serviceLineId], proposal.effectiveFrom);
      const floor = floors.get(proposal.serviceLineId)?.unit ?? null;
      const verdict = decideCap(proposal, decision, actor.accountId, floor, around);
      if (!verdict.ok) return verdict;
      const settling = decision.approved ? await ratesToSettle(tx, proposal, dayOf(now), "to-change") : null;
      if (settling && !settling.verdict.ok) return settling.verdict;
      const noted = await noteCapDecision(
        tx,
        proposalId,
        { ...decision, floorPence: floor, settlement: settling?.summary ?? null },
        actor.accountId,
        now,
      );
      if (!noted) return no({ kind: "decided-already" });
      const { serviceLineId, areaId } = proposal;
      const about = { subject: { kind: "cap", id: proposalId }, serviceLineId, areaId } as const;
      if (!decision.approved) {
        record(tx, { kind: "cap-refused", ...about }, decision.reason);
        return yes(true);
      }
      const capId = await bringCap(tx, proposal, predecessor(around)?.id);
      const belowFloor = floor !== null && proposal.pence < floor;
      const settled = settling ? await settleUnderCap(tx, proposal, capId, settling) : {};
      record(tx, { kind: "cap-approved", ...about, capId, belowFloor, ...settled }, decision.reason);
      return yes(true);
    },
    arrival,
  );
}
