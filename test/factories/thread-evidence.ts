import type pg from "pg";
import { usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { Brokering } from "./brokerage.ts";
import { idOf, insert } from "./market.ts";

/** What is kept as evidence for the price of a person's care: its need, a price asked about with a note, a CareCubed result with its file. */
export async function addEvidence(
  owner: pg.Client,
  world: Brokering,
  thread: { readonly placementId: string; readonly at: string; readonly storageKey: string },
) {
  const { placementId, at, storageKey } = thread;
  const council = { commissioner_id: world.commissionerId };
  const by = world.broker.accountId;
  const [member] = world.bidders;
  const digest = "a".repeat(64);
  const placed = { placement_id: placementId, ...council };
  await insert(owner, "care_need", [{ ...council, digest, slots: {} }]);
  await insert(owner, "care_need_of", [
    { ...placed, version: 1, digest, from_on: "2018-03-05", source: "x", recorded_by: by, recorded_at: at },
  ]);
  await insert(owner, "care_cubed_result", [
    {
      ...{ ...placed, version: "x", made_on: "2018-03-05", case_reference: "x", weekly_pence: 60_000 },
      ...{ trained: "x", file_name: "x", storage_key: storageKey, media_type: "application/pdf" },
      ...{ sha256: digest, size: 3, recorded_by: by, recorded_at: at },
    },
  ]);
  const run = { id: idOf(98, 1), ...council, kind: "NIGHTLY", price_on: "2018-03-05", rule_version: 0 };
  await insert(owner, "outlier_run", [
    { ...run, judged: 1, flagged: 1, digest, rule: usualRule, started_at: at, finished_at: at },
  ]);
  const { rows } = await owner.query<{ lot: string }>("SELECT lot_id AS lot FROM placement WHERE id = $1", [
    placementId,
  ]);
  await insert(owner, "outlier_flag", [
    {
      ...{
        id: idOf(99, 1),
        ...placed,
        subject_kind: "PLACEMENT",
        subject_id: placementId,
        direction: "HIGH",
      },
      ...{ provider_id: member.actor.providerId, lot_id: rows[0]?.lot, client_group: "learning-disability" },
      ...{
        unit: "week",
        price_pence: 60_000,
        weekly_pence: 60_000,
        against: "expected",
        against_pence: 40_000,
      },
      ...{ at_stake_pence: 1_042_857, signals: 1, learning_disability: true, section_117: false },
      ...{ nhs_share: false, evidence: {}, digest, run_id: idOf(98, 1), opened_at: at, found_at: at },
    },
  ]);
  await insert(owner, "outlier_note", [
    { flag_id: idOf(99, 1), ...council, kind: "NOTE", words: "x", noted_by: by, noted_at: at },
  ]);
}
