import { no, type Verdict } from "#app/domain/verdict.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { lockPlacement, type PlacementOnFile } from "#app/data/brokerage/placements.server.ts";

export type NotFound = { readonly kind: "not-found" };

/** A deed on one placement of the actor's own, held until it is done. Another's is not found. */
export function onPlacement<A extends Actor, Yes, No>(
  actor: A,
  placementId: string,
  arrival: Arrival | undefined,
  deed: (tx: Tx, placement: PlacementOnFile, now: Date) => Promise<Verdict<Yes, No | NotFound>>,
): Promise<Verdict<Yes, No | NotFound>> {
  return inTransaction<Verdict<Yes, No | NotFound>>(
    actor,
    async (tx, now) => {
      const placement = await lockPlacement(tx, placementId);
      return placement ? deed(tx, placement, now) : no({ kind: "not-found" });
    },
    arrival,
  );
}

/** What an event about a placement says that it is about. */
export function about(placementId: string) {
  return { subject: { kind: "placement", id: placementId } } as const;
}
