import { dayOf, toDay } from "#app/domain/calendar.ts";
import { estimatedValue } from "#app/domain/call-off/estimate.ts";
import type { RouteNeed, RouteRule } from "#app/domain/call-off/recommendation.ts";
import { recommend } from "#app/domain/call-off/route.ts";
import type { CallOffRoute } from "#app/domain/call-off/state.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { frameworkId, lineId, lotId, personId } from "../commissioning.ts";
import { rowsOf } from "../history-deeds.ts";
import { byBuyer } from "./deeds.ts";
import type { Ledger } from "../ledger.ts";
import { areaId } from "../places.ts";
import { routeLawOn } from "./law.ts";
import { membersFor } from "./members.ts";
import {
  buyerOf,
  callOffId,
  callOffLineId,
  criterionId,
  measureId,
  personOf,
  whose,
  type Plan,
} from "./plan.ts";
import { referenceOf } from "./plans.ts";

/** The regime under which a call-off is made: that of the framework, or the one of the National Health Service. */
export function regimeOf({ mixedTest }: Plan) {
  return mixedTest ? "PSR_2023" : "PCR_2015_LIGHT_TOUCH";
}

/** Writes a call-off down as its draft, with everything that it was put up with. */
export function addSetUp(ledger: Ledger, plan: Plan) {
  const by = { plan, at: plan.createdAt };
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  ledger.tell(byBuyer(by, "creator", { kind: "call-off-drafted", subject }));
  const caps = plan.lines.map(({ line }) => capOf(ledger, line, plan.startsOn));
  addCallOff(ledger, plan, caps);
  addLots(ledger, plan, caps);
  ledger.tell(byBuyer(by, "creator", { kind: "call-off-changed", subject, part: "lots" }));
  if (plan.kind === "BLOCK") addBlockTerms(ledger, plan, caps);
  if (plan.trial) addTrial(ledger, plan, plan.trial);
  plan.measures?.forEach((measure, place) => {
    const id = measureId(plan, place);
    const { share, ...said } = measure;
    const measured = { id, ...whose(plan), position: place + 1, ...said, share, every_months: 3 };
    ledger.add("outcome_measure", measured);
    ledger.tell(
      byBuyer(by, "creator", { kind: "outcome-measure-added", subject, measureId: id }, said.title),
    );
  });
  if (plan.competition) addJudging(ledger, plan);
}

function addCallOff(ledger: Ledger, plan: Plan, caps: readonly number[]) {
  const { route, competition, choice = "", trial } = plan;
  const worth = worthOf(plan, caps);
  const { routeReason = "", extensionMonths = 0, standstillPromised = false, innovation = false } = plan;
  const direct = route === "DIRECT";
  ledger.add("call_off", {
    ...{ id: callOffId(plan), framework_id: frameworkId, commissioner_id: buyerOf(plan).id },
    ...{ reference: referenceOf(plan), title: plan.title, summary: plan.summary, kind: plan.kind },
    ...{ innovation, regime: regimeOf(plan), mixed_test: plan.mixedTest ?? "", urgency: "ROUTINE" },
    ...{ user_choice: choice !== "", choice_statement: choice },
    ...{ starts_on: plan.startsOn, ends_on: plan.endsOn, extension_months: extensionMonths },
    ...{ value_pence: worth.value, value_with_vat_pence: worth.valueWithVat },
    ...{ route, route_reason: routeReason },
    recommendation: route ? recommended(ledger, plan, route, worth.valueWithVat) : null,
    ...{ quality_weight: competition ? 60 : null, minimum_quality: competition ? 50 : null },
    ...{ price_formula: "lowest-over-this@1", tie_rule: competition ? "HIGHER_QUALITY" : null },
    standstill_promised: standstillPromised,
    questions_close_at: competition?.questionsCloseAt ?? null,
    closes_at: competition?.closesAt ?? null,
    ...{ response_measure: direct ? "WORKING_DAYS" : null, response_units: direct ? 2 : null },
    ...{ returned_reason: "", cancelled_reason: "" },
    ...{ created_by: personOf(plan, "creator"), created_at: plan.createdAt },
  });
  if (trial && worth.valueWithVat > trial.ceiling)
    throw new Error(`${plan.title} costs ${worth.valueWithVat}, more than its ceiling`);
}

function worthOf({ lines }: Plan, caps: readonly number[]) {
  return estimatedValue(
    lines.map(({ units }, place) => ({ units, estimate: pence(caps[place] ?? 0), vat: basisPoints(0) })),
  );
}

function addLots(ledger: Ledger, plan: Plan, caps: readonly number[]) {
  const { lines, movesOn } = plan;
  const lots = [...new Set(lines.map(({ lot }) => lot))];
  lots.forEach((lot, place) =>
    ledger.add("call_off_lot", {
      ...{ ...whose(plan), lot_id: lotId(lot), position: place + 1 },
      after_months: movesOn ? (place === 0 ? 0 : movesOn.afterMonths) : null,
      milestone: place === 0 ? "" : (movesOn?.milestone ?? ""),
    }),
  );
  lines.forEach(({ lot, line, units }, place) =>
    ledger.add("call_off_line", {
      ...{ id: callOffLineId(plan, place), ...whose(plan), lot_id: lotId(lot) },
      ...{ service_line_id: lineId(line), area_id: areaId("everywhere"), units, position: place + 1 },
      ...{ note: "", estimate_pence: caps[place], estimate_from: "CAP", vat: "EXEMPT" },
    }),
  );
  if (!movesOn) return;
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const event = { kind: "move-through-set", subject, lotIds: lots.map(lotId) } as const;
  ledger.tell(byBuyer({ plan, at: plan.createdAt }, "creator", event));
}

/** Four fifths of a block are paid whether they are used or not, at a price below the cap. */
function addBlockTerms(ledger: Ledger, plan: Plan, caps: readonly number[]) {
  caps.forEach((cap, place) => {
    const id = callOffLineId(plan, place);
    ledger.add("block_terms", {
      ...{ call_off_line_id: id, ...whose(plan), pence: blockPriceUnder(cap), spot_pence: cap },
      ...{ spot_basis: "The cap of the line", guaranteed_basis_points: 8_000, void_basis_points: 10_000 },
      ...{ retainer_pence: 0, retainer_days: 0, notice_days: 28, warn_basis_points: plan.warnAt ?? 1_500 },
      ...{ set_by: personOf(plan, "creator"), set_at: plan.createdAt },
    });
    const subject = { kind: "call-off", id: callOffId(plan) } as const;
    const event = { kind: "block-terms-set", subject, lineId: id } as const;
    ledger.tell(byBuyer({ plan, at: plan.createdAt }, "creator", event));
  });
}

/** What a unit costs in a block of the demonstration. */
export function blockPriceUnder(cap: number): number {
  return Math.floor(cap * 0.95);
}

function addTrial(
  ledger: Ledger,
  plan: Plan,
  { hypothesis, measure, ceiling, endsOn }: NonNullable<Plan["trial"]>,
) {
  ledger.add("call_off_trial", {
    ...{ ...whose(plan), hypothesis, measure, ceiling_pence: ceiling, ends_on: endsOn },
    ...{ set_up_by: personOf(plan, "creator"), set_up_at: plan.createdAt },
  });
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  ledger.tell(
    byBuyer({ plan, at: plan.createdAt }, "creator", { kind: "trial-set-up", subject }, hypothesis),
  );
}

/** The questions on quality that every competition of the demonstration asks. */
export const qualityQuestions = [
  ["Continuity", "How do you make sure that people know the members of staff who support them?", 60],
  ["Safety", "How do you notice that something is going wrong, and what do you do then?", 40],
] as const;

function addJudging(ledger: Ledger, plan: Plan) {
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const by = { plan, at: plan.createdAt };
  qualityQuestions.forEach(([title, question, weight], place) =>
    ledger.add("call_off_criterion", {
      ...{ id: criterionId(plan, place), ...whose(plan), position: place + 1, title, question, weight },
      ...{ guidance: "5: every part is answered with examples. 3: sound, with gaps. 0: not answered." },
      ...{ minimum_score: 2, maximum_words: 500 },
    }),
  );
  for (const part of ["criteria", "timetable"])
    ledger.tell(byBuyer(by, "creator", { kind: "call-off-changed", subject, part }));
  for (const who of buyerOf(plan).evaluators) {
    const [accountId, livedExperience] = [personId(who), who === "evaluator2"];
    ledger.add("call_off_evaluator", {
      ...{ ...whose(plan), account_id: accountId, lived_experience: livedExperience },
      ...{ appointed_by: personOf(plan, "creator"), appointed_at: plan.createdAt },
    });
    const event = { kind: "call-off-evaluator-appointed", subject, accountId, livedExperience } as const;
    ledger.tell(byBuyer(by, "creator", event));
  }
}

type Cap = {
  readonly service_line_id: string;
  readonly area_id: string;
  readonly pence: number;
  readonly effective_from: string;
  readonly effective_to: string | null;
};

/** The cap of a line everywhere on a day. */
export function capOf(ledger: Ledger, line: string, day: string): number {
  const [ofLine, everywhere] = [lineId(line), areaId("everywhere")];
  const holding = rowsOf<Cap>(ledger, "price_cap").find(
    (cap) =>
      cap.service_line_id === ofLine &&
      cap.area_id === everywhere &&
      cap.effective_from <= day &&
      (cap.effective_to === null || cap.effective_to > day),
  );
  if (!holding) throw new Error(`No cap for ${line}`);
  return holding.pence;
}

type Filed = {
  readonly lot_id: string;
  readonly route: CallOffRoute;
  readonly kinds: readonly ("SPOT" | "BLOCK")[];
  readonly minimum_pence: number | null;
  readonly maximum_pence: number | null;
  readonly longest_months: number | null;
  readonly needs_reason: boolean;
};

/** The recommendation as it stood on the day of the draft, with the route that was chosen. */
function recommended(ledger: Ledger, plan: Plan, route: CallOffRoute, valueWithVat: number) {
  const { lines, kind, innovation = false, choice = "", extensionMonths = 0 } = plan;
  const lotIds = [...new Set(lines.map(({ lot }) => lotId(lot)))];
  const need: RouteNeed = {
    ...{ lotIds, kind, innovation, valueWithVat: pence(valueWithVat), extensionMonths },
    ...{ startsOn: toDay(plan.startsOn), endsOn: toDay(plan.endsOn), urgency: "ROUTINE" },
    ...{ userChoice: choice !== "", choiceStatement: choice, regime: regimeOf(plan) },
  };
  const rules = rowsOf<Filed>(ledger, "lot_route").map((rule): RouteRule => {
    const { minimum_pence: least, maximum_pence: most, longest_months: longestMonths } = rule;
    return {
      ...{ lotId: rule.lot_id, route: rule.route, kinds: rule.kinds, needsReason: rule.needs_reason },
      ...{ minimum: least === null ? null : pence(least), maximum: most === null ? null : pence(most) },
      ...{ shortestMonths: null, longestMonths, fromOn: toDay("2024-04-01"), toOn: null },
    };
  });
  const weighedOn = dayOf(plan.createdAt);
  const eligible = membersFor(ledger, lines, plan.createdAt).length;
  const law = routeLawOn(regimeOf(plan), weighedOn);
  const weighed = recommend(need, rules, { today: weighedOn, eligible, law });
  const departs = route !== weighed.preferred;
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const chosen = { kind: "call-off-route-chosen", subject, route, departs } as const;
  ledger.tell(byBuyer({ plan, at: plan.createdAt }, "creator", chosen, plan.routeReason));
  if (!weighed.routes.find((one) => one.route === route)?.allowed)
    throw new Error(`${plan.title} may not be called off so: ${JSON.stringify(weighed.routes)}`);
  if (departs && !plan.routeReason)
    throw new Error(`${plan.title} departs from ${weighed.preferred} without a reason`);
  return { ...weighed, chosen: route, departs, weighedOn, eligible };
}
