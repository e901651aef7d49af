import type pg from "pg";
import type { Brokering } from "./brokerage.ts";
import { idOf, insert } from "./market.ts";

/** What a request has to have before a person is placed from it. */
export type ChosenOffer = { readonly enquiryId: string; readonly offerId: string };

/**
 * An offer of one of the members for ten and a half hours a week of the first line at its rate, from 4 January 2027,
 * chosen by the person. Without other changes the first member's, at 24.00 pounds: 252.00 pounds a week.
 */
export async function aChosenOffer(
  owner: pg.Client,
  world: Brokering,
  requestId: string,
  change: { readonly bidder?: 0 | 1 | 2; readonly providerId?: string; readonly locationId?: string } = {},
  nth = 1,
): Promise<ChosenOffer> {
  const member = world.bidders[change.bidder ?? 0];
  const [enquiryId, offerId] = [idOf(86, nth), idOf(87, nth)];
  const providerId = change.providerId ?? member.actor.providerId;
  const whose = { commissioner_id: world.commissionerId, provider_id: providerId };
  const at = "2026-11-16T09:30:00Z";
  await insert(owner, "enquiry", [
    {
      ...{ id: enquiryId, request_id: requestId, ...whose, shown: shownOf(world) },
      ...{ location_id: change.locationId ?? member.organisationId, sent_at: at },
      ...{ sent_by: world.broker.accountId, due_at: "2026-11-18T09:30:00Z", decline_reason: "" },
    },
  ]);
  await insert(owner, "enquiry_asking", [
    {
      ...{ enquiry_id: enquiryId, request_id: requestId, commissioner_id: world.commissionerId },
      ...{ rank: 1, mode: "TOGETHER", eligibility: { for: [], against: [] } },
    },
  ]);
  await insert(owner, "placement_offer", [
    {
      ...{
        id: offerId,
        enquiry_id: enquiryId,
        ...whose,
        version: 1,
        starts_on: "2027-01-04",
        conditions: "",
      },
      ...{ weekly_pence: 25_200, made_by: member.actor.accountId, made_at: at, by_phone: false },
    },
  ]);
  await insert(owner, "placement_offer_line", [
    {
      ...{ offer_id: offerId, ...whose, service_line_id: world.lineIds[0], area_id: world.everywhereId },
      ...{ pence: 2_400, per: "hour", units: 10.5, rate_id: member.rateId, rate_pence: member.ratePence },
      ...{ cap_pence: world.capPence, reason: "" },
    },
  ]);
  await insert(owner, "placement_choice", [
    {
      ...{ id: idOf(88, nth), request_id: requestId, ...whose, options: [], kind: "PROVIDER", words: "" },
      ...{ location_id: change.locationId ?? member.organisationId, offer_id: offerId, chosen_at: at },
      recorded_by: world.broker.accountId,
    },
  ]);
  return { enquiryId, offerId };
}

/** What an enquiry shows, at its least. */
function shownOf(world: Brokering) {
  return {
    ...{ commissioner: "Council", place: "", frameworkId: world.frameworkId, areaId: world.everywhereId },
    ...{ everywhereId: world.everywhereId, ageBand: "65-74", supportReason: "physical-personal-care" },
    ...{ district: "BS5", startsOn: "2027-01-04", endsOn: null, urgent: false, needs: [], lines: [] },
    conditions: "",
  };
}
