import type { ProviderActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addStatements, capacityOfProvider, type NewStatement } from "#app/data/capacity.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

type Stated = { readonly locationId: string; readonly lotId: string; readonly free: number };

/** A provider states how much room it has now at locations and lots that are its own; a figure that has not changed is confirmed anew. */
export function stateCapacity(
  actor: ProviderActor,
  stated: readonly Stated[],
): Promise<Verdict<{ readonly count: number }, { readonly kind: "not-yours" }>> {
  return inTransaction(actor, async (tx, now) => {
    const own = await capacityOfProvider(tx, actor.providerId, dayOf(now));
    const statements: NewStatement[] = [];
    for (const one of stated) {
      const place = own.find(({ locationId, lotId }) => locationId === one.locationId && lotId === one.lotId);
      if (!place) return no({ kind: "not-yours" });
      statements.push({ ...one, measure: place.measure });
    }
    await addStatements(tx, actor.providerId, statements, actor.accountId, now);
    for (const { locationId, lotId, free } of statements) {
      record(tx, {
        kind: "capacity-stated",
        subject: { kind: "provider", id: actor.providerId },
        locationId,
        lotId,
        free,
      });
    }
    return yes({ count: statements.length });
  });
}
