import { councilId, frameworkId, lotId, personId } from "../../prisma/demo/commissioning.ts";
import { idOf } from "../../prisma/demo/ledger.ts";

/** An uplift as a browser test meets it. */
export type UpliftOfVisits = {
  readonly title: string;
  /** What it is called where new prices are proposed. */
  readonly option: string;
  readonly lotId: string;
  /** The page of a placement that it reaches, as its provider sees it. */
  readonly ownPlacement: string;
  readonly statements: readonly string[];
};

/** An approved uplift of visits at home by 4% from 1 April 2027, with the rates that it raised and no rule of the lot yet, as SQL for the demonstration's database. */
export function anUpliftOfVisits(): UpliftOfVisits {
  const [id, lot] = [idOf("uplift", "of-visits"), lotId(6)];
  const title = "Uplift of visits 2027/28";
  return {
    ...{ title, lotId: lot, option: `${title} (uplift, from 1 April 2027)` },
    ownPlacement: `/provider/placements/${idOf("placement", 1)}`,
    statements: [
      `DELETE FROM lot_placement_rule WHERE lot_id = '${lot}'`,
      `INSERT INTO uplift (id, framework_id, title, from_on, pay_change, pay_basis, price_change, price_basis, floor, ceiling, negotiated_months, proposed_by,
         proposed_at, decided_by, decided_at, approved, decision_reason, outcome)
       VALUES ('${id}', '${frameworkId}', '${title}', '2027-04-01', 400, 'Test', 400, 'Test', 0, 800, 3, '${personId("analyst")}', app.now(),
         '${personId("finance")}', app.now(), true, '', '{"rates": 1, "providers": 1, "gated": 0, "digest": "", "yearlyCost": 0}')`,
      `INSERT INTO uplift_lot (uplift_id, lot_id, framework_id, pay_share, reason, uplift) VALUES ('${id}', '${lot}', '${frameworkId}', 7000, 'Test', 400)`,
      `WITH judged AS MATERIALIZED (SELECT * FROM app.judge_uplift('${id}')),
       ended AS (UPDATE rate r SET valid_to = '2027-04-01' FROM judged j WHERE r.id = j.rate_id AND j.left_as_it_is IS NULL RETURNING j.*)
       INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence, reason, clause, vat)
       SELECT framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, raised, '2027-04-01', cap_id, cap_pence, 'UPLIFT', 'Clause 5', vat
       FROM ended`,
      `UPDATE placement_limit SET limit_pence = 200000000 WHERE commissioner_id = '${councilId}' AND role = 'finance'`,
    ],
  };
}
