import type { BrokerageEvent } from "#app/domain/access/brokerage-event.ts";
import { effectOf } from "#app/domain/brokerage/saving.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { accountOf } from "./call-offs/deeds.ts";
import { councilId, personId } from "./commissioning.ts";
import { starts, type Answer, type Asked } from "./enquiry-plans.ts";
import { idOf, type Ledger } from "./ledger.ts";

/** A member's hourly rate that holds at the start of the demonstration. */
export type Rate = {
  readonly id: string;
  readonly framework_id: string;
  readonly lot_id: string;
  readonly membership_id: string;
  readonly provider_id: string;
  readonly service_line_id: string;
  readonly area_id: string;
  readonly location_id: string;
  readonly pence: number;
  readonly cap_id: string | null;
  readonly cap_pence: number | null;
};

/** One provider asked for one request. */
export type Enquiry = {
  readonly one: Asked;
  readonly answer: Answer;
  readonly member: Rate;
  readonly rank: number;
};

type Version = {
  readonly version: number;
  readonly price: number;
  readonly reason: string;
  readonly at: Date;
};

/** A version of an offer, and what the trail notes of it. */
export function addOffer(
  ledger: Ledger,
  { one, answer, member, rank }: Enquiry,
  { version, price, reason, at: madeAt }: Version,
  negotiationId: string | null,
) {
  const [id, commissioner_id] = [idOf("placement-offer", one.nth, rank, version), councilId];
  const byPhone = answer.mode === "BY_PHONE";
  const { provider_id } = member;
  const weekly = weeklyOf(price, one);
  ledger.add("placement_offer", {
    ...{
      id,
      enquiry_id: idOf("enquiry", one.nth, rank),
      commissioner_id,
      provider_id,
      version,
      starts_on: starts,
    },
    ...{
      conditions: "",
      weekly_pence: weekly,
      made_at: madeAt,
      by_phone: byPhone,
      negotiation_id: negotiationId,
    },
    made_by: byPhone ? personId("broker") : accountOf(ledger, provider_id),
  });
  ledger.add("placement_offer_line", {
    ...{ offer_id: id, provider_id, commissioner_id, service_line_id: member.service_line_id },
    ...{ area_id: member.area_id, pence: price, per: "hour", units: one.units },
    ...{
      rate_id: member.id,
      rate_pence: member.pence,
      cap_id: member.cap_id,
      cap_pence: member.cap_pence,
      reason,
    },
  });
  tell(ledger, madeAt, byPhone ? null : member, {
    ...{ kind: "placement-offered", subject: { kind: "request", id: idOf("enquiry-request", one.nth) } },
    ...{ providerId: provider_id, weekly, byPhone },
  });
}

/** The council counters what was offered last; where the provider agreed, the offer has a version at that price. */
export function addNegotiation(
  ledger: Ledger,
  enquiry: Enquiry,
  { by, agreed }: NonNullable<Answer["countered"]>,
) {
  const { one, answer, member, rank } = enquiry;
  const last = answer.offers?.at(-1);
  if (!last) return;
  const [id, commissioner_id] = [idOf("negotiation", one.nth, rank), councilId];
  const { provider_id, service_line_id } = member;
  const asking = priceOf(member, last.over);
  const baseline = weeklyOf(asking, one);
  const [openedAt, agreedAt] = [
    new Date(last.at.getTime() + 600_000),
    new Date(last.at.getTime() + 1_200_000),
  ];
  const [price, broker] = [asking - by, personId("broker")];
  const weekly = weeklyOf(price, one);
  ledger.add("negotiation", {
    ...{ id, commissioner_id, provider_id, request_id: idOf("enquiry-request", one.nth) },
    ...{
      enquiry_id: idOf("enquiry", one.nth, rank),
      opened_by: broker,
      opened_at: openedAt,
      closed_reason: "",
    },
    ...{ baseline_pence: baseline, baseline_of: "asked", baseline_on: starts, baseline_locked_at: openedAt },
    ...{
      baseline_locked_by: broker,
      agreed_pence: agreed ? weekly : null,
      agreed_at: agreed ? agreedAt : null,
    },
    agreed_by: agreed ? accountOf(ledger, provider_id) : null,
  });
  ledger.add("negotiation_step", {
    ...{ id: idOf("negotiation-step", one.nth, rank), negotiation_id: id, commissioner_id, provider_id },
    ...{ side: "COUNCIL", weekly_pence: weekly, words: "The second carer is needed on five evenings only." },
    ...{ named_by: broker, named_at: new Date(openedAt.getTime() + 60_000), recorded_for_provider: false },
    prices: [{ serviceLineId: service_line_id, pence: price }],
  });
  ledger.add("negotiation_basis", {
    ...{
      id: idOf("negotiation-basis", one.nth, rank),
      negotiation_id: id,
      commissioner_id,
      basis: "benchmark",
    },
    ...{ weekly_pence: weekly, source: "Median of the lot’s rates (invented)", dated_on: "2026-11-01" },
    ...{ case_reference: "", version: "", trained: "", noted_by: broker, noted_at: openedAt },
  });
  const about = { subject: { kind: "negotiation", id } } as const;
  tell(ledger, openedAt, null, { ...about, kind: "negotiation-opened", providerId: provider_id });
  tell(ledger, openedAt, null, { ...about, kind: "baseline-locked", weekly: baseline });
  tell(ledger, openedAt, null, { ...about, kind: "price-countered", weekly });
  if (!agreed) return;
  tell(ledger, agreedAt, member, { ...about, kind: "price-agreed", weekly });
  addOffer(ledger, enquiry, { version: 2, price, reason: last.reason, at: agreedAt }, id);
  const saved = pence(baseline - weekly);
  const { partYear, fullYear } = effectOf(saved, toDay(starts));
  ledger.add("saving", {
    ...{ id: idOf("saving", one.nth, rank), commissioner_id, negotiation_id: id, kind: "avoided", words: "" },
    ...{ weekly_pence: saved, from_on: starts, part_year_pence: partYear, full_year_pence: fullYear },
    ...{ state: "agreed", created_by: accountOf(ledger, provider_id), created_at: agreedAt },
  });
  const subject = { kind: "saving", id: idOf("saving", one.nth, rank) } as const;
  tell(ledger, agreedAt, member, { kind: "saving-recorded", subject, saving: "avoided" });
}

/** What is asked: above the member's rate, and never above the cap. */
export function priceOf(member: Rate, over: number): number {
  return Math.min(member.pence + over, Math.max(member.cap_pence ?? Infinity, member.pence));
}

function weeklyOf(price: number, { units }: Asked): number {
  return weeklyCost({ pence: pence(price), per: "hour", units });
}

/** What the trail notes of the broker or of a member. */
export function tell(ledger: Ledger, when: Date, member: Rate | null, event: BrokerageEvent) {
  const told = { ...event, commissionerId: councilId };
  const accountId = member ? accountOf(ledger, member.provider_id) : personId("broker");
  ledger.tell({ at: when, accountId, providerId: member?.provider_id ?? null, event: told });
}
