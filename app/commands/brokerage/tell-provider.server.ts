import type { StaffActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { saveTold } from "#app/data/brokerage/placement-deeds.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { about, onPlacement, type NotFound } from "./holding-placement.server.ts";

export type TellRefusal = { readonly kind: "not-approved" | "told-already" };

/** Notes that the provider of an approved placement was told who the person is, through a channel outside the portal. */
export function noteTold(
  actor: StaffActor,
  placementId: string,
  arrival?: Arrival,
): Promise<Verdict<true, TellRefusal | NotFound>> {
  return onPlacement<StaffActor, true, TellRefusal>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      if (placement.approvedOn === null || placement.cancelledOn !== null)
        return no({ kind: "not-approved" });
      if (placement.toldAt !== null) return no({ kind: "told-already" });
      await saveTold(tx, placementId, { accountId: actor.accountId, at: now });
      record(tx, { kind: "placement-told", ...about(placementId) });
      return yes(true);
    },
  );
}
