import type pg from "pg";
import { aPlacement, aRequest, type Brokering } from "./brokerage.ts";
import { idOf, insert } from "./market.ts";
import { aForum, aSitting } from "./panels.ts";
import { aChosenOffer } from "./placing.ts";
import { addEvidence } from "./thread-evidence.ts";

/** One person's thread with a row in every table of it, ended eight years ago; a word stands in whatever was frozen of it. */
export async function aWholeThread(
  owner: pg.Client,
  world: Brokering,
  marker: string,
  { result, basis }: { readonly result: string; readonly basis: string },
) {
  const person = { person_ref: "P-30001" };
  const need = { domain: "mobility", timesAWeek: 14, minutes: 45, ratio: { staff: 1, people: 1 } };
  const requestId = await aRequest(owner, world, { ...person, needs: [{ ...need, words: marker }] });
  const council = { commissioner_id: world.commissionerId };
  const [member] = world.bidders;
  const provider = { provider_id: member.actor.providerId };
  const by = world.broker.accountId;
  const at = "2018-09-01T09:00:00Z";
  const asked = { request_id: requestId, ...council };
  const { enquiryId, offerId } = await aChosenOffer(owner, world, requestId);
  await owner.query(
    "UPDATE enquiry SET shown = shown || jsonb_build_object('conditions', $1::text, 'needs', $2::jsonb)",
    [marker, JSON.stringify([{ ...need, words: marker }])],
  );
  await insert(owner, "placement_shortlist", [{ ...asked, options: [], kept_by: by, kept_at: at }]);
  await insert(owner, "enquiry_turn", [
    { ...asked, ...provider, location_id: member.organisationId, rank: 1, reasons: [] },
  ]);

  const spanned = { from_on: "2015-01-05", to_on: "2018-11-16", created_at: "2014-12-01T09:00:00Z" };
  const made = { ...person, ...spanned, request_id: requestId, offer_id: offerId };
  const { placementId, elementId } = await aPlacement(owner, world, made);
  const placed = { placement_id: placementId, ...council };
  await owner.query(
    "UPDATE placement SET returned_at = $2, returned_by = approved_by, returned_reason = 'x' WHERE id = $1",
    [placementId, at],
  );
  await insert(owner, "placement_share", [
    {
      ...{ funding_id: idOf(85, 1), ...council, stream: "s117", basis_points: 1_000, takes_rest: false },
      ...{ icb_reference: "x", accepted_at: at, dispute_reason: "" },
    },
  ]);
  await insert(owner, "placement_suspension", [
    {
      ...{ ...placed, ...provider, from_on: "2018-02-01", to_on: "2018-02-10", paid_basis_points: 5_000 },
      ...{ reason: "HOSPITAL", recorded_by: by, recorded_at: at },
    },
  ]);
  const reviewed = { ...placed, ...provider, element_id: elementId, units_before: 10, from_on: "2018-03-05" };
  const proposed = { proposed_by: member.actor.accountId, proposed_at: at, reason: "x" };
  await insert(owner, "review_proposal", [
    {
      ...{ ...reviewed, ...proposed, units_after: 8, agreed: false, decided_by: world.assessor.accountId },
      ...{ decided_at: at, decision_words: "x" },
    },
  ]);
  await insert(owner, "placement_amendment", [
    {
      ...{ ...placed, service_line_id: world.lineIds[0], pence: 2_400, per: "hour", units: 20 },
      ...{ from_on: "2018-04-02", weekly_before: 24_000, weekly_after: 48_000, adds_pence: 1_251_429 },
      ...{ yearly_pence: 2_294_286, stood_as: "x", reason: "x", proposed_by: by, proposed_at: at },
      ...{ outcome: "TURNED_DOWN", closed_by: world.approver.accountId, closed_at: at, closed_words: "x" },
    },
  ]);
  await insert(owner, "placement_move", [
    {
      ...{ ...person, ...council, from_placement_id: placementId, planned_on: "2018-06-01" },
      ...{ recorded_by: by, recorded_at: at },
    },
  ]);
  await insert(owner, "negotiation", [
    { id: idOf(95, 1), ...asked, ...provider, enquiry_id: enquiryId, opened_by: by, opened_at: at },
  ]);
  const argued = { negotiation_id: idOf(95, 1), ...council };
  await insert(owner, "negotiation_step", [
    { ...argued, ...provider, side: "COUNCIL", weekly_pence: 24_000, named_by: by, named_at: at },
  ]);
  await insert(owner, "negotiation_basis", [
    {
      ...{ ...argued, basis: "benchmark", weekly_pence: 24_100, source: "x", dated_on: "2018-08-01" },
      ...{ noted_by: by, noted_at: at, file_name: "x", storage_key: basis },
      ...{ media_type: "text/plain", sha256: "a".repeat(64), size: 3 },
    },
  ]);
  await insert(owner, "saving", [
    {
      ...{ id: idOf(96, 1), ...argued, kind: "cashable", weekly_pence: 1_200, from_on: "2018-09-03" },
      ...{
        part_year_pence: 36_000,
        full_year_pence: 62_571,
        state: "agreed",
        created_by: by,
        created_at: at,
      },
    },
  ]);
  const moved = { from_state: "proposed", to_state: "agreed", moved_by: by, moved_at: at };
  await insert(owner, "saving_move", [{ saving_id: idOf(96, 1), ...council, ...moved }]);

  await addEvidence(owner, world, { placementId, at, storageKey: result });
  const forumId = await aForum(owner, world);
  const sittingId = await aSitting(owner, world, forumId, { minutes: "x" });
  const pack = { preferences: marker, needs: [{ ...need, words: marker }], lines: [{ cap: 2_600 }] };
  await insert(owner, "panel_case", [
    {
      ...{
        id: idOf(97, 1),
        ...asked,
        forum_id: forumId,
        sitting_id: sittingId,
        why: "LIMIT",
        case_made: "x",
      },
      ...{ asked_weekly_pence: 25_200, asked_by: by, asked_at: at },
      pack: { ...pack, offers: [{ lines: [{ pence: 2_500, reason: marker }] }] },
    },
  ]);
  await insert(owner, "panel_decision", [
    {
      ...{ case_id: idOf(97, 1), ...council, outcome: "CONDITIONS", limit_weekly_pence: 26_000, words: "x" },
      ...{ expires_on: "2018-12-01", decided_by: world.approver.accountId, decided_at: at },
    },
  ]);
  for (const [kind, id] of [
    ["placement", placementId],
    ["request", requestId],
    ["negotiation", idOf(95, 1)],
    ["saving", idOf(96, 1)],
  ])
    await owner.query("SELECT app.audit_append('noted', $1, $2, $3, '{}', $4)", [
      kind,
      id,
      world.commissionerId,
      marker,
    ]);
}
