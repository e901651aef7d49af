import { beforeAll, beforeEach, expect, test } from "vitest";
import { answerAsIcb } from "#app/commands/brokerage/answer-share.server.ts";
import { icbShares, icbSharesWaiting } from "#app/data/brokerage/icb-shares.server.ts";
import { placementShown } from "#app/data/brokerage/placement-page.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let icb: StaffActor;
let stranger: StaffActor;
const share = { fundingId: idOf(85, 1), stream: "joint" } as const;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  icb = await anIcb(1);
  stranger = await anIcb(2);
  await insert(database.owner, "framework_commissioner", [
    {
      ...{ framework_id: world.frameworkId, commissioner_id: icb.commissionerId, lot_numbers: [1] },
      from_on: "2026-01-01",
    },
  ]);
  await aPlacement(database.owner, world);
  const unapproved = { approved_by: null, approved_at: null, approved_on: null };
  await aPlacement(database.owner, world, unapproved, 2);
  for (const nth of [1, 2])
    await insert(database.owner, "placement_share", [
      {
        ...{ funding_id: idOf(85, nth), commissioner_id: world.commissionerId, stream: "joint" },
        ...{ basis_points: 2_500, takes_rest: false, icb_reference: "", dispute_reason: "" },
      },
    ]);
});

beforeEach(() => database.holdClock(mondayMorning));

test("an ICB sees its shares of approved placements of a framework on which it is named, and no more of them", async () => {
  expect(await reading(icb, (tx) => icbShares(tx, "waiting"))).toEqual([
    {
      ...share,
      ...{ placementId: idOf(83, 1), reference: "PL-2026-9001", personRef: "P-49001", council: "Council 0" },
      ...{ provider: "Provider 0-1", weekly: 24_000, share: { kind: "percent", share: 2_500 } },
      ...{ fromOn: "2026-10-05", toOn: null, acceptedAt: null, disputedAt: null },
      ...{ icbReference: "", disputeReason: "" },
    },
  ]);
  expect(await reading(icb, (tx) => icbSharesWaiting(tx))).toBe(1);
  expect(await reading(icb, (tx) => placementShown(tx, idOf(83, 1)))).toBeUndefined();
  for (const other of [stranger, { ...world.broker, roles: ["nhs"] } satisfies StaffActor])
    expect(await reading(other, (tx) => icbShares(tx, "waiting"))).toEqual([]);
});

test("another ICB's share is not found, an acceptance needs a reference and a dispute a reason", async () => {
  const accepted = { kind: "accepted", reference: "ICB-7" } as const;
  expect(await answerAsIcb(stranger, share, accepted)).toMatchObject({ why: { kind: "not-found" } });
  expect(await answerAsIcb(icb, { ...share, fundingId: idOf(85, 2) }, accepted)).toMatchObject({
    why: { kind: "not-found" },
  });
  expect(await answerAsIcb(icb, share, { kind: "accepted", reference: " " })).toMatchObject({
    why: { kind: "no-reference" },
  });
  expect(await answerAsIcb(icb, share, { kind: "disputed", reason: "" })).toMatchObject({
    why: { kind: "no-reason" },
  });
  await expect(
    reading(stranger, (tx) => tx.$queryRaw`SELECT 1 FROM app.shares_of_icb('one', ${share.fundingId}::uuid)`),
  ).resolves.toEqual([]);
});

test("what the ICB answers stands on the council's placement and on the trail; the later answer counts", async () => {
  expect(await answerAsIcb(icb, share, { kind: "accepted", reference: "ICB-7" })).toMatchObject({ ok: true });
  expect(await answerAsIcb(icb, share, { kind: "accepted", reference: "ICB-8" })).toMatchObject({
    why: { kind: "same-as-before" },
  });
  expect(await reading(icb, (tx) => icbSharesWaiting(tx))).toBe(0);
  expect(await reading(icb, (tx) => icbShares(tx, "answered"))).toMatchObject([{ icbReference: "ICB-7" }]);
  const shown = await reading(world.broker, (tx) => placementShown(tx, idOf(83, 1)));
  const at = new Date(mondayMorning);
  expect(shown?.funding[0]?.shares).toContainEqual(
    expect.objectContaining({ stream: "joint", icbReference: "ICB-7", acceptedAt: at, icbAnsweredAt: at }),
  );
  await database.holdClock("2026-11-17T10:00:00.000Z");
  const disputed = { kind: "disputed", reason: "The person moved out of our area" } as const;
  expect(await answerAsIcb(icb, share, disputed)).toMatchObject({ ok: true });
  const { rows } = await database.owner.query(
    `SELECT e.kind, e.account_id AS by, t.text FROM audit_event e JOIN audit_text t ON t.seq = e.seq
     WHERE e.subject_id = $1 ORDER BY e.seq`,
    [idOf(83, 1)],
  );
  expect(rows).toEqual([
    { kind: "share-accepted-by-icb", by: icb.accountId, text: "ICB-7" },
    { kind: "share-disputed-by-icb", by: icb.accountId, text: "The person moved out of our area" },
  ]);
});

test("where two ICBs are named on a framework, neither is shown the other's people", async () => {
  await insert(database.owner, "framework_commissioner", [
    {
      ...{ framework_id: world.frameworkId, commissioner_id: stranger.commissionerId, lot_numbers: [1] },
      from_on: "2026-01-01",
    },
  ]);
  expect(await reading(icb, (tx) => icbShares(tx, "answered"))).toEqual([]);
  expect(await reading(stranger, (tx) => icbShares(tx, "answered"))).toEqual([]);
});

async function anIcb(nth: number): Promise<StaffActor> {
  const [commissionerId, accountId] = [idOf(98, nth), idOf(99, nth)];
  await insert(database.owner, "commissioner", [
    {
      ...{
        id: commissionerId,
        kind: "ICB",
        name: `ICB ${nth}`,
        short_name: "ICB",
        service_name: "Careframe",
      },
      ...{ brand_colour: "#005a6f", contact_mail: "", contact_phone: "", assessment_url: "" },
    },
  ]);
  await insert(database.owner, "account", [
    {
      ...{ id: accountId, email: `icb${nth}@example.org`, name: `ICB person ${nth}`, roles: ["nhs"] },
      ...{ commissioner_id: commissionerId, created_at: "2026-01-01T00:00:00Z" },
    },
  ]);
  return { kind: "staff", accountId, commissionerId, roles: ["nhs"] };
}
