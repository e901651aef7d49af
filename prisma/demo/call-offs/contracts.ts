import { dayOf } from "#app/domain/calendar.ts";
import { lineId, lotId } from "../commissioning.ts";
import type { Ledger } from "../ledger.ts";
import { areaId } from "../places.ts";
import type { MadeAward } from "./awards.ts";
import { byBuyer } from "./deeds.ts";
import { putOnFile } from "./notices.ts";
import {
  awardId,
  buyerOf,
  callOffId,
  contractId,
  framed,
  personOf,
  type Plan,
  type PlannedContract,
} from "./plan.ts";
import { contractReferenceOf } from "./plans.ts";
import { regimeOf } from "./set-up.ts";
import { addSince, latestTermsOf } from "./since.ts";

/** Signs the contract of an award, with its lines and notices, and what befell it since. */
export function addContract(ledger: Ledger, plan: Plan, made: PlannedContract, award: MadeAward) {
  const id = contractId(plan);
  const { madeAt, startsOn } = made;
  const { providerId, value } = award;
  const terms = latestTermsOf(plan, value);
  ledger.add("contract", {
    ...{ id, award_id: awardId(plan), ...framed(plan), provider_id: providerId },
    ...{ reference: contractReferenceOf(plan), title: plan.title, regime: regimeOf(plan), kind: plan.kind },
    ...{ user_choice: plan.choice !== undefined, value_pence: terms.valuePence },
    ...{ value_with_vat_pence: terms.valueWithVatPence, starts_on: startsOn, ends_on: terms.endsOn },
    ...{
      extension_months: terms.extensionMonths,
      signed_on: dayOf(madeAt),
      review_on: made.reviewOn ?? null,
    },
    ...{ made_by: personOf(plan, "creator"), made_at: madeAt, ended_reason: "" },
  });
  award.lines.forEach(({ lineId: callOffLine, pence, units, rateId }, place) => {
    const { lot, line } = plan.lines[place] ?? { lot: 0, line: "" };
    ledger.add("contract_line", {
      ...{ contract_id: id, call_off_line_id: callOffLine, commissioner_id: buyerOf(plan).id },
      ...{ provider_id: providerId, lot_id: lotId(lot), service_line_id: lineId(line) },
      ...{ area_id: areaId("everywhere"), pence, units, rate_id: rateId },
    });
  });
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const what = { awardId: awardId(plan), providerId, contractId: id, reference: contractReferenceOf(plan) };
  ledger.tell(byBuyer({ plan, at: madeAt }, "creator", { kind: "contract-made", subject, ...what }));
  putOnFile(ledger, plan, { event: "contract-made", value, entryOn: dayOf(madeAt) }, madeAt);
  addSince(ledger, plan, made, award);
}
