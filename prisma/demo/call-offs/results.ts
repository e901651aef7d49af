import { addMonths, dayOf } from "#app/domain/calendar.ts";
import { lotId } from "../commissioning.ts";
import { at } from "../days.ts";
import { idOf, type Ledger } from "../ledger.ts";
import { byBuyer } from "./deeds.ts";
import {
  callOffId,
  contractId,
  measureId,
  onContract,
  personOf,
  whose,
  type Plan,
  type PlannedContract,
} from "./plan.ts";

/** What was found of each measure at the end of each period that is over. */
const found = [
  ["11", "31", "Counted by the group leaders in the last week of the period (invented)."],
  ["17", "26", "Counted by the group leaders in the last week of the period (invented)."],
  ["23", "19", "Counted by the group leaders and a visit by the council (invented)."],
] as const;

/** What came of an outcomes-based contract, period by period. */
export function addResults(ledger: Ledger, plan: Plan, { startsOn }: PlannedContract) {
  found.forEach(([out, lonely, evidence], nth) => {
    const recordedAt = at(addMonths(startsOn, 3 * (nth + 1)), 14);
    [out, lonely].forEach((value, place) => {
      const [period, measure] = [nth + 1, measureId(plan, place)];
      ledger.add("outcome_result", {
        ...{
          id: idOf("outcome result", plan.key, place, period),
          ...onContract(plan),
          measure_id: measure,
          period,
        },
        ...{ value, evidence, recorded_by: personOf(plan, "creator"), recorded_at: recordedAt },
      });
      const subject = { kind: "call-off", id: callOffId(plan) } as const;
      const of = { contractId: contractId(plan), measureId: measure, period };
      const event = { kind: "outcome-result-recorded", subject, ...of } as const;
      ledger.tell(byBuyer({ plan, at: recordedAt }, "creator", event, evidence));
    });
  });
}

const spends = [
  ["2026-08-21", 360_000, "Forty sensors put in"],
  ["2026-09-30", 172_000, "Monitoring in August and September"],
  ["2026-10-30", 88_000, "Monitoring in October"],
] as const;
const findings = [
  [
    "2026-09-15",
    "Eleven falls, of which the sensors noticed nine. Help was at the door after 24 minutes on average; the two that were missed were on carpet.",
  ],
  [
    "2026-11-10",
    "Nineteen falls since the start, seventeen noticed. Four false alarms a week, most of them from cats.",
  ],
] as const;

/** What a trial has cost and taught so far. */
export function addTrialSoFar(ledger: Ledger, plan: Plan) {
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  const by = { recorded_by: personOf(plan, "creator") };
  for (const [on, sum, words] of spends) {
    const recordedAt = at(on, 15);
    ledger.add("trial_spend", {
      ...{ id: idOf("trial spend", plan.key, on), ...whose(plan), spent_on: on, pence: sum, words },
      ...{ ...by, recorded_at: recordedAt },
    });
    const event = { kind: "trial-spend-recorded", subject, pence: sum } as const;
    ledger.tell(byBuyer({ plan, at: recordedAt }, "creator", event, words));
  }
  for (const [on, words] of findings) {
    const recordedAt = at(on, 16);
    ledger.add("trial_finding", {
      ...{ id: idOf("trial finding", plan.key, on), ...whose(plan), learnt_on: on, words },
      ...{ ...by, recorded_at: recordedAt },
    });
    ledger.tell(
      byBuyer({ plan, at: recordedAt }, "creator", { kind: "trial-finding-recorded", subject }, words),
    );
  }
}

/** When people came to the first lot and moved to the second. */
const steps = [
  ["2026-03-09", "Both moved in on the first day, with two workers each."],
  ["2026-09-14", "Both moved in the same week, with the workers whom they know."],
] as const;

/** How people moved from lot to lot. */
export function addMilestones(ledger: Ledger, plan: Plan) {
  const subject = { kind: "call-off", id: callOffId(plan) } as const;
  steps.forEach(([day, note], place) => {
    const reachedAt = at(day, 15);
    const onto = lotId(plan.lines[place]?.lot ?? 0);
    ledger.add("contract_milestone", {
      ...{ id: idOf("milestone", plan.key, place), ...onContract(plan), lot_id: onto, outcome: "REACHED" },
      ...{ happened_on: dayOf(reachedAt), note },
      ...{ recorded_by: personOf(plan, "creator"), recorded_at: reachedAt },
    });
    const event = { kind: "milestone-recorded", subject, contractId: contractId(plan), lotId: onto } as const;
    ledger.tell(byBuyer({ plan, at: reachedAt }, "creator", { ...event, reached: true }, note));
  });
}
