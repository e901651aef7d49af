import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { stopPlacements, type IntendedStop, type StopRefusal } from "#app/domain/framework/placement-stop.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import {
  addPlacementStop,
  liftStop,
  placementStops,
  stopChoices,
  type StopScope,
} from "#app/data/placement-stops.server.ts";
import { placementsStoppedLetter, stopLiftedLetter } from "#app/mail/placement-stop.ts";

type Refusal = StopRefusal | { readonly kind: "not-a-choice" };

/** Stops new placements at a member, a lot of it or a location, from a day, with an end; its people are told. Search obeys at once. */
export function stopNewPlacements(
  actor: StaffActor,
  scope: StopScope,
  stop: IntendedStop,
  arrival: Arrival,
): Promise<Verdict<{ readonly id: string }, Refusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const choices = await stopChoices(tx, scope.providerId);
      const known =
        choices !== undefined &&
        holds(choices.lots, scope.lotId) &&
        holds(choices.locations, scope.locationId);
      if (!known) return no({ kind: "not-a-choice" });
      const verdict = stopPlacements(stop, dayOf(now));
      if (!verdict.ok) return verdict;
      const id = await addPlacementStop(tx, actor.commissionerId, scope, verdict.value, actor.accountId, now);
      record(
        tx,
        { kind: "placements-stopped", subject: { kind: "placement-stop", id }, providerId: scope.providerId },
        stop.reason,
      );
      await queueToProvider(
        tx,
        scope.providerId,
        placementsStoppedLetter(
          dayInWords(stop.startsOn),
          dayInWords(stop.reviewOn),
          dayInWords(stop.endsOn),
        ),
      );
      return yes({ id });
    },
    arrival,
  );
}

/** Lifts a stop before its end, with a reason; its provider's people are told. Refuses one that is lifted already. */
export function liftPlacementStop(
  actor: StaffActor,
  id: string,
  reason: string,
  arrival: Arrival,
): Promise<Verdict<null, { readonly kind: "lifted-already" } | { readonly kind: "not-found" }>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const [stop] = await placementStops(tx, id);
      if (!stop) return no({ kind: "not-found" });
      if (!(await liftStop(tx, id, reason, now))) return no({ kind: "lifted-already" });
      record(
        tx,
        {
          kind: "placement-stop-lifted",
          subject: { kind: "placement-stop", id },
          providerId: stop.providerId,
        },
        reason,
      );
      await queueToProvider(tx, stop.providerId, stopLiftedLetter());
      return yes(null);
    },
    arrival,
  );
}

function holds(choices: readonly { readonly id: string }[], id: string | null): boolean {
  return id === null || choices.some((choice) => choice.id === id);
}
