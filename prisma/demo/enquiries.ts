import type { BrokerageEvent } from "#app/domain/access/brokerage-event.ts";
import { effectOf } from "#app/domain/brokerage/saving.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { accountOf } from "./call-offs/deeds.ts";
import { councilId, personId } from "./commissioning.ts";
import { asked, starts, type Answer, type Asked } from "./enquiry-plans.ts";
import { rowsOf } from "./history-deeds.ts";
import { idOf, type Ledger } from "./ledger.ts";

/** A member's hourly rate that holds at the start of the demonstration. */
type Rate = {
  readonly id: string;
  readonly framework_id: string;
  readonly lot_id: string;
  readonly provider_id: string;
  readonly service_line_id: string;
  readonly area_id: string;
  readonly location_id: string;
  readonly pence: number;
  readonly cap_id: string | null;
  readonly cap_pence: number | null;
};

/** Writes down whom brokers asked, what was offered and what was argued about prices. */
export function addEnquiries(ledger: Ledger) {
  const rates = hourlyRates(ledger);
  for (const one of asked) addAsked(ledger, one, rates);
}

/** The rates of one hourly line that the first provider holds too, one for each member, that provider's first. */
function hourlyRates(ledger: Ledger): readonly Rate[] {
  const [first] = rowsOf<{ id: string }>(ledger, "provider");
  const lines = rowsOf<{ id: string; unit: string; title: string }>(ledger, "service_line");
  const all = rowsOf<Rate & { valid_from: string; valid_to: string | null }>(ledger, "rate").filter(
    ({ valid_from, valid_to }) =>
      valid_from <= "2026-11-24" && (valid_to === null || valid_to > "2026-11-24"),
  );
  const own = all.find(
    ({ provider_id, service_line_id }) =>
      provider_id === first?.id && lines.some(({ id, unit }) => id === service_line_id && unit === "HOUR"),
  );
  if (!own) throw new Error("The first provider has no hourly rate");
  const others = all.filter(
    ({ provider_id, service_line_id, area_id }, at_) =>
      service_line_id === own.service_line_id &&
      area_id === own.area_id &&
      provider_id !== own.provider_id &&
      all.findIndex(
        (rate) => rate.provider_id === provider_id && rate.service_line_id === service_line_id,
      ) === at_,
  );
  return [own, ...others];
}

function addAsked(ledger: Ledger, one: Asked, rates: readonly Rate[]) {
  const [rate] = rates;
  if (!rate) return;
  const requestId = idOf("enquiry-request", one.nth);
  const commissioner_id = councilId;
  const whose = { request_id: requestId, commissioner_id };
  ledger.add("placement_request", {
    ...{ id: requestId, commissioner_id, framework_id: rate.framework_id, area_id: rate.area_id },
    ...{ reference: `PR-2026-${9100 + one.nth}`, person_ref: `P-${91_000 + one.nth}`, age_band: one.age },
    ...{
      support_reason: one.reason,
      postcode_district: one.district,
      starts_on: starts,
      streams: ["council"],
    },
    needs: needsOf(one),
    ...{
      created_by: personId("broker"),
      created_at: one.made,
      broker_id: personId("broker"),
      assigned_at: one.made,
    },
    ...{ help_to_choose: false, urgency: "ROUTINE", preferences: "", held_reason: "", archived_reason: "" },
  });
  ledger.add("placement_request_line", {
    ...{ id: idOf("enquiry-request-line", one.nth), ...whose, lot_id: rate.lot_id },
    ...{
      service_line_id: rate.service_line_id,
      units: one.units,
      position: 1,
      schedule: "Mornings and evenings",
    },
  });
  tell(ledger, one.made, null, { kind: "request-made", subject: { kind: "request", id: requestId } });
  const members = one.nth === 2 ? rates.slice(1) : rates;
  one.answers.forEach((answer, n) => {
    const member = members[n];
    if (member) addEnquiry(ledger, { one, answer, member, rank: n + 1 });
  });
  if (one.nth === 2)
    members.slice(0, 4).forEach(({ provider_id, location_id }, n) => {
      ledger.add("enquiry_turn", { ...whose, provider_id, location_id, rank: n + 1, reasons: [] });
    });
}

type Enquiry = { readonly one: Asked; readonly answer: Answer; readonly member: Rate; readonly rank: number };

function addEnquiry(ledger: Ledger, enquiry: Enquiry) {
  const { one, answer, member, rank } = enquiry;
  const [id, requestId] = [idOf("enquiry", one.nth, rank), idOf("enquiry-request", one.nth)];
  const commissioner_id = councilId;
  const { provider_id, location_id } = member;
  const declined_at = answer.declined ? new Date(answer.sent.getTime() + 3_600_000) : null;
  const by = accountOf(ledger, provider_id);
  ledger.add("enquiry", {
    ...{
      id,
      request_id: requestId,
      commissioner_id,
      provider_id,
      location_id,
      shown: shownOf(ledger, enquiry),
    },
    ...{
      by_phone: answer.mode === "BY_PHONE",
      sent_by: personId("broker"),
      sent_at: answer.sent,
      due_at: answer.due,
    },
    ...{ declined_at, declined_by: declined_at && by, decline_reason: answer.declined ?? "" },
    ...{ closed_at: answer.closed ?? null, chosen_at: answer.chosen ?? null },
  });
  ledger.add("enquiry_asking", {
    ...{ enquiry_id: id, request_id: requestId, commissioner_id, rank, mode: answer.mode },
    eligibility: { for: [], against: [] },
  });
  const about = { subject: { kind: "request", id: requestId }, providerId: provider_id } as const;
  tell(ledger, answer.sent, null, { ...about, kind: "enquiry-sent" });
  if (declined_at) tell(ledger, declined_at, member, { ...about, kind: "enquiry-declined" });
  answer.offers?.forEach((offer, n) => {
    const lineOf = { version: n + 1, price: priceOf(member, offer.over), reason: offer.reason, at: offer.at };
    addOffer(ledger, enquiry, lineOf, null);
  });
  if (answer.countered) addNegotiation(ledger, enquiry, answer.countered);
  if (answer.closed) tell(ledger, answer.closed, null, { ...about, kind: "enquiry-closed" });
  if (answer.chosen) tell(ledger, answer.chosen, null, { ...about, kind: "offer-chosen" });
}

type Version = {
  readonly version: number;
  readonly price: number;
  readonly reason: string;
  readonly at: Date;
};

function addOffer(
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
function addNegotiation(ledger: Ledger, enquiry: Enquiry, { by, agreed }: NonNullable<Answer["countered"]>) {
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
function priceOf(member: Rate, over: number): number {
  return Math.min(member.pence + over, Math.max(member.cap_pence ?? Infinity, member.pence));
}

function weeklyOf(price: number, { units }: Asked): number {
  return weeklyCost({ pence: pence(price), per: "hour", units });
}

function tell(ledger: Ledger, when: Date, member: Rate | null, event: BrokerageEvent) {
  const told = { ...event, commissionerId: councilId };
  const accountId = member ? accountOf(ledger, member.provider_id) : personId("broker");
  ledger.tell({ at: when, accountId, providerId: member?.provider_id ?? null, event: told });
}

function needsOf({ units }: Asked) {
  const ratio = { staff: 1, people: 1 };
  const minutes = Math.round((Number(units) * 60) / 14);
  return [
    {
      domain: "personal-hygiene",
      timesAWeek: 14,
      minutes,
      ratio,
      words: "Help to wash and dress, mornings and evenings.",
    },
  ];
}

function shownOf(ledger: Ledger, { one, member }: Enquiry) {
  const line = rowsOf<{ id: string; title: string }>(ledger, "service_line").find(
    ({ id }) => id === member.service_line_id,
  );
  const everywhere = rowsOf<{ id: string; everywhere: boolean }>(ledger, "area").find(
    (area) => area.everywhere,
  );
  const named = (table: string, wanted: string) =>
    rowsOf<{ id: string; name: string }>(ledger, table).find(({ id }) => id === wanted)?.name ?? "";
  return {
    ...{ commissioner: named("commissioner", councilId), place: named("location", member.location_id) },
    ...{
      frameworkId: member.framework_id,
      areaId: member.area_id,
      everywhereId: everywhere?.id ?? member.area_id,
    },
    ...{
      ageBand: one.age,
      supportReason: one.reason,
      district: one.district,
      startsOn: starts,
      endsOn: null,
    },
    ...{ urgent: false, needs: needsOf(one), conditions: "" },
    lines: [
      {
        ...{ serviceLineId: member.service_line_id, title: line?.title ?? "", unit: "hour" },
        ...{ units: String(Number(one.units)), schedule: "Mornings and evenings" },
      },
    ],
  };
}
