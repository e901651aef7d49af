import type pg from "pg";
import type { Brokering } from "./brokerage.ts";
import { idOf, insert } from "./market.ts";

/** The day of the uplift of `anUplift`. */
export const upliftDay = "2027-04-01";

/** The lot's rule on file from the first of January 2026: what is left out is never. */
export async function aLotRule(
  owner: pg.Client,
  world: Brokering,
  rule: { readonly round?: "PROPOSE"; readonly uplift?: "PROPOSE"; readonly own_prices?: "PROPOSE" },
  lotId = world.coreLotIds[0],
) {
  const whose = {
    commissioner_id: world.commissionerId,
    lot_id: lotId,
    from_on: "2026-01-01",
    source: "Policy",
  };
  await insert(owner, "lot_placement_rule", [
    { ...whose, round: "NEVER", uplift: "NEVER", own_prices: "NEVER", ...rule },
  ]);
}

/**
 * An uplift of the first lot by 5% from 1 April 2027, ready for the approver: by it the first member's rate of 24.00 pounds
 * becomes 25.20, the second's 25.00 becomes 26.00, the cap. Gives its id.
 */
export async function anUpliftToApprove(owner: pg.Client, world: Brokering): Promise<string> {
  const [id, framework_id] = [idOf(90, 1), world.frameworkId];
  await insert(owner, "uplift", [
    {
      ...{ id, framework_id, title: "Uplift 2027/28", from_on: upliftDay, pay_change: 500 },
      ...{ pay_basis: "Test", price_change: 500, price_basis: "Test", floor: 0, ceiling: 1_000 },
      ...{ negotiated_months: 3, proposed_by: world.analyst.accountId, proposed_at: "2026-11-01T09:00:00Z" },
      decision_reason: "",
    },
  ]);
  await insert(owner, "uplift_lot", [
    {
      ...{ uplift_id: id, lot_id: world.coreLotIds[0], framework_id, pay_share: 7_000 },
      ...{ reason: "Test", uplift: 500 },
    },
  ]);
  await insert(owner, "price_clause", [
    { framework_id, reason: "UPLIFT", clause: "Clause 5", from_on: "2025-04-01" },
  ]);
  await insert(owner, "delegated_limit", [
    { framework_id, role: "approver", from_on: "2026-01-01", limit_pence: 1_000_000, source: "Test" },
  ]);
  return id;
}

/** A round that took effect on 4 January 2027, by which the first member's rate of 24.00 pounds became 23.50. Gives its id. */
export async function aRoundThatLowersARate(owner: pg.Client, world: Brokering): Promise<string> {
  const [id, framework_id, effective_on] = [idOf(91, 1), world.frameworkId, "2027-01-04"];
  const questionSet = idOf(93, 1);
  await insert(owner, "question_set", [{ id: questionSet, framework_id, version: 1, title: "First" }]);
  await insert(owner, "round", [
    {
      ...{ id, framework_id, number: 1, title: "Spring round", intake: "WINDOW", whole_framework: true },
      ...{ opens_at: "2026-09-01T09:00:00Z", clarifications_close_at: "2026-09-20T12:00:00Z" },
      ...{ closes_at: "2026-10-01T12:00:00Z", effective_on, question_set_id: questionSet, minimum_score: 50 },
      ...{ published_at: "2026-08-20T09:00:00Z", change_from_basis_points: 9_000, unfit_rates: "LAPSE" },
      ...{ change_to_basis_points: 11_500, bound_policy: "WARN" },
    },
  ]);
  const [{ rateId }] = world.bidders;
  await owner.query("UPDATE rate SET valid_to = $2 WHERE id = $1", [rateId, effective_on]);
  await owner.query(
    `INSERT INTO rate SELECT (jsonb_populate_record(r, to_jsonb(r)
       || jsonb_build_object('id', $2::text, 'pence', 2350, 'valid_from', r.valid_to, 'valid_to', NULL, 'reason', 'ROUND'))).* FROM rate r WHERE r.id = $1`,
    [rateId, idOf(92, 1)],
  );
  return id;
}
