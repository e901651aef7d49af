import type { ProviderActor } from "#app/domain/access/actor.ts";
import { listAsOwn, type OwnLocationRefusal } from "#app/domain/framework/own-location.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import {
  addUnregulated,
  directoryEntry,
  organisationOf,
  takeLocation,
  type UnregulatedLocation,
} from "#app/data/organisations.server.ts";

/** Adds a place that the regulator does not register to the actor's organisation. */
export function addUnregulatedLocation(actor: ProviderActor, location: UnregulatedLocation): Promise<void> {
  return inTransaction(actor, async (tx) => {
    const id = await addUnregulated(tx, actor, location);
    record(tx, { kind: "location-added", subject: { kind: "location", id } });
  });
}

/** Lists a location of the regulator's directory, by its number, as the actor's own. */
export function addRegulatedLocation(
  actor: ProviderActor,
  cqcLocationId: string,
): Promise<Verdict<null, OwnLocationRefusal>> {
  return inTransaction(actor, async (tx) => {
    const { cqcProviderId } = await organisationOf(tx, actor);
    const own = { providerId: actor.providerId, cqcProviderId };
    const verdict = listAsOwn(await directoryEntry(tx, cqcLocationId), own);
    if (!verdict.ok) return verdict;
    if (!(await takeLocation(tx, actor, verdict.value.id))) return no({ kind: "of-another-provider" });
    record(tx, { kind: "location-added", subject: { kind: "location", id: verdict.value.id } });
    return yes(null);
  });
}
