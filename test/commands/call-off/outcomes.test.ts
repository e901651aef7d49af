import { beforeAll, expect, test } from "vitest";
import { recordOutcome } from "#app/commands/call-off/record-outcome.server.ts";
import { addOutcomeMeasure, removeOutcomeMeasure } from "#app/commands/call-off/set-outcomes.server.ts";
import { measuresOf, resultsFound } from "#app/data/call-off/outcomes.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { OutcomeTerms } from "#app/domain/call-off/outcomes.ts";
import { basisPoints, decimal4 } from "#app/domain/money.ts";
import { aCallOff, callingOff, type CallingOff, type MadeCallOff } from "#test/factories/call-off.ts";
import { aSignedContract } from "#test/factories/signed-contract.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: MadeCallOff;
let contractId: string;
let measureId = "";

const terms: OutcomeTerms = {
  ...{ title: "Living at home", cohort: "People discharged", unit: "per cent", direction: "UP" },
  ...{ baseline: decimal4("40"), target: decimal4("60"), share: basisPoints(2_000), rule: "LINEAR" },
  everyMonths: 3,
};

beforeAll(async () => {
  await database.holdClock("2026-10-29T10:00:00Z");
  world = await callingOff(database.owner);
  const direct = { route: "DIRECT", closes_at: null, questions_close_at: null };
  made = await aCallOff(database.owner, world, "draft", direct);
});

test("measures are added and taken away while the call-off is a draft, and stay within the whole", async () => {
  const { callOffId } = made;
  const first = await addOutcomeMeasure(world.commissioner, callOffId, terms);
  const second = await addOutcomeMeasure(world.commissioner, callOffId, {
    ...terms,
    share: basisPoints(8_000),
  });
  expect([first?.ok, second?.ok]).toEqual([true, true]);
  expect(
    await addOutcomeMeasure(world.commissioner, callOffId, { ...terms, share: basisPoints(1) }),
  ).toMatchObject({
    why: { kind: "shares-over-whole", left: 0 },
  });
  const id = second?.ok ? second.value : "";
  expect(await removeOutcomeMeasure(world.commissioner, callOffId, id)).toMatchObject({ ok: true });
  const held = await reading(world.commissioner, (tx) => measuresOf(tx, callOffId));
  expect(held).toEqual([{ ...terms, id: expect.any(String) as string, position: 1 }]);
  measureId = held[0]?.id ?? "";
});

test("what was put up for approval is not changed", async () => {
  await database.owner.query(
    `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = '2026-10-30T09:00Z', approved_by = $2,
      approved_at = '2026-10-30T15:00Z', published_at = '2026-11-02T09:00Z' WHERE id = $1`,
    [made.callOffId, world.approver.accountId],
  );
  expect(await addOutcomeMeasure(world.commissioner, made.callOffId, terms)).toMatchObject({
    why: { kind: "not-now" },
  });
  expect(await removeOutcomeMeasure(world.commissioner, made.callOffId, measureId)).toMatchObject({
    why: { kind: "not-now" },
  });
  contractId = await aSignedContract(database.owner, world, made);
});

test("a result is recorded once its period is over, and a later record takes its place", async () => {
  const found = { measureId, period: 1, value: decimal4("50"), evidence: "Survey of 40 people" };
  await database.holdClock("2027-04-03T10:00:00Z");
  expect(await recordOutcome(world.finance, contractId, found)).toMatchObject({
    why: { kind: "period-not-over" },
  });
  await database.holdClock("2027-04-05T10:00:00Z");
  // A share of 20% of £26,000.00 over 365 days: 90 days are £1,282.19 (1,282.1918), half of which is earned.
  expect(await recordOutcome(world.finance, contractId, found)).toEqual({ ok: true, value: 64_110 });
  await database.holdClock("2027-04-06T10:00:00Z");
  expect(await recordOutcome(world.finance, contractId, { ...found, value: decimal4("60") })).toEqual({
    ok: true,
    value: 128_219,
  });
  const results = await reading(world.commissioner, (tx) => resultsFound(tx, contractId));
  expect(results).toEqual([{ ...found, value: "60", stake: 128_219 }]);
});

test("a measure of another contract is not recorded here, and a stranger's contract is not there", async () => {
  const other = await callingOff(database.owner, 1);
  const found = { measureId: contractId, period: 1, value: decimal4("50"), evidence: "x" };
  expect(await recordOutcome(world.finance, contractId, found)).toMatchObject({
    why: { kind: "no-such-measure" },
  });
  expect(await recordOutcome(other.finance, contractId, { ...found, measureId })).toBeNull();
});

test("its provider sees its results, and another member does not", async () => {
  const [winner, other] = world.bidders;
  expect(await reading(winner.actor, (tx) => resultsFound(tx, contractId))).toHaveLength(1);
  expect(await reading(winner.actor, (tx) => measuresOf(tx, made.callOffId))).toHaveLength(1);
  expect(await reading(other.actor, (tx) => resultsFound(tx, contractId))).toEqual([]);
});
