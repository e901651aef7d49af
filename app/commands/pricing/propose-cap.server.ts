import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { proposeCap, type CapRefusal, type IntendedCap } from "#app/domain/pricing/cap-proposal.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addCapProposal, capSurroundings } from "#app/data/cap-proposals.server.ts";
import { capPlace } from "#app/data/cap-lines.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";

/** Proposes a cap of a line in an area with its evidence, for a second person to decide. Refuses a line or area that is not of the actor's own framework. */
export function proposePriceCap(
  actor: StaffActor,
  where: { readonly serviceLineId: string; readonly areaId: string },
  intended: IntendedCap,
  arrival?: Arrival,
): Promise<Verdict<{ readonly id: string }, CapRefusal | { readonly kind: "not-found" }>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const place = await capPlace(tx, actor.commissionerId, where);
      if (!place) return no({ kind: "not-found" });
      const verdict = proposeCap(intended, await capSurroundings(tx, place, dayOf(now)));
      if (!verdict.ok) return verdict;
      const id = await addCapProposal(tx, place, verdict.value, actor.accountId, now);
      record(tx, { kind: "cap-proposed", subject: { kind: "cap", id }, ...where });
      return yes({ id });
    },
    arrival,
  );
}
