import { weeklyCost, type Frequency } from "#app/domain/brokerage/weekly-cost.ts";
import { pence } from "#app/domain/money.ts";
import { areaId, areas } from "./places.ts";
import { applicantOf } from "./answers.ts";
import { councilId, frameworkId, lineId, personId } from "./commissioning.ts";
import { at } from "./days.ts";
import { idOf, type Ledger, type Row } from "./ledger.ts";
import { lots, type LineUnit } from "./lots.ts";
import { placementPlans, type PlacementPlan } from "./placement-plans.ts";
import type { DemonstrationProvider } from "./providers.ts";

const scheme = "Invented for the demonstration: scheme of delegation, placements";
const policy = "Invented for the demonstration: brokerage policy";
const today = "2026-11-24";

/** The figure of FNC that stands since 1 April 2026. */
const nursingPence = 26_768;

/** Who approves up to which cost, and some 60 placements made by hand, one or more in every status. */
export function addPlacements(ledger: Ledger, providers: readonly DemonstrationProvider[]) {
  for (const [role, limit, interimDays] of limits)
    ledger.add("placement_limit", {
      ...{ commissioner_id: councilId, role, from_on: "2024-04-01", limit_pence: limit },
      ...{ interim_days: interimDays, source: scheme },
    });
  for (const [rule, days] of rules)
    ledger.add("placement_rule", {
      commissioner_id: councilId,
      rule,
      from_on: "2024-04-01",
      days,
      source: policy,
    });
  const rates = ratesByLine(ledger);
  placementPlans.forEach((plan, index) => {
    const own = providers[0];
    const known = rates.get(lineId(plan.line)) ?? [];
    const choice = plan.own ? known.filter((rate) => rate["provider_id"] === own?.id) : known;
    const rate = choice[(index * 7) % Math.max(choice.length, 1)];
    if (rate) addPlacement(ledger, plan, rate, index + 1, providers);
  });
}

const limits = [
  ["broker", 1_500_000, 14],
  ["assessor", 1_000_000, null],
  ["finance", 5_000_000, null],
  ["commissioner", 7_500_000, null],
  ["approver", 25_000_000, null],
] as const;

const rules = [
  ["HAND_BACK_NOTICE", 28],
  ["LOOK_AGAIN", 730],
] as const;

/** The rates that hold today by their line, in a steady order. */
function ratesByLine(ledger: Ledger): ReadonlyMap<string, readonly Row[]> {
  const byLine = new Map<string, Row[]>();
  for (const rate of ledger.rows("rate")) {
    const [from, to] = [rate["valid_from"] as string, rate["valid_to"] as string | null];
    if (from > today || (to !== null && to <= today)) continue;
    const line = String(rate["service_line_id"]);
    byLine.set(line, [...(byLine.get(line) ?? []), rate]);
  }
  return byLine;
}

function addPlacement(
  ledger: Ledger,
  plan: PlacementPlan,
  rate: Row,
  nth: number,
  providers: readonly DemonstrationProvider[],
) {
  const id = idOf("placement", nth);
  const whose = { placement_id: id, commissioner_id: councilId };
  const price = pence(Number(rate["pence"]));
  const span = { from_on: plan.from, to_on: plan.to ?? null };
  ledger.add("placement", placementRow(id, plan, rate, nth, providers));
  const per = perOf(plan.line);
  const part = {
    ...whose,
    provider_id: rate["provider_id"],
    service_line_id: rate["service_line_id"],
    schedule: "",
  };
  const snapshot =
    plan.from >= String(rate["valid_from"])
      ? { rate_id: rate["id"], rate_pence: price, cap_pence: rate["cap_pence"] }
      : { rate_id: null, rate_pence: null, cap_pence: null };
  ledger.add("placement_element", {
    ...{ id: idOf("placement-element", nth), ...part, ...span, ...snapshot, kind: "CARE", pence: price, per },
    ...{
      units: plan.units,
      origin: "PLACED",
      weekly_pence: weeklyCost({ pence: price, per, units: plan.units }),
    },
  });
  if (plan.nursing) addNursing(ledger, part, { ...span, from_on: later(plan.from, "2026-04-01") }, nth);
  addShares(ledger, plan, { ...whose, ...span }, nth);
  if (plan.away)
    ledger.add("placement_suspension", {
      ...{ id: idOf("placement-suspension", nth), ...whose, provider_id: rate["provider_id"] },
      ...{ from_on: plan.away.from, to_on: plan.away.to ?? null, paid_basis_points: plan.away.paid },
      ...{
        reason: plan.away.reason,
        words: "",
        recorded_by: personId("broker"),
        recorded_at: at(plan.away.from, 11),
      },
    });
}

function placementRow(
  id: string,
  plan: PlacementPlan,
  rate: Row,
  nth: number,
  providers: readonly DemonstrationProvider[],
): Row {
  const made = at(plan.from > today ? "2026-11-20" : plan.from, 9);
  const approved = !["awaiting-approval", "cancelled"].includes(plan.status) && !plan.interimUntil;
  const runs = approved || plan.interimUntil !== undefined;
  const provider = providers.find((one) => one.id === rate["provider_id"]);
  const everywhere = areas.every(({ code }) => areaId(code) !== rate["area_id"]);
  return {
    ...{
      id,
      commissioner_id: councilId,
      framework_id: frameworkId,
      reference: `PL-${plan.from.slice(0, 4)}-${900_000 + nth}`,
    },
    ...{ provider_id: rate["provider_id"], location_id: rate["location_id"], lot_id: rate["lot_id"] },
    ...{
      area_id: everywhere ? null : rate["area_id"],
      person_ref: `P-${70_200 + nth * 13}`,
      age_band: ageOf(plan.line),
    },
    ...{
      support_reason: reasonOf(plan.line),
      section_117: plan.shares.some(([stream]) => stream === "s117"),
    },
    ...{ from_on: plan.from, to_on: plan.to ?? null, interim_until: plan.interimUntil ?? null },
    ...{ created_by: personId(nth % 3 === 0 ? "broker2" : "broker"), created_at: made },
    ...{ approved_by: approved ? personId("approver") : null, approved_at: approved ? made : null },
    ...{
      approved_on: runs ? made.toISOString().slice(0, 10) : null,
      told_at: approved && plan.from <= today ? made : null,
    },
    ...{
      returned_at: plan.returned ? at("2026-11-23", 15) : null,
      returned_by: plan.returned ? personId("approver") : null,
    },
    ...{
      returned_reason: plan.returned ?? "",
      ended_reason: plan.ended ?? "",
      cancelled_reason: plan.cancelled ?? "",
    },
    ...{ cancelled_on: plan.cancelled ? "2026-11-20" : null, hand_back_reason: plan.handsBack?.reason ?? "" },
    ...{
      handed_back_on: plan.handsBack?.on ?? null,
      handed_back_at: plan.handsBack ? at("2026-11-20", 16) : null,
    },
    handed_back_by: plan.handsBack && provider ? applicantOf(provider).id : null,
  };
}

function addNursing(ledger: Ledger, part: Row, span: Row, nth: number) {
  ledger.add("placement_element", {
    ...{
      id: idOf("placement-nursing", nth),
      ...part,
      ...span,
      rate_id: null,
      rate_pence: null,
      cap_pence: null,
    },
    ...{
      kind: "NURSING",
      pence: nursingPence,
      per: "week",
      units: "1",
      origin: "AMENDED",
      weekly_pence: nursingPence,
    },
  });
}

function addShares(ledger: Ledger, plan: PlacementPlan, whose: Row, nth: number) {
  const fundingId = idOf("placement-funding", nth);
  const agreed = at(plan.from > today ? "2026-11-20" : plan.from, 9);
  ledger.add("placement_funding", { id: fundingId, ...whose, agreed_at: agreed });
  for (const [stream, pays] of plan.shares) {
    const nhs = ["s117", "chc", "joint"].includes(stream) ? plan.nhs : undefined;
    ledger.add("placement_share", {
      ...{ funding_id: fundingId, commissioner_id: councilId, stream, takes_rest: pays === "rest" },
      weekly_pence: typeof pays === "number" ? pays : null,
      basis_points: typeof pays === "string" && pays !== "rest" ? Number(pays.slice(0, -1)) * 100 : null,
      ...{
        icb_reference: nhs === "accepted" ? `ICB-${3_100 + nth}` : "",
        accepted_at: nhs === "accepted" ? agreed : null,
      },
      disputed_at: nhs === "disputed" ? at("2026-10-21", 14) : null,
      dispute_reason:
        nhs === "disputed" ? "The ICB holds that after-care ended with the review of 2025." : "",
    });
  }
}

const perOfUnit: Readonly<Record<LineUnit, Frequency>> = {
  HOUR: "hour",
  WEEK: "week",
  NIGHT: "night",
  SESSION: "session",
  DAY: "day",
  TRIP: "trip",
  ONE_OFF: "one-off",
};

function perOf(code: string): Frequency {
  const line = lots.flatMap((lot) => lot.lines).find((one) => one.code === code);
  if (!line) throw new Error(`No line ${code}`);
  return perOfUnit[line.unit];
}

function ageOf(code: string): string {
  return /^(SA|SL|SV|DO)/.test(code) ? "25-44" : "75-84";
}

function reasonOf(code: string): string {
  return /^(SA|SL|SV|DO)/.test(code) ? "learning-disability-support" : "physical-personal-care";
}

function later(one: string, other: string): string {
  return one < other ? other : one;
}
