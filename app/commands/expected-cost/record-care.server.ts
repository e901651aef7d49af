import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  checkSlots,
  type CareSlots,
  type CareSource,
  type SlotsRefusal,
} from "#app/domain/benchmark/expected-cost/care-slots.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { no, type Verdict, yes } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { lockPlacement } from "#app/data/brokerage/placements.server.ts";
import { lockRequest } from "#app/data/brokerage/requests.server.ts";
import { addCareNeed, type CareOf } from "#app/data/care-needs.server.ts";
import { parametersInForce } from "#app/data/cost-parameters.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { expectedCostOf, rememberExpectedCost } from "#app/data/expected-costs.server.ts";

export type RecordCareRefusal = SlotsRefusal | { readonly kind: "cancelled" };

/**
 * Records what the care of a request or a placement takes in a week, as its next version from today, and remembers what
 * it is expected to cost by the parameters in force. Null for a stranger's.
 */
export function recordCare(
  actor: StaffActor,
  of: CareOf,
  slots: CareSlots,
  source: CareSource,
): Promise<Verdict<{ readonly version: number }, RecordCareRefusal> | null> {
  return inTransaction<Verdict<{ readonly version: number }, RecordCareRefusal> | null>(
    actor,
    async (tx, now) => {
      const held = await hold(tx, of);
      if (!held || held.commissionerId !== actor.commissionerId) return null;
      if (held.cancelled) return no({ kind: "cancelled" });
      const checked = checkSlots(slots);
      if (!checked.ok) return checked;
      const [fromOn, commissionerId] = [dayOf(now), actor.commissionerId];
      const by = { commissionerId, accountId: actor.accountId, at: now };
      const { version, digest } = await addCareNeed(tx, of, { slots: checked.value, fromOn, source }, by);
      for (const place of held.places) {
        const parameters = await parametersInForce(tx, place, fromOn);
        if (!parameters) continue;
        const cost = await expectedCostOf(tx, { digest, slots: checked.value }, parameters);
        const parametersId = parameters.id;
        if (cost.ok)
          await rememberExpectedCost(tx, { commissionerId, digest, parametersId }, cost.value, now);
      }
      record(tx, { kind: "care-need-recorded", subject: { kind: of.kind, id: of.id }, version, digest });
      return yes({ version });
    },
  );
}

/** Holds what the care is of, with the lots and the area whose parameters are asked. */
async function hold(tx: Tx, of: CareOf) {
  if (of.kind === "placement") {
    const placement = await lockPlacement(tx, of.id);
    if (!placement) return null;
    const { commissionerId, lotId, areaId, cancelledOn } = placement;
    return { commissionerId, cancelled: cancelledOn !== null, places: [{ lotId, areaId }] };
  }
  const request = await lockRequest(tx, of.id);
  if (!request) return null;
  const { commissionerId, areaId, lines } = request;
  const lotIds = [...new Set(lines.map(({ lotId }) => lotId))];
  return { commissionerId, cancelled: false, places: lotIds.map((lotId) => ({ lotId, areaId })) };
}
