import type pg from "pg";
import type { CallingOff, MadeCallOff } from "./call-off.ts";
import { idOf, insert } from "./market.ts";

/** A contract of a year from 4 January 2027 for £26,000.00 with the first member, by a direct award of an approved call-off. Answers its id. */
export async function aSignedContract(
  owner: pg.Client,
  world: CallingOff,
  { callOffId }: MadeCallOff,
  nth = 1,
  extensionMonths = 0,
): Promise<string> {
  const [offerId, awardId, contractId] = [idOf(66, nth), idOf(67, nth), idOf(68, nth)];
  const [{ actor, partyId }] = world.bidders;
  const whose = {
    ...{ call_off_id: callOffId, commissioner_id: world.commissionerId, framework_id: world.frameworkId },
    ...{ provider_id: actor.providerId, value_pence: 2_600_000 },
  };
  await insert(owner, "offer", [
    {
      ...{
        ...whose,
        id: offerId,
        party_id: partyId,
        rank: 1,
        prices: [],
        sent_by: world.commissioner.accountId,
      },
      ...{ ground: "", evidence: "", answer_reason: "", withdrawn_reason: "" },
      ...{ sent_at: "2026-11-03T09:00:00Z", due_at: "2026-11-04T09:00:00Z" },
      ...{ accepted_at: "2026-11-03T15:00:00Z", answered_by: actor.accountId },
    },
  ]);
  await insert(owner, "award", [
    {
      ...{ ...whose, id: awardId, offer_id: offerId, basis: {}, reasons: "First in rank." },
      ...{ recommended_by: world.commissioner.accountId, recommended_at: "2026-11-05T09:00:00Z" },
      ...{ decided_by: world.approver.accountId, decided_at: "2026-11-06T09:00:00Z", approved: true },
      ...{ decision_reason: "", standstill_words: "", withdrawn_reason: "" },
    },
  ]);
  await insert(owner, "contract", [
    {
      ...{ ...whose, id: contractId, award_id: awardId, reference: `C-2026-${String(9000 + nth)}` },
      ...{ title: "Home care in the north", regime: "PA_2023_LIGHT_TOUCH", kind: "SPOT", user_choice: false },
      ...{ value_with_vat_pence: 2_600_000, starts_on: "2027-01-04", ends_on: "2028-01-03" },
      ...{
        extension_months: extensionMonths,
        signed_on: "2026-11-09",
        made_by: world.commissioner.accountId,
      },
      ...{ made_at: "2026-11-09T09:00:00Z", ended_reason: "" },
    },
  ]);
  return contractId;
}
