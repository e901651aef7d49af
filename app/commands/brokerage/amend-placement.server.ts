import type { StaffActor } from "#app/domain/access/actor.ts";
import { amend, refund, type RefundingRefusal } from "#app/domain/brokerage/amendment.ts";
import { addElement, type ElementRefusal } from "#app/domain/brokerage/element.ts";
import type { FundingShare } from "#app/domain/brokerage/funding.ts";
import { nursingOver, type NursingBand } from "#app/domain/brokerage/nursing.ts";
import { weeklyCost, type Charge } from "#app/domain/brokerage/weekly-cost.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { linesOfLot } from "#app/data/brokerage/placement-lines.server.ts";
import { mayAddAlone } from "#app/data/brokerage/placement-limits.server.ts";
import { endFunding, saveElement, saveFunding } from "#app/data/brokerage/placements.server.ts";
import { groundOf, nursingRates } from "#app/data/brokerage/price-ground.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { about, onPlacement, type NotFound } from "./holding-placement.server.ts";
import { putUp, type PutUpRefusal } from "./put-up-amendment.server.ts";
import { writeAmendment } from "./writing-amendment.server.ts";

/** A new part as it is asked for: it takes over from another of its line, or comes beside the others. */
export type AskedPart = Charge & {
  readonly serviceLineId: string;
  readonly replacesId: string | null;
  readonly fromOn: Day;
  readonly schedule: string;
};

/**
 * Amends a placement: a new part from a day, and the one that it takes over from ends on that day. What adds more to a year
 * than brokerage may agree alone waits for another's approval.
 */
export function amendPlacement(
  actor: StaffActor,
  placementId: string,
  asked: AskedPart,
  words: string,
  arrival?: Arrival,
): Promise<Verdict<"written" | "waits", PutUpRefusal | NotFound>> {
  return onPlacement<StaffActor, "written" | "waits", PutUpRefusal>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      const { replacesId, schedule, ...part } = asked;
      const old = placement.elements.find(({ id }) => id === replacesId);
      const serviceLineId = old?.serviceLineId ?? part.serviceLineId;
      const known = (await linesOfLot(tx, placementId)).some(({ id }) => id === serviceLineId);
      if (!known) return no({ kind: "no-such-part" });
      const ground = await groundOf(tx, placement, serviceLineId, asked.fromOn);
      const element = {
        ...{ ...part, serviceLineId, id: "new", kind: "care" as const },
        toOn: old?.toOn ?? placement.toOn,
      };
      const amendment = { element, endsId: replacesId };
      const verdict = amend(placement, amendment, ground, await mayAddAlone(tx, dayOf(now)));
      if (verdict.ok) {
        await writeAmendment(tx, placement, { element, replacesId, schedule }, ground);
        record(tx, { kind: "element-written", ...about(placementId), weekly: weeklyCost(element) }, words);
        return yes("written");
      }
      if (verdict.why.kind !== "needs-approval") return no(verdict.why);
      const by = { accountId: actor.accountId, at: now };
      return putUp(tx, placement, { amendment, ground, schedule, reason: words }, by);
    },
  );
}

export type NursingRefusal = ElementRefusal | { readonly kind: "no-figure" | "not-running" | "no-such-part" };

/** Adds what the NHS pays for nursing (FNC) on top of a nursing rate, from a day on, at the figures of a band on file. */
export function addNursing(
  actor: StaffActor,
  placementId: string,
  asked: { readonly serviceLineId: string; readonly fromOn: Day; readonly band: NursingBand },
  arrival?: Arrival,
): Promise<Verdict<true, NursingRefusal | NotFound>> {
  return onPlacement<StaffActor, true, NursingRefusal>(actor, placementId, arrival, async (tx, placement) => {
    if (placement.cancelledOn !== null) return no({ kind: "not-running" });
    const care = placement.elements.find(
      (one) => one.kind === "care" && one.per === "week" && one.serviceLineId === asked.serviceLineId,
    );
    if (!care) return no({ kind: "no-such-part" });
    const span = { fromOn: asked.fromOn, toOn: placement.toOn };
    const parts = nursingOver(span, asked.serviceLineId, await nursingRates(tx, asked.band));
    if (!parts.ok) return parts;
    for (const part of parts.value) {
      const added = addElement(placement, { ...part, id: "new" });
      if (!added.ok) return added;
    }
    for (const part of parts.value) await saveElement(tx, placement, part, { origin: "AMENDED" });
    const [first] = parts.value;
    if (first) record(tx, { kind: "element-written", ...about(placementId), weekly: weeklyCost(first) });
    return yes(true);
  });
}

/** Agrees who pays from a day on. NHS shares are unconfirmed until the ICB accepts them. */
export function agreeFunding(
  actor: StaffActor,
  placementId: string,
  asked: { readonly fromOn: Day; readonly shares: readonly FundingShare[] },
  words: string,
  arrival?: Arrival,
): Promise<Verdict<true, RefundingRefusal | NotFound>> {
  return onPlacement<StaffActor, true, RefundingRefusal>(
    actor,
    placementId,
    arrival,
    async (tx, placement, now) => {
      const verdict = refund(placement, asked.fromOn, asked.shares);
      if (!verdict.ok) return verdict;
      await endFunding(tx, placementId, asked.fromOn);
      await saveFunding(tx, placement, verdict.value, { accountId: actor.accountId, at: now });
      record(tx, { kind: "funding-agreed", ...about(placementId), on: asked.fromOn }, words || undefined);
      return yes(true);
    },
  );
}
