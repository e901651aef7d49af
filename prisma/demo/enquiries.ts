import { accountOf } from "./call-offs/deeds.ts";
import { councilId, personId } from "./commissioning.ts";
import { addNegotiation, addOffer, priceOf, tell, type Enquiry, type Rate } from "./enquiry-offers.ts";
import { asked, starts, type Asked } from "./enquiry-plans.ts";
import { rowsOf } from "./history-deeds.ts";
import { idOf, type Ledger } from "./ledger.ts";

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
  const places = rowsOf<{ membership_id: string; location_id: string }>(ledger, "membership_location");
  return [own, ...others].map((rate) => ({
    ...rate,
    location_id:
      places.find(({ membership_id }) => membership_id === rate.membership_id)?.location_id ??
      rate.location_id,
  }));
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
