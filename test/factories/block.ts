import type pg from "pg";
import type { CallingOff, MadeCallOff } from "./call-off.ts";
import { idOf, insert } from "./market.ts";
import { directAwardIn } from "./offering.ts";

/** The terms of a block's line in the database: £23.00 an hour, 90% guaranteed, empty hours paid by half, warned at 10%. */
function termsOf(world: CallingOff, { callOffId, lineId }: MadeCallOff) {
  return {
    ...{ call_off_line_id: lineId, call_off_id: callOffId, commissioner_id: world.commissionerId },
    ...{ pence: 2_300, spot_pence: 2_500, spot_basis: "Average", guaranteed_basis_points: 9_000 },
    ...{ void_basis_points: 5_000, retainer_pence: 0, retainer_days: 0, notice_days: 28 },
    ...{ warn_basis_points: 1_000, set_by: world.commissioner.accountId, set_at: "2026-10-29T10:00:00Z" },
  };
}

/** A block contract of 1,000 hours with the first member, from 2 November 2026, made by the commissioner. Answers its id. */
export async function blockContract(owner: pg.Client, world: CallingOff, nth: number) {
  const made = await directAwardIn(owner, world, nth, { kind: "BLOCK" });
  const [{ actor, partyId, rateId }] = world.bidders;
  const { providerId } = actor;
  const [offerId, awardId, contractId] = [idOf(70, nth), idOf(71, nth), idOf(72, nth)];
  const whose = { call_off_id: made.callOffId, commissioner_id: world.commissionerId };
  const by = world.commissioner.accountId;
  await owner.query("ALTER TABLE block_terms DISABLE TRIGGER hold");
  await insert(owner, "block_terms", [termsOf(world, made)]);
  await owner.query("ALTER TABLE block_terms ENABLE TRIGGER hold");
  await insert(owner, "offer", [
    {
      ...{
        id: offerId,
        ...whose,
        framework_id: world.frameworkId,
        provider_id: providerId,
        party_id: partyId,
      },
      ...{ rank: 1, ground: "", evidence: "", prices: [], value_pence: 2_300_000, sent_by: by },
      ...{ sent_at: "2026-10-30T16:00:00Z", due_at: "2026-11-01T10:00:00Z" },
      ...{ accepted_at: "2026-10-30T16:30:00Z", answered_by: actor.accountId, answer_reason: "" },
      ...{ withdrawn_reason: "", automatic: false, passed_over: [] },
    },
  ]);
  await insert(owner, "award", [
    {
      ...{
        id: awardId,
        ...whose,
        framework_id: world.frameworkId,
        provider_id: providerId,
        offer_id: offerId,
      },
      ...{ value_pence: 2_300_000, basis: {}, reasons: "First on the list", recommended_by: by },
      ...{ recommended_at: "2026-10-30T17:00:00Z", decision_reason: "", standstill_words: "" },
      ...{ decided_by: world.approver.accountId, decided_at: "2026-10-30T17:30:00Z", approved: true },
      withdrawn_reason: "",
    },
  ]);
  const term = { starts_on: "2026-11-02", ends_on: "2027-11-01" };
  await insert(owner, "contract", [
    {
      ...{
        id: contractId,
        award_id: awardId,
        ...whose,
        framework_id: world.frameworkId,
        provider_id: providerId,
      },
      ...{
        reference: `C-2026-${9000 + nth}`,
        title: "Block of evening hours",
        regime: "PA_2023_LIGHT_TOUCH",
      },
      ...{
        kind: "BLOCK",
        user_choice: false,
        value_pence: 2_300_000,
        value_with_vat_pence: 2_300_000,
        ...term,
      },
      ...{ extension_months: 0, signed_on: "2026-10-31", made_by: by, made_at: "2026-10-31T10:00:00Z" },
    },
  ]);
  await insert(owner, "contract_line", [
    {
      ...{ contract_id: contractId, call_off_line_id: made.lineId, commissioner_id: world.commissionerId },
      ...{ provider_id: providerId, lot_id: world.coreLotIds[0], service_line_id: world.lineIds[0] },
      ...{ area_id: world.everywhereId, pence: 2_300, units: 1_000, rate_id: rateId },
    },
  ]);
  return { ...made, contractId };
}
