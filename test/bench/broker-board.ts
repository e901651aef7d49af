import type pg from "pg";
import { board } from "#app/data/brokerage/board.server.ts";
import { reading } from "#app/data/db.server.ts";
import { raceReading, type Pair } from "./by-hand-reading.ts";
import type { BenchWorld } from "./world.ts";

/** The board as a broker opens it: its own open requests, counted by stage, and the first page of them. */
export function measureBoard(world: BenchWorld, servingUrl: string) {
  return raceReading(world, servingUrl, [ownBoard(world)]);
}

function ownBoard({ commissionerId, accountId }: BenchWorld): Pair {
  return {
    ours: async (actor) => {
      const { counts, rows } = await reading(actor, (tx) =>
        board(
          tx,
          {
            ...{ commissionerId, broker: { id: accountId }, stage: "open" },
            ...{ lotId: null, urgency: null, reference: "" },
          },
          { limit: 50, offset: 0 },
        ),
      );
      return { counts: sorted(counts), rows: rows.map(({ id, stage }) => [id, stage]) };
    },
    byHand: async (client) => {
      const { rows } = await client.query<Row>(byHand, [accountId]);
      const counts: Record<string, number> = {};
      for (const { stage, everywhere } of rows) counts[stage] = everywhere;
      return {
        counts: sorted(counts),
        rows: rows.filter(({ id }) => id !== null).map(({ id, stage }) => [id, stage]),
      };
    },
  };
}

type Row = pg.QueryResultRow & {
  readonly id: string | null;
  readonly stage: string;
  readonly everywhere: number;
};

function sorted(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The same by hand: the broker's open requests with what was asked, offered, chosen and put to a panel. */
const byHand = `
  WITH mine AS MATERIALIZED (
    SELECT r.id, r.urgency, r.created_at, r.reference, r.person_ref, r.support_reason, r.postcode_district, r.starts_on, r.broker_id, e.asked, e.offered,
      CASE WHEN r.held_at IS NOT NULL THEN 'on-hold' WHEN p.waiting THEN 'at-panel'
        WHEN (c.id IS NULL AND e.chosen IS NOT NULL) OR c.offer_id IS NOT NULL OR c.kind = 'DIRECT_PAYMENT' OR e.chosen > c.chosen_at THEN 'to-place'
        WHEN e.offered > 0 THEN 'offers-in' ELSE 'searching' END AS stage
    FROM placement_request r
    LEFT JOIN LATERAL (SELECT count(*)::int AS asked, max(e.chosen_at) AS chosen, (count(*) FILTER (WHERE e.closed_at IS NULL AND EXISTS (
        SELECT 1 FROM placement_offer o WHERE o.enquiry_id = e.id AND o.withdrawn_at IS NULL)))::int AS offered FROM enquiry e WHERE e.request_id = r.id) e ON true
    LEFT JOIN LATERAL (SELECT true AS waiting FROM panel_case k LEFT JOIN panel_decision d ON d.case_id = k.id
        WHERE k.request_id = r.id AND k.withdrawn_at IS NULL AND d.case_id IS NULL LIMIT 1) p ON true
    LEFT JOIN LATERAL (SELECT c.id, c.kind, c.offer_id, c.chosen_at FROM placement_choice c WHERE c.request_id = r.id ORDER BY c.chosen_at DESC, c.id DESC LIMIT 1) c ON true
    WHERE r.broker_id = $1 AND r.archived_at IS NULL AND r.placed_at IS NULL),
  page AS (SELECT * FROM mine WHERE stage <> 'on-hold' ORDER BY urgency DESC, created_at, id LIMIT 50)
  SELECT p.*, a.name, ARRAY(SELECT DISTINCT t.number FROM placement_request_line l JOIN lot t ON t.id = l.lot_id WHERE l.request_id = p.id ORDER BY t.number) AS lots,
    s.stage, s.everywhere FROM (SELECT stage, count(*)::int AS everywhere FROM mine GROUP BY stage) s
  LEFT JOIN page p ON p.stage = s.stage LEFT JOIN account a ON a.id = p.broker_id
  ORDER BY p.urgency DESC, p.created_at, p.id`;
