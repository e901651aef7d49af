import { beforeAll, expect, test } from "vitest";
import { approveRepricing } from "#app/commands/brokerage/decide-new-prices.server.ts";
import { proposeNewPrices } from "#app/commands/brokerage/propose-new-prices.server.ts";
import { repricings } from "#app/data/brokerage/repricings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { aLotRule, aRoundThatLowersARate } from "#test/factories/new-prices.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let roundId: string;

/** A thousand placements at the first member's rate of £24.00, ten hours a week each, which a round lowers to £23.50. */
beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  roundId = await aRoundThatLowersARate(database.owner, world);
  await aLotRule(database.owner, world, { round: "PROPOSE" });
  await insert(database.owner, "placement_limit", [
    {
      ...{ commissioner_id: world.commissionerId, role: "approver", from_on: "2026-01-01" },
      ...{ limit_pence: 0, source: "Scheme of delegation" },
    },
  ]);
  await aPlacement(database.owner, world, {}, 1);
  for (const [table, changes] of copies)
    await database.owner.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, to_jsonb(t) || ${changes})).* FROM ${table} t CROSS JOIN generate_series(2, 1000) n`,
    );
}, 60_000);

const nth = (kind: string) => `('00000000-${kind}-4000-8000-' || lpad(to_hex(n), 12, '0'))`;
const [placement, element, funding] = [nth("0053"), nth("0054"), nth("0055")];
const copies = [
  ["placement", `jsonb_build_object('id', ${placement}, 'reference', 'PL-2026-' || n)`],
  ["placement_element", `jsonb_build_object('id', ${element}, 'placement_id', ${placement})`],
  ["placement_funding", `jsonb_build_object('id', ${funding}, 'placement_id', ${placement})`],
  ["placement_share", `jsonb_build_object('funding_id', ${funding})`],
] as const;

test("a thousand placements follow a round's lower rate: £5.00 less a week each, £260,714.29 less in a year, once however often it is approved", async () => {
  const proposed = await proposeNewPrices(world.commissioner, roundId);
  if (!proposed.ok) throw new Error(proposed.why.kind);
  const { id } = proposed.value;
  const [batch] = await reading(world.approver, (tx) => repricings(tx, id));
  expect(batch).toMatchObject({ kind: "round", placements: 1_000, leftAlone: 0, weeklyMore: -500_000 });
  const answers = await Promise.all([1, 2].map(() => approveRepricing(world.approver, id)));
  expect(answers.filter(({ ok }) => ok)).toEqual([
    { ok: true, value: { applied: 1_000, skipped: 0, yearly: -26_071_429 } },
  ]);
  expect(answers).toContainEqual({ ok: false, why: { kind: "already-decided" } });
  const { rows } = await database.owner.query(
    `SELECT origin, origin_title, pence, weekly_pence, rate_pence, rate_id, from_on::text, count(*)::int FROM placement_element
     GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY from_on`,
  );
  expect(rows).toEqual([
    expect.objectContaining({ origin: "PLACED", origin_title: "", weekly_pence: 24_000, count: 1_000 }),
    {
      ...{ origin: "ROUND", origin_title: "Spring round", pence: 2_350, weekly_pence: 23_500, count: 1_000 },
      ...{ rate_pence: 2_350, rate_id: idOf(92, 1), from_on: "2027-01-04" },
    },
  ]);
});
