import type { StaffActor } from "#app/domain/access/actor.ts";
import { dearestWeek, withinPanelLimit } from "#app/domain/brokerage/approval.ts";
import { placePerson, type Placing, type PlacingRefusal } from "#app/domain/brokerage/placing.ts";
import { onBlock, type BlockRefusal } from "#app/domain/brokerage/drawdown.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { blockForPlacing } from "#app/data/brokerage/placement-blocks.server.ts";
import { addPlacement } from "#app/data/brokerage/placement-deeds.server.ts";
import { saveElement, saveFunding } from "#app/data/brokerage/placements.server.ts";
import { panelFromOf, panelLimitOf, putToPanel } from "#app/data/brokerage/panel-limit.server.ts";
import {
  placingFacts,
  requestToPlace,
  type Chosen,
  type PlacingAsked,
  type RequestToPlace,
} from "#app/data/brokerage/placing.server.ts";
import { takePlacedOffer } from "./close-enquiry.server.ts";
import type { EnquiryPage } from "./put-enquiry.server.ts";

type By = { readonly accountId: string; readonly at: Date };

export type PlaceRefusal = PlacingRefusal | BlockRefusal | { readonly kind: "not-found" };

/**
 * Places a person from a request with the provider whose offer was chosen; it is told so, and whoever else was asked that
 * nobody is looked for any more. What it costs waits for approval by another,
 * unless it is urgent and within the broker's delegation; then the next panel reviews it. Undefined ids are not found.
 */
export function placeFromRequest(
  actor: StaffActor,
  requestId: string,
  asked: PlacingAsked,
  page: EnquiryPage,
  arrival?: Arrival,
): Promise<Verdict<{ readonly placementId: string }, PlaceRefusal>> {
  return inTransaction<Verdict<{ readonly placementId: string }, PlaceRefusal>>(
    actor,
    async (tx, now) => {
      const request = await requestToPlace(tx, requestId, "hold");
      if (!request) return no({ kind: "not-found" });
      const facts = await placingFacts(tx, request, now);
      const block = await blockFor(tx, request.chosen, asked);
      if (!block.ok) return block;
      const offer = facts.offer && { ...facts.offer, parts: block.value ?? facts.offer.parts };
      const verdict = placePerson({ ...facts, offer }, asked, dayOf(now));
      if (!verdict.ok) return verdict;
      if (!request.chosen) return no({ kind: "no-offer-chosen" });
      const by = { accountId: actor.accountId, at: now };
      const placementId = await save(tx, request, request.chosen, asked, verdict.value, by);
      await toPanel(tx, request, placementId, verdict.value, by);
      await takePlacedOffer(tx, { requestId, enquiryId: request.chosen.enquiryId }, page, now);
      return yes({ placementId });
    },
    arrival,
  );
}

async function blockFor(tx: Tx, chosen: Chosen | null, { contractId, ...span }: PlacingAsked) {
  if (contractId === null || !chosen) return yes(null);
  const block = await blockForPlacing(tx, contractId, chosen.providerId);
  return block ? onBlock(chosen.lines, span, block) : no({ kind: "not-found" } as const);
}

async function save(
  tx: Tx,
  request: RequestToPlace,
  chosen: Chosen,
  asked: PlacingAsked,
  placing: Placing,
  by: By,
): Promise<string> {
  const { commissionerId, id: requestId, personRef, ageBand, supportReason } = request;
  const { offerId, providerId, locationId, lines } = chosen;
  const [first] = lines;
  if (!first) throw new Error(`Offer ${offerId} has no lines`);
  const placement = {
    ...{ commissionerId, requestId, personRef, ageBand, supportReason, offerId, providerId, locationId },
    ...{ frameworkId: placing.offFramework ? null : request.frameworkId, offFrameworkGround: asked.ground },
    ...{ lotId: first.lotId, areaId: first.areaId, contractId: asked.contractId },
    section117: asked.shares.some(({ stream }) => stream === "s117"),
    ...{ fromOn: placing.fromOn, toOn: placing.toOn, approvedOn: placing.approvedOn },
    interimUntil: placing.interimUntil,
  };
  const id = await addPlacement(tx, placement, by);
  const whose = { id, commissionerId, providerId };
  for (const element of placing.elements) {
    const line = lines.find(({ serviceLineId }) => serviceLineId === element.serviceLineId);
    const { rateId = null, ratePence = null, capPence = null, exceptionId = null } = line ?? {};
    await saveElement(tx, whose, element, { rateId, ratePence, capPence, exceptionId, origin: "PLACED" });
  }
  for (const funding of placing.funding) await saveFunding(tx, whose, funding, by);
  const subject = { kind: "placement", id } as const;
  record(
    tx,
    { kind: "placement-made", subject, weekly: dearestWeek(placing).care },
    asked.ground || undefined,
  );
  return id;
}

/** An urgent placement goes to the next panel, and so does a price over what a panel set before, where the council has one. */
async function toPanel(tx: Tx, request: RequestToPlace, placementId: string, placing: Placing, by: By) {
  const weekly = dearestWeek(placing).care;
  const limit = await panelLimitOf(tx, request.id);
  const within = withinPanelLimit(limit, weekly, dayOf(by.at), await panelFromOf(tx));
  if (within.ok && placing.interimUntil === null) return;
  const [why, caseMade] = caseOf(within, placing.interimUntil !== null);
  const caseId = await putToPanel(tx, { request, placementId, why, weekly, caseMade }, by);
  if (caseId)
    record(tx, { kind: "case-put", subject: { kind: "panel-case", id: caseId }, requestId: request.id });
}

/** Urgent and never asked about: the next sitting reviews it. Otherwise a limit is asked for, or the one there is was passed. */
function caseOf(within: ReturnType<typeof withinPanelLimit>, interim: boolean) {
  const unasked = !within.ok && within.why.kind === "panel-not-asked";
  if (within.ok || (interim && unasked))
    return ["INTERIM", "Placed urgently under the broker’s delegation, before approval."] as const;
  return unasked
    ? (["LIMIT", "At this price a panel has to be asked, and none was."] as const)
    : (["OVER_LIMIT", "The price is over the limit that the panel set, or that limit has expired."] as const);
}
