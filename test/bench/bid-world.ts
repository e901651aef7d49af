import type pg from "pg";
import { hashOfToken } from "#app/data/sessions.server.ts";
import { idOf } from "#test/factories/market.ts";
import type { BenchWorld } from "./world.ts";

/** One of the call-offs in which everybody bids: a pass of the measure uses it once. */
export type Rush = { readonly callOffId: string; readonly closesAt: Date };

export const tokenOf = (bidder: number) => `bench-bidder-${bidder}`;

const staff = { creator: "bidding-creator", approver: "bidding-approver" };

/** So many providers, each with a person who is signed in and a rate in the three lines of the first lot. */
export async function makeBidders(owner: pg.Client, world: BenchWorld, bidders: number) {
  const lines = [1, 2, 3].map((position) => world.lineId(1, position));
  const statements: (readonly [string, readonly unknown[]])[] = [
    [
      `INSERT INTO account (id, email, name, commissioner_id, roles, created_at)
       SELECT md5(n)::uuid, n || '@bench.test', n, $1, '{commissioner}', '2026-01-01Z' FROM unnest($2::text[]) n`,
      [world.commissionerId, Object.values(staff)],
    ],
    [
      `INSERT INTO provider (id, name, companies_house_number, made_up, created_at)
       SELECT md5('bidder-' || b)::uuid, 'Bidder ' || b, 'Q' || b, true, '2026-01-01Z' FROM generate_series(1, $1::int) b`,
      [bidders],
    ],
    [
      `INSERT INTO location (id, provider_id, name, organisation, regulated)
       SELECT md5('bidders-place-' || b)::uuid, md5('bidder-' || b)::uuid, 'Bidder ' || b, true, false FROM generate_series(1, $1::int) b`,
      [bidders],
    ],
    [
      `INSERT INTO party (id, lead_provider_id, name) SELECT md5('bidders-party-' || b)::uuid, md5('bidder-' || b)::uuid, 'Bidder ' || b
       FROM generate_series(1, $1::int) b`,
      [bidders],
    ],
    [
      `INSERT INTO account (id, email, name, provider_id, roles, created_at)
       SELECT md5('bidders-person-' || b)::uuid, 'bidder' || b || '@bench.test', 'Person', md5('bidder-' || b)::uuid, '{}', '2026-01-01Z'
       FROM generate_series(1, $1::int) b`,
      [bidders],
    ],
    [
      `INSERT INTO session (token_hash, account_id, last_seen_at, expires_at)
       SELECT t, md5('bidders-person-' || b)::uuid, clock_timestamp() + interval '1 hour', clock_timestamp() + interval '12 hours'
       FROM unnest($1::text[]) WITH ORDINALITY x (t, b)`,
      [Array.from({ length: bidders }, (_, n) => hashOfToken(tokenOf(n + 1)))],
    ],
    [
      `INSERT INTO lot_membership (id, framework_id, lot_id, party_id, provider_id, active_from)
       SELECT md5('bidders-membership-' || b)::uuid, $2, $3, md5('bidders-party-' || b)::uuid, md5('bidder-' || b)::uuid, '2025-10-01'
       FROM generate_series(1, $1::int) b`,
      [bidders, world.frameworkId, world.lotId(1)],
    ],
    [
      `INSERT INTO rate (id, framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence)
       SELECT gen_random_uuid(), $2, md5('bidders-membership-' || b)::uuid, md5('bidder-' || b)::uuid, $3, c.service_line_id, c.area_id,
         md5('bidders-place-' || b)::uuid, c.pence - 50 - b % 300, '2025-10-01', c.id, c.pence
       FROM generate_series(1, $1::int) b, price_cap c WHERE c.service_line_id = ANY ($4::uuid[])`,
      [bidders, world.frameworkId, world.lotId(1), lines],
    ],
  ];
  await withoutTriggers(owner, statements);
}

/** A published call-off of three lines and four questions to which everybody is invited and has written a whole bid. It closes in so many seconds, once `openRush` says so. */
export async function makeRush(
  owner: pg.Client,
  world: BenchWorld,
  nth: number,
  bidders: number,
): Promise<string> {
  const callOffId = idOf(61, nth);
  const whose = [callOffId, world.commissionerId] as const;
  await withoutTriggers(owner, [
    [
      `INSERT INTO call_off (id, framework_id, commissioner_id, reference, title, kind, regime, starts_on, ends_on, route, quality_weight,
         tie_rule, questions_close_at, closes_at, created_by, created_at, approval_asked_by, approval_asked_at, approved_by, approved_at, published_at)
       SELECT $1, $3, $2, 'BENCH-' || $4::int, 'Rush', 'BLOCK', 'PA_2023_LIGHT_TOUCH', '2035-01-01', '2036-01-01', 'OPEN', 60, 'HIGHER_QUALITY',
         app.now(), app.now() + interval '1 day', md5($5)::uuid, app.now(), md5($5)::uuid, app.now(), md5($6)::uuid, app.now(), app.now()`,
      [...whose, world.frameworkId, nth, staff.creator, staff.approver],
    ],
    [
      "INSERT INTO call_off_lot (call_off_id, commissioner_id, lot_id, position) VALUES ($1, $2, $3, 1)",
      [...whose, world.lotId(1)],
    ],
    [
      `INSERT INTO call_off_line (id, call_off_id, commissioner_id, lot_id, service_line_id, area_id, units, position)
       SELECT md5($1::text || s.code)::uuid, $1::uuid, $2, s.lot_id, s.id, $4, 5200, s.position FROM service_line s WHERE s.lot_id = $3`,
      [...whose, world.lotId(1), world.everywhereId],
    ],
    [
      `INSERT INTO call_off_criterion (id, call_off_id, commissioner_id, position, title, question, weight)
       SELECT md5($1::text || 'criterion' || n)::uuid, $1::uuid, $2, n, 'Question ' || n, 'How?', 25 FROM generate_series(1, 4) n`,
      whose,
    ],
    [
      `INSERT INTO call_off_invitation (call_off_id, commissioner_id, provider_id, party_id, reasons, invited_by, invited_at)
       SELECT $1, $2, md5('bidder-' || b)::uuid, md5('bidders-party-' || b)::uuid, '[]', md5($4)::uuid, app.now() FROM generate_series(1, $3::int) b`,
      [...whose, bidders, staff.creator],
    ],
    [
      `INSERT INTO call_off_bid_draft (call_off_id, provider_id, answers, prices, saved_by, saved_at)
       SELECT $1::uuid, r.provider_id, (SELECT jsonb_object_agg(k.id, repeat('We look after people as we would our own. ', 30)) FROM call_off_criterion k WHERE k.call_off_id = $1),
         jsonb_object_agg(l.id, r.pence - 10), a.id, app.now()
       FROM call_off_line l JOIN rate r ON r.service_line_id = l.service_line_id JOIN account a ON a.provider_id = r.provider_id
       WHERE l.call_off_id = $1 AND a.email LIKE 'bidder%@bench.test' GROUP BY r.provider_id, a.id`,
      [callOffId],
    ],
  ]);
  return callOffId;
}

/** Sets a call-off's close so many seconds ahead. */
export async function openRush(owner: pg.Client, callOffId: string, seconds: number): Promise<Rush> {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  const { rows } = await owner.query<{ at: Date }>(
    "UPDATE call_off SET closes_at = app.now() + make_interval(secs => $2) WHERE id = $1 RETURNING closes_at AS at",
    [callOffId, seconds],
  );
  await owner.query("COMMIT");
  if (!rows[0]) throw new Error("there is no such call-off");
  return { callOffId, closesAt: rows[0].at };
}

async function withoutTriggers(
  owner: pg.Client,
  statements: readonly (readonly [string, readonly unknown[]])[],
) {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  for (const [text, values] of statements) await owner.query(text, [...values]);
  await owner.query("COMMIT");
}
