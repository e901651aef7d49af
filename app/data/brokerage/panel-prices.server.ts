import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import { weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { toUnit } from "#app/domain/call-off/line-unit.ts";
import { pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";

type Row = {
  readonly lot: string;
  readonly line: string;
  readonly unit: string;
  readonly units: string;
  readonly schedule: string;
  readonly members: number;
  readonly lowest: number | null;
  readonly middle: number | null;
  readonly highest: number | null;
  readonly cap: number | null;
};

/**
 * Each line that a request asks for beside what members charge for it where the person lives and the cap that governs
 * there today: the lowest, the middle and the highest rate, each as it is on file.
 */
export async function pricedLines(tx: Tx, requestId: string): Promise<PanelPack["lines"]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT 'Lot ' || o.number || ', ' || o.title AS lot, s.title AS line, s.unit::text AS unit, l.units::text AS units, l.schedule,
      m.members, m.lowest, m.middle, m.highest, p.pence AS cap
    FROM placement_request_line l JOIN placement_request r ON r.id = l.request_id JOIN lot o ON o.id = l.lot_id
      JOIN service_line s ON s.id = l.service_line_id
      CROSS JOIN LATERAL (SELECT coalesce(r.area_id, (SELECT e.id FROM area e WHERE e.commissioner_id = r.commissioner_id AND e.everywhere)) AS id) here
      LEFT JOIN price_cap p ON p.id = app.governing_cap(s.id, here.id, app.today())
      CROSS JOIN LATERAL (SELECT count(DISTINCT t.provider_id)::int AS members, min(t.pence) AS lowest,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY t.pence) AS middle, max(t.pence) AS highest
        FROM rate t JOIN area e ON e.id = t.area_id WHERE t.service_line_id = s.id AND (t.area_id = here.id OR e.everywhere)
          AND t.valid_from <= app.today() AND (t.valid_to IS NULL OR t.valid_to > app.today())) m
    WHERE l.request_id = ${requestId}::uuid ORDER BY l.position`;
  return rows.map(toLine);
}

function toLine(row: Row): PanelPack["lines"][number] {
  const per = toUnit(row.unit) ?? "week";
  const weekly = (price: number | null) =>
    price === null ? null : weeklyCost({ pence: pence(price), per, units: row.units });
  return { ...row, unit: per, weeklyMiddle: weekly(row.middle), weeklyCap: weekly(row.cap) };
}
