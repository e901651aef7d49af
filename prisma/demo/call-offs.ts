import { toDay } from "#app/domain/calendar.ts";
import { codesOfLots } from "#app/domain/call-off/cpv.ts";
import { estimatedValue } from "#app/domain/call-off/estimate.ts";
import { freezeRecommendation, type SourcedRule } from "#app/domain/call-off/frozen-recommendation.ts";
import type { RouteNeed } from "#app/domain/call-off/recommendation.ts";
import { recommend } from "#app/domain/call-off/route.ts";
import type { CallOffRoute } from "#app/domain/call-off/state.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { councilId, frameworkId, lineId, lotId, personId } from "./commissioning.ts";
import { at } from "./days.ts";
import { byStaff, rowsOf, type PastDeed } from "./history-deeds.ts";
import { idOf, type Ledger, type Row } from "./ledger.ts";
import { areaId } from "./places.ts";

type Plan = {
  readonly nth: number;
  readonly title: string;
  readonly summary: string;
  readonly kind: "SPOT" | "BLOCK";
  readonly lot: number;
  readonly line: string;
  readonly units: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly createdAt: Date;
  readonly route: CallOffRoute | null;
  readonly questionsCloseAt: Date | null;
  readonly closesAt: Date | null;
  /** The steps taken since, written once its terms stand. */
  readonly steps: Row;
};

const asked = { approval_asked_by: personId("commissioner"), approved_by: personId("approver") };

/** A draft, one open for bids, and one approved to start. */
const plans: readonly Plan[] = [
  {
    ...{ nth: 1, title: "One-to-one support for young adults, 2027", kind: "BLOCK", lot: 5, line: "SL-121" },
    summary:
      "Four people who move on from shared support need one-to-one support at home, mostly in the evenings and at weekends, from a steady team.",
    ...{ units: "8320", startsOn: "2027-01-18", endsOn: "2028-01-17", createdAt: at("2026-11-05", 10) },
    ...{ route: "OPEN", questionsCloseAt: at("2026-12-01", 12), closesAt: at("2026-12-08", 12) },
    steps: {
      ...{ ...asked, approval_asked_at: at("2026-11-10", 14), approved_at: at("2026-11-12", 11) },
      published_at: at("2026-11-17", 10),
    },
  },
  {
    ...{ nth: 2, title: "Winter block of nursing beds", kind: "BLOCK", lot: 1, line: "NH-STD" },
    summary:
      "Six nursing beds for people who leave hospital over the winter, each kept free for the council from the first day of the block.",
    ...{ units: "96", startsOn: "2027-01-25", endsOn: "2027-05-16", createdAt: at("2026-11-13", 9) },
    ...{ route: "OPEN", questionsCloseAt: at("2026-12-10", 12), closesAt: at("2026-12-17", 12) },
    steps: {
      ...{ ...asked, approval_asked_at: at("2026-11-18", 16), approved_at: at("2026-11-20", 10) },
      published_at: null,
    },
  },
  {
    ...{ nth: 3, title: "Waking nights in supported living", kind: "SPOT", lot: 5, line: "SL-WAK" },
    summary: "One waking night a week, so that a family who supports their son at home has a break.",
    ...{ units: "416", startsOn: "2027-02-01", endsOn: "2028-01-31", createdAt: at("2026-11-23", 15) },
    ...{ route: null, questionsCloseAt: null, closesAt: null },
    steps: {},
  },
];

const callOffId = ({ nth }: Plan) => idOf("call-off", nth);

/** Writes the call-offs down as drafts with their terms, and whom the open one invites. */
export function addCallOffs(ledger: Ledger) {
  for (const plan of plans) addCallOff(ledger, plan);
  const [open] = plans;
  if (open) addInvitations(ledger, open);
}

/** What was done with each since its draft: its columns by its id, to be written once its terms stand. */
export const callOffSteps: readonly (readonly [id: string, steps: Row])[] = plans
  .filter(({ steps }) => Object.keys(steps).length > 0)
  .map((plan) => [callOffId(plan), plan.steps]);

function addCallOff(ledger: Ledger, plan: Plan) {
  const { lot, line, units, route } = plan;
  const whose = { call_off_id: callOffId(plan), commissioner_id: councilId };
  const cap = capOf(ledger, line);
  const worth = estimatedValue([{ units, estimate: pence(cap), vat: basisPoints(0) }]);
  ledger.add("call_off", {
    ...{ id: callOffId(plan), framework_id: frameworkId, commissioner_id: councilId },
    ...{ reference: `CO-2026-000${plan.nth}`, title: plan.title, summary: plan.summary, kind: plan.kind },
    ...{
      innovation: false,
      regime: "PCR_2015_LIGHT_TOUCH",
      mixed_test: "",
      urgency: "ROUTINE",
      user_choice: false,
    },
    ...{ choice_statement: "", starts_on: plan.startsOn, ends_on: plan.endsOn, extension_months: 0 },
    ...{ value_pence: worth.value, value_with_vat_pence: worth.valueWithVat, route, route_reason: "" },
    recommendation: route ? recommended(ledger, plan, worth.valueWithVat) : null,
    ...{ quality_weight: route ? 60 : null, minimum_quality: route ? 50 : null },
    ...{
      price_formula: "lowest-over-this@1",
      tie_rule: route ? "HIGHER_QUALITY" : null,
      standstill_promised: false,
    },
    ...{ questions_close_at: plan.questionsCloseAt, closes_at: plan.closesAt, returned_reason: "" },
    cpv_codes: codesOfLots([codeOf(ledger, lot)], "85310000-5"),
    ...{ cancelled_reason: "", created_by: personId("commissioner"), created_at: plan.createdAt },
  });
  ledger.add("call_off_lot", { ...whose, lot_id: lotId(lot), position: 1, milestone: "" });
  ledger.add("call_off_line", {
    ...{ id: idOf("call-off line", plan.nth), ...whose, lot_id: lotId(lot), service_line_id: lineId(line) },
    ...{ area_id: areaId("everywhere"), units, position: 1, note: "" },
    ...{ estimate_pence: cap, estimate_from: "CAP", vat: "EXEMPT" },
  });
  if (plan.kind === "BLOCK") addBlockTerms(ledger, plan, cap);
  if (route) addJudging(ledger, plan);
}

function codeOf(ledger: Ledger, lot: number): string | null {
  const found = rowsOf<{ readonly id: string; readonly cpv_code: string | null }>(ledger, "lot");
  return found.find(({ id }) => id === lotId(lot))?.cpv_code ?? null;
}

/** Four fifths of the block are paid whether they are used or not, at a price below the cap. */
function addBlockTerms(ledger: Ledger, plan: Plan, cap: number) {
  ledger.add("block_terms", {
    ...{ call_off_line_id: idOf("call-off line", plan.nth), call_off_id: callOffId(plan) },
    ...{
      commissioner_id: councilId,
      pence: Math.floor(cap * 0.95),
      spot_pence: cap,
      spot_basis: "The cap of the line",
    },
    ...{ guaranteed_basis_points: 8_000, void_basis_points: 10_000, retainer_pence: 0, retainer_days: 0 },
    ...{
      notice_days: 28,
      warn_basis_points: 1_500,
      set_by: personId("commissioner"),
      set_at: plan.createdAt,
    },
  });
}

const questions = [
  ["Continuity", "How do you make sure that people know the members of staff who support them?", 60],
  ["Safety", "How do you notice that something is going wrong, and what do you do then?", 40],
] as const;

function addJudging(ledger: Ledger, plan: Plan) {
  const whose = { call_off_id: callOffId(plan), commissioner_id: councilId };
  questions.forEach(([title, question, weight], n) =>
    ledger.add("call_off_criterion", {
      ...{ id: idOf("call-off criterion", plan.nth, n), ...whose, position: n + 1, title, question, weight },
      ...{ guidance: "5: every part is answered with examples. 3: sound, with gaps. 0: not answered." },
      ...{ minimum_score: 2, maximum_words: 500 },
    }),
  );
  for (const who of ["evaluator", "evaluator2"])
    ledger.add("call_off_evaluator", {
      ...{ ...whose, account_id: personId(who), lived_experience: who === "evaluator2" },
      ...{ appointed_by: personId("commissioner"), appointed_at: plan.createdAt },
    });
}

type Cap = { readonly id: string; readonly service_line_id: string; readonly pence: number } & {
  readonly effective_from: string;
  readonly effective_to: string | null;
};

/** The cap of a line everywhere on the first day of the call-offs. */
function capOf(ledger: Ledger, line: string): number {
  const caps = rowsOf<Cap & { readonly area_id: string }>(ledger, "price_cap").filter(
    (cap) => cap.service_line_id === lineId(line) && cap.area_id === areaId("everywhere"),
  );
  const holding = caps.find(
    (cap) =>
      cap.effective_from <= "2027-01-18" && (cap.effective_to === null || cap.effective_to > "2027-01-18"),
  );
  if (!holding) throw new Error(`No cap for ${line}`);
  return holding.pence;
}

type Rate = {
  readonly provider_id: string;
  readonly service_line_id: string;
  readonly area_id: string;
  readonly membership_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
};

type Invited = { readonly providerId: string; readonly partyId: string; readonly locationId: string };

/** Members with a rate everywhere in a line on the day it is published, of whom none is stopped. */
function membersFor(ledger: Ledger, line: string, day: string): readonly Invited[] {
  const stopped = rowsOf<{ provider_id: string }>(ledger, "placement_stop").map((stop) => stop.provider_id);
  const memberships = new Map(
    rowsOf<{ id: string; party_id: string; active_to: string | null }>(ledger, "lot_membership")
      .filter(({ active_to }) => active_to === null)
      .map(({ id, party_id }) => [id, party_id]),
  );
  const rates = rowsOf<Rate & { readonly location_id: string }>(ledger, "rate").filter(
    (rate) =>
      rate.service_line_id === lineId(line) &&
      rate.area_id === areaId("everywhere") &&
      rate.valid_from <= day &&
      (rate.valid_to === null || rate.valid_to > day) &&
      !stopped.includes(rate.provider_id),
  );
  const found = new Map<string, Invited>();
  for (const rate of rates) {
    const partyId = memberships.get(rate.membership_id);
    if (partyId && !found.has(rate.provider_id))
      found.set(rate.provider_id, { providerId: rate.provider_id, partyId, locationId: rate.location_id });
  }
  return [...found.values()];
}

function addInvitations(ledger: Ledger, plan: Plan) {
  for (const { providerId, partyId, locationId } of membersFor(ledger, plan.line, "2026-11-17"))
    ledger.add("call_off_invitation", {
      ...{ id: idOf("call-off invitation", plan.nth, providerId), call_off_id: callOffId(plan) },
      ...{ commissioner_id: councilId, provider_id: providerId, party_id: partyId },
      reasons: [
        {
          ...{ lotId: lotId(plan.lot), serviceLineId: lineId(plan.line), locationId, against: [] },
          reasons: [{ kind: "placements-open" }],
        },
      ],
      ...{ reason: "", invited_by: personId("commissioner"), invited_at: at("2026-11-17", 10) },
      declined_reason: "",
    });
}

type Filed = {
  readonly lot_id: string;
  readonly route: CallOffRoute;
  readonly kinds: readonly ("SPOT" | "BLOCK")[];
  readonly minimum_pence: number | null;
  readonly maximum_pence: number | null;
  readonly longest_months: number | null;
  readonly needs_reason: boolean;
  readonly id: string;
  readonly source: string;
};

function recommended(ledger: Ledger, plan: Plan, valueWithVat: number) {
  const need: RouteNeed = {
    ...{ lotIds: [lotId(plan.lot)], kind: plan.kind, innovation: false, valueWithVat: pence(valueWithVat) },
    ...{ startsOn: toDay(plan.startsOn), endsOn: toDay(plan.endsOn), extensionMonths: 0, urgency: "ROUTINE" },
    ...{ userChoice: false, choiceStatement: "", regime: "PCR_2015_LIGHT_TOUCH" },
  };
  const rules = rowsOf<Filed>(ledger, "lot_route").map((rule): SourcedRule => {
    const { minimum_pence: least, maximum_pence: most, longest_months: longestMonths } = rule;
    return {
      ...{ id: rule.id, source: rule.source },
      ...{ lotId: rule.lot_id, route: rule.route, kinds: rule.kinds, needsReason: rule.needs_reason },
      ...{ minimum: least === null ? null : pence(least), maximum: most === null ? null : pence(most) },
      ...{ shortestMonths: null, longestMonths, fromOn: toDay("2024-04-01"), toOn: null },
    };
  });
  const eligible = membersFor(ledger, plan.line, "2026-11-17").length;
  const weighedOn = toDay("2026-11-10");
  const law = { threshold: null, standstill: null, notices: [] };
  const facts = { today: weighedOn, eligible, law };
  const weighed = recommend(need, rules, facts);
  return plan.route && freezeRecommendation(weighed, plan.route, need, rules, facts);
}

/** What the trail noted of the call-offs. */
export function callOffHistory(ledger: Ledger): readonly PastDeed[] {
  return plans.flatMap((plan): readonly PastDeed[] => {
    const subject = { kind: "call-off", id: callOffId(plan) } as const;
    const [row] = rowsOf<{ id: string; value_with_vat_pence: number }>(ledger, "call_off").filter(
      ({ id }) => id === callOffId(plan),
    );
    const invited = rowsOf<{ call_off_id: string }>(ledger, "call_off_invitation").filter(
      ({ call_off_id: id }) => id === callOffId(plan),
    ).length;
    const { approval_asked_at: askedAt, approved_at: approvedAt, published_at: publishedAt } = plan.steps;
    const told = (who: string, when: unknown, event: PastDeed["event"]) =>
      when instanceof Date ? [byStaff(who, when, event)] : [];
    return [
      byStaff("commissioner", plan.createdAt, { kind: "call-off-drafted", subject }),
      ...told("commissioner", askedAt, { kind: "call-off-approval-asked", subject }),
      ...told("approver", approvedAt, {
        ...{ kind: "call-off-approved", subject, valueWithVat: row?.value_with_vat_pence ?? 0 },
      }),
      ...told("commissioner", publishedAt, { kind: "call-off-published", subject, invited, dropped: [] }),
    ];
  });
}
