import { createHash } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type pg from "pg";
import { demonstrationPassword } from "./demo/accounts.ts";
import { frameworkId, councilId } from "./demo/commissioning.ts";
import { callOffSteps } from "./demo/call-offs.ts";
import { demonstrationStartsAt } from "./demo/days.ts";
import { historyOf } from "./demo/history.ts";
import { writeTable, type Ledger, type PastDeed } from "./demo/ledger.ts";
import { inventWorld } from "./demo/world.ts";

/** The tables that the demonstration writes, each after those that it names. */
export const demonstrationTables = [
  ...[
    "commissioner",
    "provider",
    "account",
    "ladder_rung",
    "area",
    "framework",
    "framework_commissioner",
    "framework_terms",
    "price_clause",
    "delegated_limit",
  ],
  ...[
    "lot",
    "lot_route",
    "call_off_limit",
    "service_line",
    "lot_cost_line",
    "floor_basis",
    "cap_proposal",
    "price_cap",
    "location",
    "provider_specialism",
    "party",
    "question_set",
    "question",
    "round",
  ],
  ...[
    "panel_member",
    "round_opening",
    "conflict_declaration",
    "clarification",
    "application",
    "application_section",
  ],
  ...[
    "application_price",
    "application_partner",
    "submission",
    "submission_content",
    "submission_price",
    "submission_cost_model",
    "submission_cost_line",
    "submission_cost_driver",
    "cost_model_exclusion",
    "lot_funding",
    "screening",
    "score",
  ],
  ...[
    "consensus_score",
    "lot_outcome",
    "exclusion_check",
    "terms_acceptance",
    "lot_membership",
    "membership_location",
  ],
  ...[
    "membership_area",
    "rate",
    "declared_volume",
    "capacity_return",
    "placement_stop",
    "innovation_opt_out",
  ],
  ...[
    "call_off",
    "call_off_lot",
    "call_off_line",
    "block_terms",
    "call_off_trial",
    "outcome_measure",
    "call_off_criterion",
    "call_off_evaluator",
    "call_off_invitation",
    "call_off_question",
    "call_off_answer",
    "bid",
    "bid_content",
    "bid_price",
  ],
  ...[
    "call_off_opening",
    "call_off_interest",
    "bid_query",
    "bid_score",
    "bid_consensus",
    "call_off_ranking",
    "call_off_rank",
    "offer",
    "award",
    "award_line",
    "award_basis",
    "award_check",
    "award_letter",
  ],
  ...[
    "contract",
    "contract_line",
    "block_entry",
    "contract_variation",
    "contract_variation_line",
    "contract_review",
    "contract_milestone",
    "outcome_result",
    "trial_spend",
    "trial_finding",
    "notice_obligation",
  ],
  ...[
    "lot_guide",
    "placement_request",
    "placement_request_line",
    "enquiry",
    "enquiry_asking",
    "enquiry_turn",
    "negotiation",
    "negotiation_step",
    "negotiation_basis",
    "placement_offer",
    "placement_offer_line",
    "placement_choice",
    "saving",
  ],
  ...["forum", "forum_member", "sitting", "sitting_attendance"],
  ...[
    "placement_limit",
    "placement_rule",
    "upkeep_rule",
    "lot_placement_rule",
    "placement",
    "placement_element",
    "placement_funding",
    "placement_share",
    "placement_suspension",
    "review_proposal",
    "placement_move",
    "panel_case",
    "panel_decision",
  ],
  ...["cost_parameters", "care_need", "care_need_of"],
  ...["benchmark_dataset", "benchmark_release", "benchmark_observation", "index_point", "care_cubed_result"],
] as const;

/**
 * Loads the made-up world of the demonstration, in one transaction, and sets its clock inside the open round. Does
 * nothing where it is already loaded, and answers whether it was not. `progress` is told what is done, in words.
 */
export async function loadDemonstration(
  owner: pg.Client,
  progress: (line: string) => void,
): Promise<boolean> {
  const loaded = await owner.query("SELECT 1 FROM commissioner WHERE id = $1", [councilId]);
  if (loaded.rowCount) return false;
  progress("Inventing the demonstration: providers, rounds, prices");
  const world = inventWorld(
    await hash(demonstrationPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  );
  await owner.query("BEGIN");
  try {
    await startClock(owner);
    const rows = await writeWorld(owner, world, progress);
    const deeds = historyOf(world);
    await tellPast(owner, deeds);
    progress(`Loaded ${deeds.length} events of the finished rounds`);
    await startClock(owner);
    await noteInTrail(owner, world, rows);
    // The prices of its past wait for its first night, which goes through all of them.
    await owner.query("DELETE FROM price_to_go_through");
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw error;
  }
  for (const table of demonstrationTables) await owner.query(`ANALYZE ${owner.escapeIdentifier(table)}`);
  return true;
}

async function startClock(owner: pg.Client) {
  await owner.query("UPDATE app.clock SET demonstration = true");
  await owner.query("SELECT app.move_clock($1)", [demonstrationStartsAt]);
}

/** Appends what was done to the trail, with the clock held at each deed's own instant. Only the owner moves it so. */
async function tellPast(owner: pg.Client, deeds: readonly PastDeed[]) {
  const told = deeds.map(({ at, accountId, providerId, words, event }) => {
    const { kind, subject, commissionerId, ...data } = event;
    return { at, accountId, providerId, words, kind, subject, commissionerId, data };
  });
  await owner.query(
    `SELECT app.move_clock((d ->> 'at')::timestamptz, true),
       set_config('app.actor', CASE WHEN d ->> 'providerId' IS NULL THEN 'staff' ELSE 'provider' END, true),
       set_config('app.account', d ->> 'accountId', true),
       set_config('app.provider', coalesce(d ->> 'providerId', ''), true),
       set_config('app.commissioner', CASE WHEN d ->> 'providerId' IS NULL THEN coalesce(d ->> 'commissionerId', $2) ELSE '' END, true),
       app.audit_append(d ->> 'kind', d -> 'subject' ->> 'kind', d -> 'subject' ->> 'id', (d ->> 'commissionerId')::uuid, d -> 'data', d ->> 'words')
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS told (d, nth) ORDER BY nth`,
    [JSON.stringify(told), councilId],
  );
  for (const setting of ["account", "provider", "commissioner"])
    await owner.query("SELECT set_config($1, '', true)", [`app.${setting}`]);
}

async function writeWorld(
  owner: pg.Client,
  world: Ledger,
  progress: (line: string) => void,
): Promise<number> {
  let rows = 0;
  for (const table of demonstrationTables) {
    if (table === "call_off_question") await takeSteps(owner);
    rows += await writeTable(owner, world, table);
    if (table === "location")
      progress(`Loaded ${world.rows("provider").length} providers with their locations`);
    if (table === "submission_price")
      progress(
        `Loaded ${world.rows("application").length} applications of ${world.rows("round").length} rounds`,
      );
    if (table === "contract")
      progress(
        `Loaded ${world.rows("call_off").length} call-offs with ${world.rows("contract").length} contracts`,
      );
    if (table === "placement") progress(`Loaded ${world.rows("placement").length} placements of people`);
    if (table === "rate")
      progress(
        `Loaded ${world.rows("lot_membership").length} memberships with ${world.rows("rate").length} rates`,
      );
  }
  await owner.query(
    `UPDATE application a SET current_submission_id = s.id FROM submission s
     WHERE s.application_id = a.id AND s.superseded_at IS NULL AND s.withdrawn_at IS NULL`,
  );
  return rows;
}

/** Puts up, approves and publishes the call-offs, once the terms that then stand are written. */
async function takeSteps(owner: pg.Client) {
  for (const [id, steps] of callOffSteps)
    await owner.query(
      `UPDATE call_off c SET approval_asked_by = s.approval_asked_by, approval_asked_at = s.approval_asked_at,
         approved_by = s.approved_by, approved_at = s.approved_at, published_at = s.published_at
       FROM jsonb_populate_record(NULL::call_off, $2::jsonb) s WHERE c.id = $1`,
      [id, JSON.stringify(steps)],
    );
}

/** One event for the batch: how many rows, and a digest of them (without the password's hash, which is salted). */
async function noteInTrail(owner: pg.Client, world: Ledger, rows: number) {
  const digest = createHash("sha256");
  for (const table of demonstrationTables.filter((one) => one !== "account"))
    digest.update(`${table}${JSON.stringify(world.rows(table))}`);
  await owner.query("SELECT set_config('app.actor', 'system', true)");
  await owner.query("SELECT app.audit_append('demonstration-loaded', 'installation', $1, $2, $3, NULL)", [
    frameworkId,
    councilId,
    JSON.stringify({ rows, digest: digest.digest("hex") }),
  ]);
}
