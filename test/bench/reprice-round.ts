import type pg from "pg";
import { admitEveryoneReady } from "#app/commands/evaluation/admit-everyone.server.ts";
import { connect, disconnect } from "#app/data/db.server.ts";
import { servingUrl } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { compare, ratesMadeBy, writeByHand, type Clones } from "./by-hand.ts";
import type { Measured } from "./measured.ts";
import { settle } from "./settle.ts";
import type { BenchWorld } from "./world.ts";

const limit = 2;
const lines = 40;
const day = "2027-04-01";
const roundId = "00000000-0000-4000-8000-000000000003";
const questionSetId = "00000000-0000-4000-8000-000000000004";
const termsId = "00000000-0000-4000-8000-000000000005";
const secondId = "00000000-0000-4000-8000-000000000006";

/**
 * A re-pricing round that takes effect for every member at once, with its memberships, places, letters and trail, against
 * the rates alone, written by one statement by hand. Each member re-prices each of its lines.
 */
export async function measureRepriceRound(world: BenchWorld, clones: Clones): Promise<Measured> {
  const size = await withOwner(clones.ownerUrl, async (owner) => {
    await owner.query("BEGIN");
    await owner.query("SET LOCAL session_replication_role = replica");
    for (const statement of [...members(world), ...round(world)]) await owner.query(statement);
    await owner.query("COMMIT");
    await settle(owner);
    return countOf(owner, "SELECT count(*) FROM rate");
  });
  const turns = 5;
  return compare(
    clones,
    { measure: "reprice-round", size, turns, limit },
    {
      own: (url) => takeEffect(world, url, size / lines),
      byHand: (url) => writeByHand(url, world, statement, [roundId, day]),
    },
    (owner) => ratesMadeBy(owner, "ROUND", day),
  );
}

/** Every provider is a member of lot 1, and prices its lines everywhere. */
function members({ lotId, frameworkId, everywhereId }: BenchWorld): readonly string[] {
  const lot = lotId(1);
  return [
    "DELETE FROM rate",
    "DELETE FROM capacity_return",
    "DELETE FROM membership_location",
    "DELETE FROM membership_area",
    "DELETE FROM membership_place",
    "DELETE FROM lot_membership",
    `INSERT INTO service_line (lot_id, code, title, unit, position) SELECT '${lot}', 'X' || k, 'Line ' || k, 'HOUR', k FROM generate_series(4, ${lines}) k`,
    `INSERT INTO price_cap (framework_id, service_line_id, area_id, pence, effective_from, basis, source, invented)
     SELECT '${frameworkId}', s.id, '${everywhereId}', 2600 + 10 * s.position, '2025-04-01', 'Generated', 'Generated', true
     FROM service_line s WHERE s.lot_id = '${lot}' AND s.position > 3`,
    `INSERT INTO lot_membership (framework_id, lot_id, party_id, provider_id, active_from)
     SELECT '${frameworkId}', '${lot}', y.id, y.lead_provider_id, '2025-10-01' FROM party y`,
    "SELECT app.place_members(ARRAY(SELECT id FROM lot_membership))",
    `INSERT INTO membership_area (membership_id, area_id) SELECT id, '${everywhereId}' FROM lot_membership`,
    `INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence)
     SELECT m.framework_id, m.id, m.provider_id, m.lot_id, s.id, '${everywhereId}', o.id, c.pence - 100 - abs(hashtext(m.provider_id || s.code)) % 500, '2025-10-01', c.id, c.pence
     FROM lot_membership m JOIN service_line s ON s.lot_id = m.lot_id JOIN price_cap c ON c.service_line_id = s.id
     JOIN location o ON o.provider_id = m.provider_id AND o.organisation`,
  ];
}

/** A round that is opened, decided and told; every applicant is checked and has accepted the terms. */
function round({
  lotId,
  frameworkId,
  everywhereId,
  accountId,
  commissionerId,
}: BenchWorld): readonly string[] {
  const whole = `'${roundId}', '${frameworkId}'`;
  const at = "'2026-06-01Z'";
  return [
    `INSERT INTO account (email, name, provider_id, roles, created_at) SELECT p.id || '@bench.test', 'Manager', p.id, '{}', '2026-01-01Z' FROM provider p`,
    `INSERT INTO account (id, email, name, commissioner_id, roles, created_at) VALUES ('${secondId}', 'second@bench.test', 'Second', '${commissionerId}', '{approver}', ${at})`,
    `INSERT INTO question_set (id, framework_id, version, title) VALUES ('${questionSetId}', '${frameworkId}', 1, 'Questions')`,
    `INSERT INTO framework_terms (id, framework_id, version, title, text, published_at) VALUES ('${termsId}', '${frameworkId}', 1, 'Terms', 'Be kind.', ${at})`,
    `INSERT INTO round (id, framework_id, number, title, opens_at, clarifications_close_at, closes_at, effective_on, question_set_id, published_at)
     VALUES (${whole}, 2, 'Round 2', '2026-05-01Z', '2026-05-10Z', '2026-05-20Z', '${day}', '${questionSetId}', '2026-05-01Z')`,
    `INSERT INTO round_opening (round_id, first_by, first_at, second_by, opened_at) VALUES ('${roundId}', '${accountId}', ${at}, '${secondId}', ${at})`,
    `INSERT INTO conflict_declaration (round_id, framework_id, account_id, statement, provider_ids, declared_at) VALUES (${whole}, '${accountId}', '', '{}', ${at})`,
    `INSERT INTO application (id, round_id, framework_id, party_id, provider_id, reference, started_at)
     SELECT md5('application ' || y.id)::uuid, ${whole}, y.id, y.lead_provider_id, 'B-' || row_number() OVER (ORDER BY y.id), '2026-05-02Z' FROM party y`,
    `INSERT INTO submission (id, application_id, round_id, framework_id, provider_id, version, reference, submitted_at, submitted_by, content_hash)
     SELECT md5('submission ' || n.id)::uuid, n.id, ${whole}, n.provider_id, 1, n.reference, '2026-05-03Z', a.id, md5(n.id::text)
     FROM application n JOIN account a ON a.provider_id = n.provider_id`,
    `UPDATE application n SET current_submission_id = s.id FROM submission s WHERE s.application_id = n.id`,
    `INSERT INTO submission_content (submission_id, round_id, framework_id, provider_id, salt, content)
     SELECT s.id, ${whole}, s.provider_id, 'salt', jsonb_build_object('organisation', jsonb_build_object('specialisms', '["Dementia"]'::jsonb), 'partners', '[]'::jsonb,
       'lots', jsonb_build_array(jsonb_build_object('lotId', '${lotId(1)}', 'areaIds', jsonb_build_array('${everywhereId}'), 'locationIds', jsonb_build_array(o.id))))
     FROM submission s JOIN location o ON o.provider_id = s.provider_id AND o.organisation`,
    `INSERT INTO submission_price (submission_id, round_id, framework_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, cap_id)
     SELECT s.id, ${whole}, s.provider_id, r.lot_id, r.service_line_id, r.area_id, r.location_id, r.pence + 37, r.cap_id
     FROM submission s JOIN rate r ON r.provider_id = s.provider_id`,
    `INSERT INTO lot_outcome (submission_id, application_id, round_id, framework_id, provider_id, lot_id, admitted, reasons, proposed_by, proposed_at, approved_by, approved_at, letter_at)
     SELECT s.id, s.application_id, ${whole}, s.provider_id, '${lotId(1)}', true, '[]', '${accountId}', ${at}, '${secondId}', ${at}, ${at} FROM submission s`,
    `INSERT INTO exclusion_check (round_id, framework_id, provider_id, clear, note, checked_by, checked_at)
     SELECT ${whole}, s.provider_id, true, 'Generated', '${accountId}', ${at} FROM submission s`,
    `INSERT INTO terms_acceptance (framework_id, terms_id, application_id, provider_id, signatory_name, signatory_role, accepted_by, accepted_at)
     SELECT s.framework_id, '${termsId}', s.application_id, s.provider_id, 'Generated', 'Director', s.submitted_by, ${at} FROM submission s`,
  ];
}

async function takeEffect(world: BenchWorld, ownerUrl: string, expected: number): Promise<number> {
  const { accountId, commissionerId } = world;
  const actor: StaffActor = { kind: "staff", accountId, commissionerId, roles: ["commissioner"] };
  connect(servingUrl(ownerUrl), 2);
  try {
    const started = performance.now();
    const verdict = await admitEveryoneReady(actor, roundId, expected, (id) => `https://bench.test/${id}`);
    if (!verdict.ok) throw new Error(`the round did not take effect: ${verdict.why.kind}`);
    return performance.now() - started;
  } finally {
    await disconnect();
  }
}

const statement = `WITH ended AS (
    UPDATE rate r SET valid_to = $2 FROM submission_price x, price_cap c
    WHERE x.round_id = $1 AND x.provider_id = r.provider_id AND x.lot_id = r.lot_id AND x.service_line_id = r.service_line_id
      AND x.area_id = r.area_id AND x.location_id = r.location_id AND r.valid_to IS NULL AND r.valid_from < $2 AND r.pence <> x.pence
      AND c.service_line_id = x.service_line_id AND c.effective_to IS NULL
    RETURNING r.framework_id, r.membership_id, r.provider_id, r.lot_id, r.service_line_id, r.area_id, r.location_id, x.pence,
      c.id AS cap_id, c.pence AS cap_pence, x.vat, x.submission_id
  )
  INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from,
    cap_id, cap_pence, reason, clause, vat, submission_id)
  SELECT framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, $2, cap_id, cap_pence,
    'ROUND', '', vat, submission_id FROM ended`;

async function countOf(owner: pg.Client, query: string): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(query);
  return Number(rows[0]?.count);
}
