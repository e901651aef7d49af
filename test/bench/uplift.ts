import type pg from "pg";
import { approveYearlyUplift } from "#app/commands/pricing/decide-uplift.server.ts";
import { connect, disconnect } from "#app/data/db.server.ts";
import { servingUrl } from "#app/data/installation.server.ts";
import { withOwner } from "#app/data/owner.server.ts";
import { pence } from "#app/domain/money.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { compare, ratesMadeBy, writeByHand, type Clones } from "./by-hand.ts";
import type { Measured } from "./measured.ts";
import { settle } from "./settle.ts";
import type { BenchWorld } from "./world.ts";

const limit = 2;
const upliftId = "00000000-0000-4000-8000-000000000001";
const approverId = "00000000-0000-4000-8000-000000000002";
const day = "2027-04-01";

/** The portal's approval of an uplift, letters and trail and all, against the same rows written by one statement by hand. */
export async function measureUplift(world: BenchWorld, clones: Clones, rates: number): Promise<Measured> {
  await withOwner(clones.ownerUrl, async (owner) => {
    await fill(owner, world, rates);
    await settle(owner);
  });
  // A turn with a million rates takes minutes: one each. Smaller ones take turns, so that a busy moment meets both.
  const turns = rates > 100_000 ? 1 : 3;
  const by = { accountId: approverId, commissionerId: world.commissionerId };
  return compare(
    clones,
    { measure: "uplift", size: rates, turns, limit },
    {
      own: (url) => approve(world, url),
      byHand: (url) => writeByHand(url, by, statement, [upliftId, day]),
    },
    (owner) => ratesMadeBy(owner, "UPLIFT", day),
  );
}

/** Each member prices every line of its lots in every area from its places, until there are enough rates. */
async function fill(owner: pg.Client, world: BenchWorld, rates: number) {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  await owner.query("DELETE FROM rate");
  await owner.query(
    `INSERT INTO location (id, provider_id, name, regulated) SELECT md5('place-' || p.id || n)::uuid, p.id, 'Place ' || n, false FROM provider p, generate_series(1, 75) n`,
  );
  await owner.query(
    `INSERT INTO account (email, name, provider_id, roles, created_at) SELECT p.id || '@bench.test', 'Manager', p.id, '{}', '2026-01-01Z' FROM provider p`,
  );
  await owner.query(
    `INSERT INTO account (id, email, name, commissioner_id, roles, created_at)
     VALUES ('${approverId}', 'approver@bench.test', 'Approver', '${world.commissionerId}', '{approver}', '2026-01-01Z')`,
  );
  await owner.query(
    `INSERT INTO rate (id, framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence)
     SELECT gen_random_uuid(), m.framework_id, m.id, m.provider_id, m.lot_id, s.id, a.id, l.id,
       c.pence - 50 - ('x' || substr(md5(m.id::text || s.id || a.id || l.id), 1, 6))::bit(24)::int % 500, '2026-10-01', c.id, c.pence
     FROM lot_membership m JOIN service_line s ON s.lot_id = m.lot_id JOIN price_cap c ON c.service_line_id = s.id
     JOIN area a ON true JOIN location l ON l.provider_id = m.provider_id AND l.name LIKE 'Place %'
     WHERE m.active_to IS NULL LIMIT ${rates}`,
  );
  await owner.query(
    `INSERT INTO uplift (id, framework_id, title, from_on, pay_change, pay_basis, price_change, price_basis, floor, ceiling, negotiated_months, proposed_by, proposed_at)
     VALUES ('${upliftId}', '${world.frameworkId}', 'Uplift', '${day}', 673, 'Generated', 250, 'Generated', 0, 800, 3, '${world.accountId}', '2026-12-01Z')`,
  );
  await owner.query(
    `INSERT INTO uplift_lot (uplift_id, lot_id, framework_id, pay_share, reason, uplift)
     SELECT '${upliftId}', l.id, l.framework_id, 7370, 'Generated', 562 FROM lot l WHERE l.kind = 'CORE'`,
  );
  await owner.query(
    `INSERT INTO delegated_limit VALUES ('${world.frameworkId}', 'approver', '2026-01-01', 100000000000, 'Generated')`,
  );
  await owner.query("COMMIT");
  const { rows } = await owner.query<{ count: string }>("SELECT count(*) FROM rate");
  if (Number(rows[0]?.count) !== rates)
    throw new Error(`there are ${rows[0]?.count} rates instead of ${rates}`);
}

function approverOf(world: BenchWorld): StaffActor {
  return { kind: "staff", accountId: approverId, commissionerId: world.commissionerId, roles: ["approver"] };
}

async function approve(world: BenchWorld, ownerUrl: string): Promise<number> {
  connect(servingUrl(ownerUrl), 2);
  try {
    const started = performance.now();
    const verdict = await approveYearlyUplift(approverOf(world), upliftId, pence(0));
    if (!verdict.ok) throw new Error(`the uplift was not approved: ${verdict.why.kind}`);
    return performance.now() - started;
  } finally {
    await disconnect();
  }
}

const statement = `WITH ended AS (
         UPDATE rate r SET valid_to = $2 FROM uplift_lot k, price_cap c
         WHERE k.uplift_id = $1 AND k.lot_id = r.lot_id AND c.service_line_id = r.service_line_id AND c.effective_to IS NULL
           AND r.valid_to IS NULL AND r.valid_from < $2
         RETURNING r.framework_id, r.membership_id, r.provider_id, r.lot_id, r.service_line_id, r.area_id, r.location_id,
           least((r.pence::bigint * (10000 + k.uplift) + 5000) / 10000, c.pence)::int AS pence, c.id AS cap_id, c.pence AS cap_pence, r.vat
       )
       INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from,
         cap_id, cap_pence, reason, clause, vat)
       SELECT framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, $2, cap_id, cap_pence,
         'UPLIFT', '', vat FROM ended`;
