import type { ProviderActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { askException, type AskedException, type AskRefusal } from "#app/domain/pricing/cap-exception.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { addExceptionRequest, capNamedOn, exceptionPlace } from "#app/data/exception-requests.server.ts";

/** Asks for a price above its cap for a time, with evidence. Refuses a stranger's location, and a line or area of no framework. */
export function askForException(
  actor: ProviderActor,
  where: { readonly serviceLineId: string; readonly areaId: string; readonly locationId: string },
  asked: AskedException,
  arrival?: Arrival,
): Promise<Verdict<{ readonly id: string }, AskRefusal | { readonly kind: "not-found" }>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const place = await exceptionPlace(tx, actor.providerId, where);
      if (!place) return no({ kind: "not-found" });
      const cap = await capNamedOn(tx, where.serviceLineId, where.areaId, asked.fromOn);
      const verdict = askException(asked, { today: dayOf(now), cap, frameworkEndsOn: place.frameworkEndsOn });
      if (!verdict.ok) return verdict;
      const id = await addExceptionRequest(tx, place, verdict.value, actor.accountId, now);
      const { providerId, serviceLineId } = place;
      record(tx, { kind: "exception-asked", subject: { kind: "exception", id }, providerId, serviceLineId });
      return yes({ id });
    },
    arrival,
  );
}
