import { addDays, addMonths, toDay, type Day } from "#app/domain/calendar.ts";
import { at } from "../days.ts";
import { idOf, type Ledger } from "../ledger.ts";
import type { MadeAward } from "./awards.ts";
import { byBuyer } from "./deeds.ts";
import { putOnFile } from "./notices.ts";
import { callOffLineId, contractId, onContract, personOf, type Plan, type PlannedContract } from "./plan.ts";
import { addMilestones, addResults, addTrialSoFar } from "./results.ts";

type Varied = {
  /** By how many thousandths of its first value the contract moves. */
  readonly thousandths: number;
  readonly reason: string;
  readonly effectiveOn: Day;
  readonly proposedAt: Date;
  readonly decidedAt?: Date;
};

/** What was varied, by the key of the call-off: one that was approved, one that waits for another person. */
const varied: Readonly<Record<string, Varied>> = {
  "shared-support": {
    ...{ thousandths: 60, effectiveOn: toDay("2026-10-01") },
    reason: "A tenth person moves into the third house, with ten hours of shared support a week.",
    ...{ proposedAt: at("2026-09-07", 15), decidedAt: at("2026-09-14", 10) },
  },
  friends: {
    ...{ thousandths: 50, effectiveOn: toDay("2026-12-07") },
    reason: "Two more sessions a week on the third estate until the end of February.",
    proposedAt: at("2026-11-19", 16),
  },
};

type Terms = {
  readonly valuePence: number;
  readonly valueWithVatPence: number;
  readonly endsOn: string;
  readonly extensionMonths: number;
};

/** The terms of a contract today: as it was signed, with what was approved since. */
export function latestTermsOf(plan: Plan, value: number): Terms {
  const change = varied[plan.key];
  return change?.decidedAt ? termsAfter(plan, value, change) : termsBefore(plan, value);
}

function termsBefore({ endsOn, extensionMonths = 0 }: Plan, value: number): Terms {
  return { valuePence: value, valueWithVatPence: value, endsOn, extensionMonths };
}

function termsAfter(plan: Plan, value: number, { thousandths }: Varied): Terms {
  const after = value + Math.floor((value * thousandths) / 1_000);
  return { ...termsBefore(plan, value), valuePence: after, valueWithVatPence: after };
}

/** What befell a contract since it was signed. */
export function addSince(ledger: Ledger, plan: Plan, made: PlannedContract, award: MadeAward) {
  const change = varied[plan.key];
  if (change) addVariation(ledger, plan, change, award);
  if (made.reviewOn) addReviews(ledger, plan, made, made.reviewOn);
  if (plan.kind === "BLOCK") addDrawdowns(ledger, plan, made);
  if (plan.measures) addResults(ledger, plan, made);
  if (plan.trial) addTrialSoFar(ledger, plan);
  if (plan.movesOn) addMilestones(ledger, plan);
}

function addVariation(ledger: Ledger, plan: Plan, change: Varied, { providerId, value }: MadeAward) {
  const { reason, effectiveOn, proposedAt, decidedAt } = change;
  const [id, ground] = [idOf("variation", plan.key), "small"];
  const [before, after] = [termsBefore(plan, value), termsAfter(plan, value, change)];
  ledger.add("contract_variation", {
    ...{ id, ...onContract(plan), provider_id: providerId, kind: "VARIATION", before, after, reason, ground },
    ...{
      clause: "",
      effective_on: effectiveOn,
      proposed_by: personOf(plan, "creator"),
      proposed_at: proposedAt,
    },
    ...{ decided_by: decidedAt ? personOf(plan, "approver") : null, decided_at: decidedAt ?? null },
    ...{ approved: decidedAt ? true : null, decision_reason: decidedAt ? "Within the small changes." : "" },
  });
  const moved = after.valueWithVatPence - before.valueWithVatPence;
  const event = {
    subject: { kind: "contract", id: contractId(plan) },
    variationId: id,
    ground,
    change: moved,
  } as const;
  ledger.tell(byBuyer({ plan, at: proposedAt }, "creator", { kind: "variation-proposed", ...event }, reason));
  if (!decidedAt) return;
  const approved = { kind: "variation-approved", ...event } as const;
  ledger.tell(byBuyer({ plan, at: decidedAt }, "approver", approved, "Within the small changes."));
  const happened = {
    event: "contract-varied",
    value: after.valueWithVatPence,
    entryOn: effectiveOn,
  } as const;
  putOnFile(ledger, plan, { ...happened, variationId: id, change: moved }, decidedAt);
}

/** One review half way to the next, and the next. */
function addReviews(ledger: Ledger, plan: Plan, { startsOn }: PlannedContract, next: Day) {
  const subject = { kind: "contract", id: contractId(plan) } as const;
  const heldOn = addMonths(startsOn, 3);
  const held = heldOn < "2026-11-24" ? heldOn : null;
  const row = (on: Day, findings: string) => ({
    ...{
      id: idOf("review", plan.key, on),
      ...onContract(plan),
      review_on: on,
      set_by: personOf(plan, "creator"),
    },
    ...{ set_at: at(addDays(startsOn, 1), 10), held_on: findings ? on : null },
    ...{ held_by: findings ? personOf(plan, "creator") : null, findings },
  });
  if (held) {
    const findings =
      "What was promised is done. People know their workers; two asked for another time of day.";
    ledger.add("contract_review", row(held, findings));
    const event = { kind: "review-held", subject, on: held } as const;
    ledger.tell(byBuyer({ plan, at: at(held, 15) }, "creator", event, findings));
  }
  ledger.add("contract_review", row(next, ""));
  const set = { kind: "review-set", subject, on: next } as const;
  ledger.tell(byBuyer({ plan, at: at(held ?? addDays(startsOn, 1), 16) }, "creator", set));
}

/** Month by month what was used and what stood empty, up to the last month that is over. */
const drawn = [
  ["2026-03-31", "33", "2"],
  ["2026-04-30", "34", "1"],
  ["2026-05-31", "36", "0"],
  ["2026-06-30", "35", "0"],
  ["2026-07-31", "36", "0"],
  ["2026-08-31", "34", "2"],
  ["2026-09-30", "36", "0"],
  ["2026-10-31", "36", "0"],
] as const;

function addDrawdowns(ledger: Ledger, plan: Plan, { startsOn }: PlannedContract) {
  const line = callOffLineId(plan, 0);
  const entry = (kind: "DRAWDOWN" | "VOID", on: Day, units: string, note: string) => {
    if (units === "0") return;
    const recordedAt = at(addDays(on, 3), kind === "DRAWDOWN" ? 10 : 11);
    ledger.add("block_entry", {
      ...{
        id: idOf("block entry", plan.key, on, kind),
        ...onContract(plan),
        call_off_line_id: line,
        kind,
        units,
      },
      ...{ on_day: on, note, recorded_by: personOf(plan, "creator"), recorded_at: recordedAt },
    });
    const subject = { kind: "contract", id: contractId(plan) } as const;
    const event = { kind: "block-entered", subject, entry: kind, lineId: line, units, on } as const;
    ledger.tell(byBuyer({ plan, at: recordedAt }, "creator", event));
  };
  for (const [day, used, empty] of drawn) {
    if (day < startsOn) continue;
    entry("DRAWDOWN", toDay(day), used, "Weeks in beds, from the home’s own list.");
    entry("VOID", toDay(day), empty, "A bed stood empty between two people.");
  }
}
