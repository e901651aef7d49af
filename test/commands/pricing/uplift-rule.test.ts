import { expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, pence } from "#app/domain/money.ts";
import { raise } from "#app/domain/pricing/uplift.ts";
import { proposeYearlyUplift } from "#app/commands/pricing/propose-uplift.server.ts";
import { uplifting } from "#test/factories/uplift.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const fromOn = toDay("2027-04-01");

type Judged = {
  readonly pence: number;
  readonly raised: number;
  readonly cap_pence: number | null;
  readonly held: boolean;
  readonly left_as_it_is: string | null;
  readonly reason: "ROUND" | "NEGOTIATION";
  readonly unit: string;
  readonly valid_from: string;
};

test.each([0, 1, 402, 562, 799])(
  "the database judges each rate as the rule does, at %i basis points and many prices",
  async (uplift) => {
    await database.holdClock("2026-11-24T10:00:00Z");
    const world = await uplifting(database.owner, uplift + 1);
    const lotId = world.coreLotIds[0] ?? "";
    await database.owner.query("UPDATE service_line SET unit = 'WEEK' WHERE lot_id = $1", [lotId]);
    await database.owner.query(
      `INSERT INTO rate (framework_id, membership_id, provider_id, lot_id, service_line_id, area_id, location_id, pence, valid_from, cap_id, cap_pence, reason)
       SELECT r.framework_id, r.membership_id, r.provider_id, r.lot_id, r.service_line_id, a.id, r.location_id, r.pence - n, r.valid_from, r.cap_id,
         r.cap_pence, r.reason FROM rate r JOIN area a ON a.commissioner_id = $2 AND NOT a.everywhere, generate_series(1, 2) n
       WHERE r.lot_id = $1 AND (a.position = n)`,
      [lotId, world.commissionerId],
    );
    const proposed = await proposeYearlyUplift(world.analyst, {
      ...{
        frameworkId: world.frameworkId,
        title: "Uplift",
        fromOn,
        prices: basisPoints(uplift),
        priceBasis: "Index",
      },
      pay: { kind: "stated", change: basisPoints(uplift), basis: "Wage" },
      bounds: { floor: basisPoints(0), ceiling: basisPoints(800) },
      ...{ negotiatedMonths: 5, weeklyThreshold: pence(2_549), reason: "Test" },
      lots: [{ lotId, payShare: basisPoints(5_000) }],
    });
    if (!proposed.ok) throw new Error(proposed.why.kind);
    await database.owner.query("SELECT set_config('app.actor', 'system', false)");
    const { rows } = await database.owner.query<Judged>(
      `SELECT j.pence, j.raised, j.cap_pence, j.held, j.left_as_it_is, r.reason::text, lower(s.unit::text) AS unit, r.valid_from::text
       FROM app.judge_uplift($1) j JOIN rate r ON r.id = j.rate_id JOIN service_line s ON s.id = r.service_line_id`,
      [proposed.value.id],
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const verdict = raise(
        {
          ...{ pence: pence(row.pence), unit: "week", reason: row.reason, validFrom: toDay(row.valid_from) },
          ...{ byException: false, capPence: row.cap_pence === null ? null : pence(row.cap_pence) },
        },
        basisPoints(uplift),
        { negotiatedWithinMonths: 5, weeklyThreshold: pence(2_549) },
        fromOn,
      );
      const own = verdict.ok
        ? { pence: verdict.value.pence, held: verdict.value.held, left: null }
        : { left: verdict.why.kind };
      const inSql =
        row.left_as_it_is === null
          ? { pence: row.raised, held: row.held, left: null }
          : { left: row.left_as_it_is };
      expect(inSql, JSON.stringify(row)).toEqual(own);
    }
  },
);
