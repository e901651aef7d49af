import { beforeAll, expect, test } from "vitest";
import { approveRepricing } from "#app/commands/brokerage/decide-new-prices.server.ts";
import { proposeNewPrices } from "#app/commands/brokerage/propose-new-prices.server.ts";
import { approveYearlyUplift } from "#app/commands/pricing/decide-uplift.server.ts";
import { placementShown, type ShownShare } from "#app/data/brokerage/placement-page.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { aLotRule, anUpliftToApprove, upliftDay } from "#test/factories/new-prices.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const accepted = "2026-10-20T11:00:00.000Z";
let world: Brokering;

/** Both at £240.00 a week, which the uplift makes £252.00: in 1 the NHS pays half, in 2 a fixed £80.00; the council's sum is fixed in both. */
beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  await aLotRule(database.owner, world, { uplift: "PROPOSE" });
  await insert(database.owner, "placement_limit", [
    {
      ...{ commissioner_id: world.commissionerId, role: "approver", from_on: "2026-01-01" },
      ...{ limit_pence: 1_000_000, source: "Scheme of delegation" },
    },
  ]);
  const upliftId = await anUpliftToApprove(database.owner, world);
  const placed = [
    await aPlacement(database.owner, world, { section_117: true }, 1),
    await aPlacement(database.owner, world, { section_117: true }, 2),
  ];
  const pays = [
    { s117: { basis_points: 5_000 }, council: { weekly_pence: 12_000 } },
    { s117: { weekly_pence: 8_000 }, council: { weekly_pence: 16_000 } },
  ];
  await database.owner.query("DELETE FROM placement_share");
  for (const [index, { s117, council }] of pays.entries()) {
    const share = { funding_id: idOf(85, index + 1), commissioner_id: world.commissionerId };
    const fixed = { ...share, weekly_pence: null, basis_points: null, takes_rest: false, dispute_reason: "" };
    await insert(database.owner, "placement_share", [
      { ...fixed, stream: "s117", ...s117, icb_reference: "AVM-1", accepted_at: accepted },
      { ...fixed, stream: "council", ...council, icb_reference: "", accepted_at: null },
    ]);
  }
  expect(await approveYearlyUplift(world.approver, upliftId, pence(0))).toMatchObject({ ok: true });
  const proposal = await proposeNewPrices(world.broker, upliftId);
  if (!proposal.ok) throw new Error(proposal.why.kind);
  expect(await approveRepricing(world.approver, proposal.value.id)).toMatchObject({
    value: { applied: placed.length },
  });
});

async function nhsShareFromTheDay(nth: number): Promise<ShownShare | undefined> {
  const shown = await reading(world.broker, (tx) => placementShown(tx, idOf(83, nth)));
  const anew = shown?.funding.find(({ fromOn }) => fromOn === toDay(upliftDay));
  return anew?.shares.find(({ stream }) => stream === "s117");
}

test("an NHS share that stays as it was agreed keeps its acceptance and its case reference", async () => {
  expect(await nhsShareFromTheDay(1)).toMatchObject({
    ...{ share: { kind: "percent", share: 5_000 }, icbReference: "AVM-1" },
    acceptedAt: new Date(accepted),
  });
});

test("an NHS share that rises with the price is unconfirmed again", async () => {
  expect(await nhsShareFromTheDay(2)).toMatchObject({
    ...{ share: { kind: "weekly", pence: 8_400 }, icbReference: "", acceptedAt: null },
  });
});
